internal import PaymentModel

/// Field 61, the statement line: `YYMMDD[MMDD][R]C|D[letter]amount TYPE reference[//reference of the bank]`, and a second line.
///
/// Source: SWIFT User Handbook, MT940 field 61, format `6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x]`: value date, entry date, mark, funds code (the
/// third letter of the currency), amount, type, the owner's reference, the institution's reference, supplementary details.
struct Mt940Entry {
    /// Who moved money where. `RC` takes a credit back, so money goes out; `RD` takes a debit back, so it comes in.
    enum Mark: UInt8 {
        case credit, debit, reversalOfCredit, reversalOfDebit
        /// MT942: announced, not booked.
        case expectedCredit, expectedDebit

        var isMoneyIn: Bool { self == .credit || self == .reversalOfDebit || self == .expectedCredit }
        var isReversal: Bool { self == .reversalOfCredit || self == .reversalOfDebit }
        var isExpected: Bool { self == .expectedCredit || self == .expectedDebit }
        /// The letter that it goes by in the totals of MT942.
        var isCreditByLetter: Bool { self == .credit || self == .reversalOfCredit || self == .expectedCredit }
    }

    private(set) var valueDate: BusinessDate?
    /// The entry date in the year nearest to the value date; the value date when there is none.
    private(set) var bookingDate: BusinessDate?
    private(set) var mark: Mark?
    /// Signed minor units: positive is money in.
    private(set) var amountMinor: Int64?
    /// Letter and three characters, as bytes of one word; 0 when missing.
    private(set) var typeCode: UInt32 = 0
    private(set) var ownerReference = 0..<0
    private(set) var bankReference = 0..<0
    /// Why the field is no record; `nil` when it is one.
    private(set) var fault: String?

    /// Reads a field. What can be read of a faulty one is set all the same: the totals count it.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>, currency: CurrencyCode?) {
        var place = range.lowerBound
        readDates(bytes, &place, range.upperBound)
        readMark(bytes, &place, range.upperBound)
        guard mark != nil else { return }
        readAmount(bytes, &place, range.upperBound, currency)
        guard amountMinor != nil else { return }
        readType(bytes, &place, range.upperBound)
        readReferences(bytes, place, range.upperBound)
    }

    private mutating func readDates(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) {
        valueDate = SwiftAmount.date(bytes, at: place, end: end)
        bookingDate = valueDate
        let near = valueDate ?? SwiftAmount.lastDayOfMonth(bytes, at: place, end: end)
        if near == nil { fail("the value date is no date YYMMDD") }
        place = min(place + 6, end)
        guard place + 4 <= end else { return }
        if bytes[place] == 0x20, bytes[place + 1] == 0x20, bytes[place + 2] == 0x20, bytes[place + 3] == 0x20 {
            place += 4
        } else if bytes[place] ^ 0x30 < 10 {
            bookingDate = near.flatMap { SwiftAmount.date(monthDayAt: place, near: $0, bytes) }
            if bookingDate == nil { fail("the entry date is no date MMDD") }
            place += 4
        }
    }

    private mutating func readMark(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) {
        let first = place < end ? bytes[place] : 0
        let second = place + 1 < end ? bytes[place + 1] : 0
        switch (first, second) {
        case (0x43, _): mark = .credit
        case (0x44, _): mark = .debit
        case (0x52, 0x43): mark = .reversalOfCredit
        case (0x52, 0x44): mark = .reversalOfDebit
        case (0x45, 0x43): mark = .expectedCredit
        case (0x45, 0x44): mark = .expectedDebit
        default: return fail("neither C nor D, RC nor RD stands after the dates")
        }
        place += first == 0x43 || first == 0x44 ? 1 : 2
        // The funds code, and what some banks put before the amount.
        if place < end, bytes[place] >= 0x41, bytes[place] <= 0x5A { place += 1 }
        while place < end, bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x0D { place += 1 }
    }

    private mutating func readAmount(
        _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, _ currency: CurrencyCode?
    ) {
        guard let currency, let mark else {
            return fail("no field before it, 60F, 60M or 34F, names a currency that is known")
        }
        do throws(FieldFault) {
            let (magnitude, next) = try SwiftAmount.read(bytes, place..<end, currency)
            amountMinor = mark.isMoneyIn ? magnitude : -magnitude
            place = next
        } catch {
            fail("the amount \(SwiftAmount.reason(error))")
        }
    }

    private mutating func readType(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) {
        guard place < end, bytes[place] != 0x0A, bytes[place] != 0x0D else { return }
        guard bytes[place] >= 0x41, bytes[place] <= 0x5A else {
            return fail("something else than a transaction type follows the amount")
        }
        for _ in 0..<4 {
            let byte = place < end ? bytes[place] : 0x0A
            let isBreak = byte == 0x0A || byte == 0x0D
            let isCharacter = byte ^ 0x30 < 10 || (byte >= 0x41 && byte <= 0x5A)
            typeCode = typeCode << 8 | (isCharacter ? UInt32(byte) : 0x20)
            if !isBreak { place += 1 }
        }
    }

    private mutating func readReferences(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        var stop = start
        while stop < end, bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop += 1 }
        var slashes = start
        while slashes + 1 < stop, bytes[slashes] != 0x2F || bytes[slashes + 1] != 0x2F { slashes += 1 }
        if slashes + 1 >= stop { slashes = stop }
        ownerReference = TextFieldReader.trim(bytes, start..<slashes)
        // Sixteen characters, padded; some Dutch banks go on with the counterparty's name.
        if slashes - start > 16, bytes[start + 15] == 0x20 || bytes[start + 16] == 0x20 {
            ownerReference = TextFieldReader.trim(bytes, start..<start + 16)
        }
        bankReference = TextFieldReader.trim(bytes, min(slashes + 2, stop)..<stop)
    }

    private mutating func fail(_ reason: String) {
        if fault == nil { fault = ":61: \(reason)" }
    }
}
