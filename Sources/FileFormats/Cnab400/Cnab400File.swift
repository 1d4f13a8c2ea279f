/// What the file header says and what has been counted since. A source may hold several files, one after another.
struct Cnab400File {
    /// 1 for the source's first file.
    let ordinal: Int
    let layout: Cnab400Layout
    /// Bank, positions 77-79: three digits.
    let bank: Range<Int>
    let agreement: Range<Int>
    let date: Range<Int>
    let sequence: Range<Int>
    let branch: Range<Int>
    let account: Range<Int>
    /// Number of the header's record, positions 395-400; `nil` when it is not filled in.
    let firstNumber: Int64?

    /// Lines that are not blank, header and trailer included.
    var lines = 1
    /// Number of the last record that had one.
    var lastNumber: Int64?
    /// Records that do not follow the one before, and the line of the first.
    var numberFaults = 0
    var firstNumberFault = 0
    /// Titles, whatever became of them: their number and the sums of their nominal and received amounts, in the order of the
    /// layout's trailer totals.
    var titles: [TitleSums]
    /// Records that are no titles and are not read, by their first character, with the first line of each.
    var passedOver: [UInt8: (count: Int, firstLine: Int)] = [:]
    /// Paid titles without a credit date, and the line of the first.
    var missingCreditDates = 0
    var firstMissingCreditDate = 0
    /// `bank/branch/account` of the first title.
    var titleAccount: String?

    /// What one total of the trailer covers, as far as it was read.
    struct TitleSums {
        var count = 0
        var nominal: Int128 = 0
        var received: Int128 = 0
    }

    /// The file header of a return: `02RETORNO`, and the bank's number at 77-79.
    init?(_ line: FixedWidthLine, ordinal: Int, in bytes: Span<UInt8>) {
        guard Cnab400File.isHeader(line, in: bytes), let bank = line.digits(77...79, in: bytes), bank > 0 else {
            return nil
        }
        self.ordinal = ordinal
        layout = Cnab400Layout.of(bank: Int(bank))
        self.bank = line.range(77...79)
        agreement = TextFieldReader.trim(bytes, line.range(layout.agreement))
        date = TextFieldReader.trim(bytes, line.range(layout.fileDate))
        let nowhere = line.start..<line.start
        sequence = layout.fileSequence.map { TextFieldReader.trim(bytes, line.range($0)) } ?? nowhere
        branch = layout.headerBranch.map { line.range($0) } ?? nowhere
        account = layout.headerAccount.map { line.range($0) } ?? nowhere
        let number = line.digits(395...400, in: bytes)
        firstNumber = number
        lastNumber = number
        titles = [TitleSums](repeating: TitleSums(), count: layout.trailer.count)
    }

    /// Whether the line starts as the file header of a return does.
    static func isHeader(_ line: FixedWidthLine, in bytes: Span<UInt8>) -> Bool {
        guard line.length >= mark.count else { return false }
        for place in mark.indices where bytes[line.start + place] != mark[place] { return false }
        return true
    }

    static let mark = Array("02RETORNO".utf8)

    /// What control totals of the whole file cover: `file`, and for the second one `file 2`.
    var scope: String { ordinal == 1 ? "file" : "file \(ordinal)" }

    /// `bank/branch/account` in digits, without leading zeros but for the bank.
    func accountName(branch: Range<Int>, account: Range<Int>, in bytes: Span<UInt8>) -> String {
        func digits(_ range: Range<Int>) -> String {
            String(decoding: range.map { bytes[$0] }.filter { $0 ^ 0x30 < 10 }.drop { $0 == 0x30 }, as: UTF8.self)
        }
        return "\(String(decoding: bank.map { bytes[$0] }, as: UTF8.self))/\(digits(branch))/\(digits(account))"
    }
}
