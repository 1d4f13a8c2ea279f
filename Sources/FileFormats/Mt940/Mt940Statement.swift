internal import PaymentModel

/// A balance: `C|D`, date YYMMDD, currency, amount (fields 60 and 62).
struct Mt940Balance {
    /// Signed minor units: negative when the account is overdrawn.
    let amountMinor: Int64
    let currency: CurrencyCode
    let date: BusinessDate

    /// `nil` when any part cannot be read.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard range.count > 10 else { return nil }
        let start = range.lowerBound
        let sign = bytes[start]
        let letters = String(decoding: (start + 7..<start + 10).map { bytes[$0] }, as: UTF8.self)
        guard sign == 0x43 || sign == 0x44, let date = SwiftAmount.date(bytes, at: start + 1, end: range.upperBound),
            let currency = CurrencyCode(letters),
            let amount = try? SwiftAmount.read(bytes, start + 10..<range.upperBound, currency)
        else { return nil }
        guard TextFieldReader.trim(bytes, amount.end..<range.upperBound).isEmpty else { return nil }
        amountMinor = sign == 0x44 ? -amount.amountMinor : amount.amountMinor
        self.currency = currency
        self.date = date
    }

    var text: String { "\(currency.code) \(Money.decimal(Int128(amountMinor), in: currency))" }
}

/// One message: a statement, a page of one, or a report within the day, and what has been counted of it.
struct Mt940Statement {
    /// 1 for the source's first message.
    let ordinal: Int
    /// Line on which it starts.
    let line: Int
    /// Account, field 25.
    var account = 0..<0
    /// Statement and page, field 28C.
    var number = 0..<0
    /// What makes the entries' IDs unique beside account and number: the opening balance, or date and time of MT942.
    var mark = 0..<0
    var opening: Mt940Balance?
    /// Field 60M: the page goes on from another one.
    var continuesPage = false
    var hasOpening = false
    var hasClosing = false
    /// Fields 13D, 34F, 90D or 90C: MT942.
    var isInterim = false
    /// Fields 90D or 90C.
    var hasTotals = false
    var currency: CurrencyCode?
    /// Fields 61, and those that are no record too.
    var entries = 0
    /// Signed sum of all entries whose amount can be read.
    var sum: Int128 = 0
    /// Entries by direction, and by the letter that they go by.
    var byDirection = Mt940Sums()
    var byLetter = Mt940Sums()

    init(ordinal: Int, line: Int) {
        self.ordinal = ordinal
        self.line = line
    }

    /// What its control totals cover.
    var scope: String { "statement \(ordinal)" }

    /// Counts an entry whose mark and amount can be read.
    mutating func count(_ entry: Mt940Entry) {
        guard let mark = entry.mark, let amount = entry.amountMinor else { return }
        if !mark.isExpected { sum += Int128(amount) }
        byDirection.add(Int128(amount.magnitude), isCredit: mark.isMoneyIn)
        byLetter.add(Int128(amount.magnitude), isCredit: mark.isCreditByLetter)
    }
}

/// Entries on both sides: numbers, and sums of magnitudes in minor units.
struct Mt940Sums {
    private(set) var debits: (count: Int, sum: Int128) = (0, 0)
    private(set) var credits: (count: Int, sum: Int128) = (0, 0)

    mutating func add(_ magnitude: Int128, isCredit: Bool) {
        if isCredit {
            credits = (credits.count + 1, credits.sum + magnitude)
        } else {
            debits = (debits.count + 1, debits.sum + magnitude)
        }
    }
}
