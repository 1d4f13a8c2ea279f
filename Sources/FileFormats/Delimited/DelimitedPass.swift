internal import PaymentModel

/// One pass over the body of a delimited file.
struct DelimitedPass {
    private let dialect: DelimitedDialect
    private var builder: GenericRecordBuilder
    private var record: DelimitedRecord
    private var fields = FieldTable()
    /// Column and place in the line of the fields that are read.
    private let wanted: [(column: Int, place: Int)]
    private let dateOrder = SettledDateOrder()
    private var plainRows: PlainRows?

    init(dialect: DelimitedDialect, options: ReadOptions, invertsAmounts: Bool, byVectors: Bool)
        throws(ReadError)
    {
        self.dialect = dialect
        plainRows = PlainRows(dialect.layout, invertsAmounts: invertsAmounts, byVectors: byVectors)
        builder = try GenericRecordBuilder(options: options)
        record = DelimitedRecord(fieldsMax: dialect.layout.headers.count + 1)
        let unread: Set<GenericColumn> = [.description, .account]
        wanted = GenericColumn.allCases.filter { !unread.contains($0) && dialect.layout[$0] >= 0 }
            .map { ($0.index, dialect.layout[$0]) }
    }

    /// The range that follows `previous`: as much as can be indexed, or else read record by record.
    func range(after previous: RecordRange, in bytes: Span<UInt8>, _ index: RangeIndex) -> RecordRange? {
        let start = previous.end
        guard start < bytes.count else { return nil }
        let line = previous.line + previous.lineBreaks
        if let indexed = index.scan(bytes, from: start, line: line, delimiter: dialect.delimiter) { return indexed }
        var record = record
        var end = start
        while end < bytes.count, end - start < index.rangeBytesMax {
            record.scan(bytes, at: end, delimiter: dialect.delimiter)
            end = record.end
            // Reading the range will refuse it.
            if record.isTooLong { break }
        }
        return RecordRange(
            start: start, end: end, line: line, lineBreaks: LineBreaks.count(bytes, start..<end), isIndexed: false,
            isTooLong: record.isTooLong)
    }

    /// Reads a range: plain rows into keys where keys are wanted, everything else row by row.
    mutating func read(
        _ range: RecordRange, _ index: RangeIndex, _ bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError) {
        guard range.isIndexed, let output = intake.keyed, plainRows != nil else {
            var (offset, line) = (range.start, range.line)
            while offset < range.end {
                offset = try readRow(bytes, at: offset, line: line, into: &intake)
                line += 1 + record.innerNewlines
            }
            return
        }
        var progress = PlainRows.Progress(row: range.start)
        var known = (offset: range.start, line: range.line)
        while plainRows?.run(&progress, range, index, bytes, output, readDate: { builder.date(bytes, $0) }) == false {
            known = (progress.row, known.line + LineBreaks.count(bytes, known.offset..<progress.row))
            let end = try readRow(bytes, at: progress.row, line: known.line, into: &intake)
            plainRows?.skip(&progress, to: end, index)
        }
        if let tally = plainRows?.takeTally() { intake.reading.add(tally) }
    }

    /// Reads the row at `offset` field by field. Returns where the next one starts.
    mutating func readRow(
        _ bytes: Span<UInt8>, at offset: Int, line: Int, into intake: inout RecordIntake
    ) throws(ReadError) -> Int {
        record.scan(bytes, at: offset, delimiter: dialect.delimiter)
        if record.isTooLong {
            throw RecordLimit.tooLong(
                "record", line: line, RecordLimit.recordBytesMax, "is a quote never closed, or is this another format?")
        }
        if record.fieldCount == dialect.layout.headers.count, !record.hasUnclosedQuote, !record.hasTextAfterQuote {
            try readRecord(bytes, line: line, into: &intake)
        } else {
            try readOddLine(bytes, line: line, into: &intake)
        }
        if record.endsWithoutLineBreak {
            intake.reading.warn(line: line, "the file ends without a line break: its last line may be cut off")
        }
        return record.end
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
            guard error.fault == .unsettledDateOrder else { throw error }
            // What settles the order may not be decoded yet.
            builder.dateOrder = dateOrder.order {
                writer.withWholeSource { settledDateOrder($0) } ?? settledDateOrder(bytes)
            }
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
            if record.isTooLong { break }
            // Lines that are no records settle nothing: their date column may hold anything.
            guard !record.hasUnclosedQuote, !record.hasTextAfterQuote, hasFieldsOfHeader(record) else { continue }
            fields.reuse()
            fields[GenericColumn.date.index] = record.slice(place, bytes, keptIn: &fields)
            if let reading = try? builder.dateReading(fields, bytes) { evidence.add(reading) }
        }
        return evidence.order
    }
}
