/// What the file header (record A) says and what has been counted since. A source may hold several files, one after another.
struct Febraban150File {
    /// 1 for the source's first file.
    let ordinal: Int
    /// Agreement with the bank, 3-22, trimmed.
    let agreement: Range<Int>
    /// Bank, 43-45: three digits.
    let bank: Range<Int>
    /// File sequence, 74-79.
    let sequence: Range<Int>
    /// Layout version, 80-81; 0 when it is not a number.
    let version: Int
    /// Whether the bank sent the file: `2` at 2. `1` is an order to the bank.
    let isReturn: Bool

    /// Lines that are not blank, header and trailer included.
    var lines = 1
    /// Records G: their number, and the sum of their amounts in centavos.
    var collections = 0
    var collected: Int128 = 0
    /// Records F: their number, and the sums of all their amounts and of the debited ones.
    var debits = 0
    var requested: Int128 = 0
    var debited: Int128 = 0
    /// Records E, orders to debit: the sum of their amounts.
    var orders = 0
    var ordered: Int128 = 0
    /// Records of other kinds by their letter, with the first line of each.
    var passedOver: [UInt8: (count: Int, firstLine: Int)] = [:]

    /// A record A. `nil` when the line is none.
    init?(_ line: FixedWidthLine, ordinal: Int, in bytes: Span<UInt8>) {
        let direction = line.byte(2, in: bytes)
        guard !line.isTooLong(in: bytes), line.byte(1, in: bytes) == UInt8(ascii: "A"),
            direction == UInt8(ascii: "1") || direction == UInt8(ascii: "2"),
            let bank = line.digits(43...45, in: bytes), bank > 0, line.yearFirstDate(66...73, in: bytes) != nil
        else { return nil }
        self.ordinal = ordinal
        agreement = TextFieldReader.trim(bytes, line.range(3...22))
        self.bank = line.range(43...45)
        sequence = TextFieldReader.trim(bytes, line.range(74...79))
        version = Int(line.digits(80...81, in: bytes) ?? 0)
        isReturn = direction == UInt8(ascii: "2")
    }

    /// What control totals of the whole file cover: `file`, and for the second one `file 2`.
    var scope: String { ordinal == 1 ? "file" : "file \(ordinal)" }

    /// `bank/agreement`: the files name no account that is alike in all records.
    func account(in bytes: Span<UInt8>) -> String {
        TextFieldReader.string(bank.map { bytes[$0] } + [0x2F] + agreement.map { bytes[$0] })
    }
}
