/// What the file header says and what has been counted since. A source may hold several files, one after another.
struct Cnab240File {
    /// 1 for the source's first file.
    let ordinal: Int
    let layout: Cnab240Layout
    /// Bank, positions 1-3: three digits.
    let bank: Range<Int>
    /// Agreement with the bank, positions 33-52, trimmed.
    let agreement: Range<Int>
    /// File sequence, positions 158-163, trimmed.
    let sequence: Range<Int>
    let returnsBranch: Range<Int>
    let returnsAccount: Range<Int>
    let statementBranch: Range<Int>
    let statementAccount: Range<Int>

    /// Lines that are not blank, header and trailer included.
    var lines = 1
    /// Lines between lot headers and lot trailers.
    var details = 0
    /// Titles that were paid.
    var paidTitles = 0
    /// Lot headers.
    var lots = 0

    /// Reads a file header. `nil` when the line is none: record type 0 and a bank of three digits, not all zero.
    init?(_ line: FixedWidthLine, ordinal: Int, in bytes: Span<UInt8>) {
        guard !line.hasWrongLength(in: bytes), line.type(in: bytes) == 0x30,
            let bank = line.digits(1...3, in: bytes), bank > 0
        else { return nil }
        self.ordinal = ordinal
        layout = Cnab240Layout.of(bank: Int(bank))
        self.bank = line.range(1...3)
        agreement = TextFieldReader.trim(bytes, line.range(33...52))
        sequence = TextFieldReader.trim(bytes, line.range(158...163))
        returnsBranch = line.range(layout.returnsHeader.branch)
        returnsAccount = line.range(layout.returnsHeader.account)
        statementBranch = line.range(layout.statementHeader.branch)
        statementAccount = line.range(layout.statementHeader.account)
    }

    /// What control totals of the whole file cover: `file`, and for the second one `file 2`.
    var scope: String { ordinal == 1 ? "file" : "file \(ordinal)" }

    /// What control totals of a lot cover.
    func scope(of lot: Cnab240Lot) -> String { ordinal == 1 ? lot.name : "\(scope), \(lot.name)" }

    /// `bank/branch/account` in digits, without leading zeros but for the bank.
    /// Some banks put the account elsewhere in returns than in statements and payments.
    func account(isReturn: Bool, in bytes: Span<UInt8>) -> String {
        func digits(_ range: Range<Int>) -> String {
            let digits = range.map { bytes[$0] }.filter { $0 ^ 0x30 < 10 }.drop { $0 == 0x30 }
            return String(decoding: digits, as: UTF8.self)
        }
        let bank = String(decoding: bank.map { bytes[$0] }, as: UTF8.self)
        let branch = digits(isReturn ? returnsBranch : statementBranch)
        let account = digits(isReturn ? returnsAccount : statementAccount)
        return "\(bank)/\(branch)/\(account)"
    }
}
