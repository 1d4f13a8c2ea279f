internal import PaymentModel

/// How one program's journals are written.
protocol JournalSyntax {
    /// The format's name for people.
    static var name: String { get }
    /// Whether a blank line ends a transaction.
    static var blankLineEnds: Bool { get }
    /// Whether a tag `date` gives a posting a date of its own.
    static var postingsHaveDates: Bool { get }

    init()

    /// Takes a line that is not indented.
    ///
    /// - Throws: ``ReadError`` for what would change the meaning of other lines and is not read.
    mutating func take(_ line: JournalLine, _ bytes: Span<UInt8>) throws(ReadError) -> JournalEntry

    /// Takes an indented line of a transaction.
    mutating func take(_ line: JournalLine, _ bytes: Span<UInt8>, into transaction: inout JournalTransaction)
}

/// What a line that is not indented begins.
enum JournalEntry {
    case transaction(JournalTransaction)
    /// A comment, which may stand within a transaction.
    case comment
    /// A declaration, a price, a rule: nothing that is read, nor what is indented under it.
    case directive
    case unknown
}

/// Puts the lines of a journal together into transactions.
struct JournalScanner<Syntax: JournalSyntax> {
    private var syntax = Syntax()
    private var lines: JournalLines
    private var begun: JournalTransaction?
    /// Whether indented lines belong to a directive, as long as no transaction begins.
    private var isBelowDirective = false
    private(set) var transaction = JournalTransaction()

    init(_ bytes: Span<UInt8>) { lines = JournalLines(bytes) }

    var endsWithoutLineBreak: Bool { lines.endsWithoutLineBreak }

    /// Goes on to the next transaction, or to a line that is none, which has a fault and no postings. False at the end.
    mutating func next(_ bytes: Span<UInt8>) throws(ReadError) -> Bool {
        while let line = lines.next(bytes) {
            if line.isTooLong {
                if finish(JournalScanner.fault(line, "the line is longer than 1 MiB")) { return true }
            } else if line.isBlank {
                if Syntax.blankLineEnds, finish(nil) { return true }
            } else if line.isIndented(bytes) {
                guard var transaction = begun.take() else {
                    if isBelowDirective || bytes[line.firstPlace(bytes)] == 0x3B { continue }
                    if finish(JournalScanner.fault(line, "an indented line that belongs to no transaction")) {
                        return true
                    }
                    continue
                }
                syntax.take(line, bytes, into: &transaction)
                begun = transaction
            } else {
                switch try syntax.take(line, bytes) {
                case .comment: continue
                case .transaction(let next):
                    isBelowDirective = false
                    if finish(next) { return true }
                case .directive:
                    isBelowDirective = true
                    if finish(nil) { return true }
                case .unknown:
                    isBelowDirective = false
                    if finish(JournalScanner.fault(line, "is neither a transaction nor a directive that is known")) {
                        return true
                    }
                }
            }
        }
        return finish(nil)
    }

    /// Ends the transaction in hand and begins another. False when there was none.
    private mutating func finish(_ next: JournalTransaction?) -> Bool {
        defer { begun = next }
        guard let begun else { return false }
        transaction = begun
        return true
    }

    private static func fault(_ line: JournalLine, _ reason: String) -> JournalTransaction {
        var transaction = JournalTransaction()
        (transaction.start, transaction.length, transaction.line) = (line.start, line.end - line.start, line.number)
        transaction.fault = RowFault(reason)
        return transaction
    }
}
