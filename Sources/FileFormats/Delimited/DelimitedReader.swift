internal import PaymentModel

/// Reads generic CSV: RFC 4180 with `,` `;` tab or `|`, quotes, line breaks inside quotes, LF or CRLF, a byte order
/// mark, UTF-8 or Latin-1, columns by name in any order.
///
/// A quote is special only as the first character of a field. A line with fewer fields than the header, or with more that
/// are not empty, is invalid: with an unquoted decimal comma every later field would be off by one.
public struct DelimitedReader: RangedReader {
    private let options: ReadOptions
    /// Whether plain rows are read sixteen bytes at a time. The result is the same.
    let byVectors: Bool
    /// The file that is being read.
    private var pass: DelimitedPass?

    public static let bytesPerRecord = 80

    /// A first line with a delimiter in it, and nothing that no text has.
    public static func recognizes(_ head: SourceHead) -> Bool {
        head.firstLine.contains { DelimitedDialect.delimiters.contains($0) } && !head.hasControlBytes
            && !head.starts(with: "{") && !head.starts(with: "[") && !head.starts(with: "<")
    }

    public init(options: ReadOptions) { self.init(options: options, byVectors: PlainValues.hasVectors) }

    init(options: ReadOptions, byVectors: Bool) {
        self.options = options
        self.byVectors = byVectors
    }

    /// Reads the header.
    public mutating func begin(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) -> RecordRange {
        let dialect = try DelimitedDialect.find(bytes, mapping: options.mapping)
        pass = try DelimitedPass(
            dialect: dialect, options: options, invertsAmounts: intake.invertsAmounts, byVectors: byVectors)
        intake.reading.layout = dialect.delimiterName
        if dialect.bodyOffset == bytes.count, bytes[bytes.count - 1] != 0x0A {
            intake.reading.warn(
                line: dialect.bodyLine - 1, "the file ends without a line break: its header may be cut off")
        }
        return RecordRange(
            start: dialect.bodyOffset, end: dialect.bodyOffset, line: dialect.bodyLine, lineBreaks: 0, isIndexed: false)
    }

    /// As many whole records as fit a range.
    public func range(after previous: RecordRange, in bytes: Span<UInt8>, _ index: RangeIndex) -> RecordRange? {
        pass?.range(after: previous, in: bytes, index)
    }

    public mutating func read(
        _ range: RecordRange, _ index: RangeIndex, of bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError) {
        try pass?.read(range, index, bytes, into: &intake)
    }

    /// Reads one record again.
    public mutating func readAgain(
        at offset: Int, line: Int, of bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError) {
        _ = try pass?.readRow(bytes, at: offset, line: line, into: &intake)
    }

    /// The names of the header's columns and the fields that they are read as; empty when the header cannot be read.
    public func columns(of bytes: Span<UInt8>) -> [(name: String, field: GenericColumn?)] {
        guard let layout = try? DelimitedDialect.find(bytes, mapping: options.mapping).layout else { return [] }
        return layout.headers.enumerated().map { place, name in
            (name, GenericColumn.allCases.first { layout[$0] == place })
        }
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        guard let dialect = try? DelimitedDialect.find(bytes, mapping: options.mapping), offset < bytes.count else {
            return offset..<offset
        }
        var record = DelimitedRecord(fieldsMax: 1)
        record.scan(bytes, at: offset, delimiter: dialect.delimiter)
        return offset..<record.end
    }

    /// The field of the taxpayer ID, without its quotes.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        guard let dialect = try? DelimitedDialect.find(bytes, mapping: options.mapping), offset < bytes.count else {
            return nil
        }
        let place = dialect.layout[.taxpayerID]
        var record = DelimitedRecord(fieldsMax: dialect.layout.headers.count)
        record.scan(bytes, at: offset, delimiter: dialect.delimiter)
        guard (0..<record.fieldCount).contains(place) else { return nil }
        var fields = FieldTable()
        let slice = record.slice(place, bytes, keptIn: &fields)
        return TextFieldReader.string(fields.characters(slice, bytes))
    }
}
