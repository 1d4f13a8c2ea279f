internal import PaymentModel

/// Reads JSON Lines: one object a line, keys named as the columns of generic CSV.
///
/// Amounts may be numbers or strings; both are read as decimal text, so no floating point comes near them. A
/// number with an exponent is invalid. Nested values are passed over.
public struct JSONLinesReader: RangedReader {
    private let options: ReadOptions
    /// The file that is being read.
    private var pass: JSONLinesPass?

    public static let bytesPerRecord = 120

    /// A first line that opens an object and does not end there: a document in many lines opens it and ends the line.
    public static func recognizes(_ head: SourceHead) -> Bool {
        guard head.starts(with: "{"), !head.hasControlBytes else { return false }
        return head.firstLine.dropFirst().contains { $0 != 0x20 && $0 != 0x09 }
    }

    public init(options: ReadOptions) { self.options = options }

    /// Passes over a byte order mark.
    public mutating func begin(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) -> RecordRange {
        pass = JSONLinesPass(
            builder: try GenericRecordBuilder(options: options), mapping: options.mapping,
            invertsAmounts: intake.invertsAmounts)
        intake.reading.layout = "one object a line"
        let start = ByteOrderMark.length(bytes)
        if start == bytes.count { intake.reading.warn("the file is empty; it is read as no records") }
        return RecordRange(start: start, end: start, line: 1, lineBreaks: 0, isIndexed: false)
    }

    /// As many whole lines as fit a range.
    public func range(after previous: RecordRange, in bytes: Span<UInt8>, _ index: RangeIndex) -> RecordRange? {
        let start = previous.end
        guard start < bytes.count else { return nil }
        let end =
            LineScan.lastBreak(bytes, start..<min(start + index.rangeBytesMax, bytes.count))
            ?? LineScan.next(bytes, from: start).next
        return RecordRange(
            start: start, end: end, line: previous.line + previous.lineBreaks,
            lineBreaks: LineBreaks.count(bytes, start..<end), isIndexed: false,
            isTooLong: LineScan.isTooLong(bytes, next: end))
    }

    public mutating func read(
        _ range: RecordRange, _ index: RangeIndex, of bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError) {
        try pass?.read(range, bytes, into: &intake)
    }

    /// Reads one record again.
    public mutating func readAgain(
        at offset: Int, line: Int, of bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError) {
        try pass?.readLine(bytes, offset..<LineScan.next(bytes, from: offset).end, line: line, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        offset < bytes.count ? offset..<LineScan.next(bytes, from: offset).next : offset..<offset
    }

    /// The value of the taxpayer ID, unescaped.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        guard let builder = try? GenericRecordBuilder(options: options) else { return nil }
        var pass = JSONLinesPass(builder: builder, mapping: options.mapping, invertsAmounts: false)
        return pass.taxpayerID(bytes, offset..<LineScan.next(bytes, from: offset).end)
    }
}
