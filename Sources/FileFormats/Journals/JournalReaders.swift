internal import PaymentModel

/// Reads journals of hledger and Ledger as they are: a posting to our account is a record.
///
/// Source: hledger manual, "Journal". Amounts that are left out are inferred where one sum of one currency gives them.
public struct HledgerJournalReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 60

    public init(options: ReadOptions) { self.options = options }

    /// Comments and directives, then a date that starts a line and an indented line under it.
    public static func recognizes(_ head: SourceHead) -> Bool {
        !BeancountReader.recognizes(head) && JournalHead.holds(head, HledgerSyntax())
    }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        try JournalReading<HledgerSyntax>.read(bytes, options, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        JournalReading<HledgerSyntax>.extent(offset, bytes)
    }

    /// The value of a tag of the posting or its transaction.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        JournalReading<HledgerSyntax>.taxpayerID(offset, bytes)
    }
}

/// Reads Beancount's journals: a posting to our account is a record.
///
/// Source: Beancount, "Language Syntax".
public struct BeancountReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 60

    public init(options: ReadOptions) { self.options = options }

    /// The first line that starts with a date has one of Beancount's directives, or a flag and a text in quotes.
    public static func recognizes(_ head: SourceHead) -> Bool {
        guard JournalHead.holds(head, BeancountSyntax()),
            let line = head.lines.first(where: { ($0.first ?? 0) ^ 0x30 < 10 })
        else { return false }
        let rest = line.drop { $0 != 0x20 && $0 != 0x09 }.drop { $0 == 0x20 || $0 == 0x09 }
        if (rest.first ?? 0) >= 0x61 { return true }
        return rest.dropFirst().first { $0 != 0x20 && $0 != 0x09 } == 0x22
    }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        try JournalReading<BeancountSyntax>.read(bytes, options, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        JournalReading<BeancountSyntax>.extent(offset, bytes)
    }

    /// The value of metadata of the posting or its transaction.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        JournalReading<BeancountSyntax>.taxpayerID(offset, bytes)
    }
}

/// Tells journals by their first lines.
enum JournalHead {
    /// Whether all lines up to the first transaction are of the syntax, and an indented line follows its header. A file of
    /// directives alone is no journal with payments.
    static func holds(_ head: SourceHead, _ start: some JournalSyntax) -> Bool {
        guard !head.hasControlBytes else { return false }
        var syntax = start
        let bytes = head.bytes.span
        var lines = JournalLines(bytes)
        var awaitsPosting = false
        while let line = lines.next(bytes) {
            if line.isBlank { continue }
            if line.isIndented(bytes) {
                if awaitsPosting { return true }
                continue
            }
            if awaitsPosting { return false }
            do throws(ReadError) {
                switch try syntax.take(line, bytes) {
                case .unknown: return false
                case .comment, .directive: continue
                case .transaction(let transaction):
                    if transaction.fault != nil { return false }
                    awaitsPosting = true
                }
            } catch { continue }
        }
        return false
    }
}
