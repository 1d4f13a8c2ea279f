internal import PaymentModel

/// Reads NACHA files of the American ACH: entries, and above all returns.
///
/// Each entry (record 6) that moves money is a record in USD. One with addenda 99 is a return: its original reference is the trace number of the
/// entry that came back. Signs are the originator's, whose bank sends him the returns. Notifications of change (addenda 98), prenotifications and
/// accounting advices move no money. The controls, records 8 and 9, are control totals.
///
/// Source: Nacha Operating Rules and Guidelines, appendix three, ACH record format specifications; positions 1-based and inclusive.
public struct NachaReader: FormatReader {
    /// Characters of a line.
    static let width = 94
    /// All entries are in dollars.
    static let usd = CurrencyCode("USD") ?? .brl

    private let options: ReadOptions

    public static let bytesPerRecord = 94

    public init(options: ReadOptions) { self.options = options }

    /// A file header: record type 1, priority 01, and at 35-40 record size 094, ten lines a block, format 1.
    public static func recognizes(_ head: SourceHead) -> Bool {
        let line = head.firstLine
        guard line.count >= 40, line.starts(with: Array("101".utf8)) else { return false }
        return line.dropFirst(34).starts(with: Array("094101".utf8))
    }

    static func isFileHeader(_ line: FixedWidthLine, _ bytes: Span<UInt8>) -> Bool {
        line.digits(1...3, in: bytes) == 101 && line.digits(35...37, in: bytes) == 94
    }

    /// Reads a whole source, which may hold several files, one record a line or all in one line.
    ///
    /// - Throws: ``ReadError`` when the first line is no file header, or far too many lines cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var scanner = FixedWidthScanner(bytes, width: NachaReader.width)
        var session: NachaSession?
        while let line = scanner.next(in: bytes) {
            if line.isBlank(in: bytes) { continue }
            for record in NachaReader.records(of: line) {
                if session == nil {
                    session = try NachaSession(first: record, bytes, options: options)
                } else {
                    try session?.take(record, bytes, &intake)
                }
            }
        }
        guard session != nil else { throw ReadError(line: 1, "the file holds no line: ask the bank for it again") }
        try session?.finish(bytes, &intake)
    }

    /// The records of a physical line: one, or all of a file without line breaks.
    private static func records(of line: FixedWidthLine) -> LineRecords { LineRecords(line: line) }

    /// The bytes of the entry that starts at `offset`, with its addenda.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        var scanner = FixedWidthScanner(bytes, width: NachaReader.width, from: start)
        var end = start
        var isFirst = true
        while let line = scanner.next(in: bytes) {
            if line.isBlank(in: bytes) { continue }
            for record in NachaReader.records(of: line) {
                guard isFirst || record.byte(1, in: bytes) == 0x37 else { return start..<end }
                isFirst = false
                end = record.start + record.length
            }
        }
        return start..<end
    }

    /// NACHA has no field for one: the individual ID, positions 40-54, is the originator's own number of his customer.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? { nil }
}

/// A physical line cut into records of 94 characters, when it holds several.
private struct LineRecords: Sequence, IteratorProtocol {
    private let line: FixedWidthLine
    private let isSeveral: Bool
    private var place = 0

    init(line: FixedWidthLine) {
        self.line = line
        isSeveral = line.length >= 2 * NachaReader.width && line.length % NachaReader.width == 0
    }

    mutating func next() -> FixedWidthLine? {
        guard place < Swift.max(line.length, 1) else { return nil }
        guard isSeveral else {
            place = .max
            return line
        }
        let start = line.start + place
        place += NachaReader.width
        return FixedWidthLine(
            start: start, length: NachaReader.width, number: line.number,
            endsSource: line.endsSource && place >= line.length, width: NachaReader.width)
    }
}
