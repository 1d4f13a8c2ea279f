internal import PaymentModel

/// Reads generic CSV: RFC 4180 with `,` `;` tab or `|`, quotes, line breaks inside quotes, LF or CRLF, a byte order
/// mark, UTF-8 or Latin-1, columns by name in any order.
///
/// A quote is special only as the first character of a field. A line with fewer fields than the header, or with more that
/// are not empty, is invalid: with an unquoted decimal comma every later field would be off by one.
public struct DelimitedReader: FormatReader {
    private let options: GenericOptions

    public init(options: GenericOptions) { self.options = options }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        let dialect = try DelimitedDialect.find(bytes, mapping: options.mapping)
        var pass = try DelimitedPass(dialect: dialect, options: options)
        intake.reading.layout = dialect.delimiterName
        try pass.run(bytes, into: &intake)
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

/// One pass over the body of a delimited file.
private struct DelimitedPass {
    private let dialect: DelimitedDialect
    private var builder: GenericRecordBuilder
    private var record: DelimitedRecord
    private var fields = FieldTable()
    /// Column and place in the line of the fields that are read.
    private let wanted: [(column: Int, place: Int)]
    private var hasLookedForDateOrder = false

    init(dialect: DelimitedDialect, options: GenericOptions) throws(ReadError) {
        self.dialect = dialect
        builder = try GenericRecordBuilder(options: options)
        record = DelimitedRecord(fieldsMax: dialect.layout.headers.count + 1)
        let unread: Set<GenericColumn> = [.description, .account]
        wanted = GenericColumn.allCases.filter { !unread.contains($0) && dialect.layout[$0] >= 0 }
            .map { ($0.index, dialect.layout[$0]) }
    }

    mutating func run(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var offset = dialect.bodyOffset
        var line = dialect.bodyLine
        let columnCount = dialect.layout.headers.count
        if offset == bytes.count, bytes[offset - 1] != 0x0A {
            intake.reading.warn(line: line - 1, "the file ends without a line break: its header may be cut off")
        }
        while offset < bytes.count {
            record.scan(bytes, at: offset, delimiter: dialect.delimiter)
            if record.fieldCount == columnCount, !record.hasUnclosedQuote, !record.hasTextAfterQuote {
                try readRecord(bytes, line: line, into: &intake)
            } else {
                try readOddLine(bytes, line: line, into: &intake)
            }
            if record.endsWithoutLineBreak {
                intake.reading.warn(line: line, "the file ends without a line break: its last line may be cut off")
            }
            offset = record.end
            line += 1 + record.innerNewlines
        }
    }

    private mutating func readRecord(
        _ bytes: Span<UInt8>, line: Int, into intake: inout RecordIntake
    ) throws(ReadError) {
        if record.isEmpty(bytes) { return }
        fields.reuse()
        fields.isASCII = record.isASCII
        for (column, place) in wanted { fields[column] = record.slice(place, bytes, keptIn: &fields) }
        do throws(LineFault) {
            var packed = try build(bytes, writer: &intake.writer)
            packed.line = UInt32(clamping: line)
            intake.accept(packed, offset: record.start)
        } catch {
            try reject(bytes, line: line, error.reason(fields, bytes), into: &intake)
        }
    }

    /// A line with the wrong number of fields or with broken quotes.
    private mutating func readOddLine(
        _ bytes: Span<UInt8>, line: Int, into intake: inout RecordIntake
    ) throws(ReadError) {
        let columnCount = dialect.layout.headers.count
        if record.isEmpty(bytes) { return }
        if record.hasUnclosedQuote {
            try reject(
                bytes, line: line, "a quote that opens here is never closed, so the rest of the file is one field",
                into: &intake)
        } else if record.hasTextAfterQuote {
            try reject(
                bytes, line: line, "text follows a closing quote; a quote inside a field is doubled", into: &intake)
        } else if hasFieldsOfHeader(record) {
            try readRecord(bytes, line: line, into: &intake)
        } else {
            let hint = record.fieldCount > columnCount ? "; is a field with the delimiter in it not quoted?" : ""
            try reject(
                bytes, line: line, "has \(record.fieldCount) fields where the header has \(columnCount)\(hint)",
                into: &intake)
        }
    }

    /// As many fields as the header has; a delimiter may end the line, as in some exports.
    private func hasFieldsOfHeader(_ record: DelimitedRecord) -> Bool {
        let surplus = record.fieldCount - dialect.layout.headers.count
        return surplus == 0 || (surplus == 1 && record.range(record.fieldCount - 1).isEmpty)
    }

    private func reject(
        _ bytes: Span<UInt8>, line: Int, _ reason: String, into intake: inout RecordIntake
    ) throws(ReadError) {
        var end = record.end
        while end > record.start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        try intake.reject(offset: record.start, length: end - record.start, line: line, reason)
    }

    /// A record of the fields. The first date that could be read in two ways makes the whole file be looked through
    /// for one that settles the order.
    private mutating func build(
        _ bytes: Span<UInt8>, writer: inout RecordWriter
    ) throws(LineFault) -> PackedRecord {
        do throws(LineFault) {
            return try builder.build(fields, bytes, writer: &writer)
        } catch {
            guard error.fault == .unsettledDateOrder, !hasLookedForDateOrder else { throw error }
            hasLookedForDateOrder = true
            builder.dateOrder = settledDateOrder(bytes)
            return try builder.build(fields, bytes, writer: &writer)
        }
    }

    /// The order of day and month that the dates of the file allow, or `nil` when they allow both or contradict each other.
    private func settledDateOrder(_ bytes: Span<UInt8>) -> DateOrder? {
        var builder = builder
        var record = record
        var evidence = DateOrderEvidence()
        var fields = FieldTable()
        let place = dialect.layout[.date]
        var offset = dialect.bodyOffset
        while offset < bytes.count {
            record.scan(bytes, at: offset, delimiter: dialect.delimiter)
            offset = record.end
            // Lines that are no records settle nothing: their date column may hold anything.
            guard !record.hasUnclosedQuote, !record.hasTextAfterQuote, hasFieldsOfHeader(record) else { continue }
            fields.reuse()
            fields[GenericColumn.date.index] = record.slice(place, bytes, keptIn: &fields)
            if let reading = try? builder.dateReading(fields, bytes) { evidence.add(reading) }
        }
        return evidence.order
    }
}
