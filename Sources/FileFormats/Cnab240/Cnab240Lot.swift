/// An open lot: what its header says and what has been counted since.
struct Cnab240Lot {
    /// Positions 4-7, as four characters in one word.
    private(set) var number: UInt32
    /// The header says that this is an account statement: operation `E`, position 9.
    let isStatement: Bool
    /// The header says that money comes in: operation `D`, debits from the accounts of others. Otherwise payments go out.
    let isDebit: Bool
    /// The payments are PIX: form 45 (transfer) or 47 (QR code), positions 12-13.
    let isPIX: Bool
    /// Opening balance in centavos, positions 151-168 of a statement's header, sign at 169.
    let opening: Int64?

    /// Lines since the lot header.
    var details = 0
    /// Titles (segments T and U) that were paid.
    var paidTitles = 0
    var hasTitles = false
    var hasPayments = false
    /// Segments A that were paid.
    var paidPayments = 0
    /// Amounts of segments A in centavos: as ordered, and as paid where they were; also where the record could not be read.
    var orderedSum: Int128 = 0
    var paidSum: Int128 = 0
    var hasEntries = false
    /// Statement lines in centavos: what they say, also where the line's record could not be read.
    var debits: Int128 = 0
    var credits: Int128 = 0

    /// The lot of a lot header.
    init(header line: FixedWidthLine, in bytes: Span<UInt8>) {
        number = line.lotNumber(in: bytes)
        isStatement = line.byte(9, in: bytes) == 0x45
        isDebit = line.byte(9, in: bytes) == 0x44
        let form = line.digits(12...13, in: bytes)
        isPIX = form == 45 || form == 47
        opening = isStatement ? line.signedAmount(151...168, sign: 169, in: bytes) : nil
    }

    /// A lot whose header is missing.
    init(headerless line: FixedWidthLine, in bytes: Span<UInt8>) {
        number = line.lotNumber(in: bytes)
        isStatement = false
        isDebit = false
        isPIX = false
        opening = nil
    }

    /// Whether a line stands in this lot. BTG Pactual writes 0000 into its lot headers: such a lot takes the number of its
    /// first line.
    mutating func holds(_ line: FixedWidthLine, in bytes: Span<UInt8>) -> Bool {
        let lineNumber = line.lotNumber(in: bytes)
        if number == Cnab240Lot.unnumbered, details == 0 { number = lineNumber }
        return number == lineNumber
    }

    /// The number 0000.
    private static let unnumbered: UInt32 = 0x3030_3030

    /// Whether the trailer is a statement's.
    var endsAsStatement: Bool { isStatement || (hasEntries && !hasTitles) }

    /// Whether the trailer is one of payments.
    var endsAsPayments: Bool { hasPayments && !hasTitles && !hasEntries }

    /// `lot 1`, for people.
    var name: String {
        var value = 0
        for shift in [24, 16, 8, 0] {
            let digit = Int(number >> UInt32(shift) & 0xFF) ^ 0x30
            guard digit < 10 else { return "lot ?" }
            value = value * 10 + digit
        }
        return "lot \(value)"
    }

    mutating func add(_ signedAmount: Int64) {
        if signedAmount < 0 { debits -= Int128(signedAmount) } else { credits += Int128(signedAmount) }
    }
}
