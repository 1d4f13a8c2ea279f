internal import PaymentModel

/// One pass over a file of JSON Lines.
struct JSONLinesPass {
    private var builder: GenericRecordBuilder
    private let keys: KeyLayout
    private var fields = FieldTable()
    private var ranks = [Int](repeating: Int.max, count: GenericColumn.allCases.count)
    /// One bit for each name of a column that the object has.
    private var namesSeen = [UInt8](repeating: 0, count: GenericColumn.allCases.count)
    private var plainLines: PlainLines
    private let dateOrder = SettledDateOrder()

    init(builder: GenericRecordBuilder, mapping: ColumnMapping, invertsAmounts: Bool) {
        self.builder = builder
        plainLines = PlainLines(invertsAmounts: invertsAmounts)
        keys = KeyLayout(mapping: mapping)
    }

    /// Reads the lines of a range.
    mutating func read(
        _ range: RecordRange, _ bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError) {
        var offset = range.start
        var line = range.line
        while offset < range.end {
            if let output = intake.keyed {
                let plainEnd = plainLines.run(from: offset, range, bytes, output) { builder.date(bytes, $0) }
                line += LineBreaks.count(bytes, offset..<plainEnd)
                offset = plainEnd
                if offset == range.end { break }
            }
            let (end, next) = LineScan.next(bytes, from: offset)
            if LineScan.isTooLong(bytes, next: next) {
                throw RecordLimit.tooLong(
                    "line", line: line, RecordLimit.recordBytesMax, "is this one document and not an object a line?")
            }
            if !TextFieldReader.trim(bytes, offset..<end).isEmpty {
                try readLine(bytes, offset..<end, line: line, into: &intake)
            }
            if next == bytes.count, bytes[next - 1] != 0x0A {
                intake.reading.warn(line: line, "the file ends without a line break: its last line may be cut off")
            }
            offset = next
            line += 1
        }
        intake.reading.add(plainLines.takeTally())
    }

    /// The taxpayer ID of one line, or `nil` when the line is no object.
    mutating func taxpayerID(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard (try? scan(bytes, range)) != nil else { return nil }
        return TextFieldReader.string(fields.characters(fields[.taxpayerID], bytes))
    }

    /// Reads one line: a record, or a line that is none.
    mutating func readLine(
        _ bytes: Span<UInt8>, _ range: Range<Int>, line: Int, into intake: inout RecordIntake
    ) throws(ReadError) {
        let reason: String
        do throws(JSONScanner.Fault) {
            try scan(bytes, range)
            do throws(LineFault) {
                var packed = try build(bytes, writer: &intake.writer)
                packed.line = UInt32(clamping: line)
                intake.accept(packed, offset: range.lowerBound)
                if intake.keyed != nil { plainLines.learn(bytes, range, keys) }
                return
            } catch {
                reason = error.reason(fields, bytes)
            }
        } catch {
            reason = "is no JSON object: \(error.message)"
        }
        try intake.reject(offset: range.lowerBound, length: range.count, line: line, reason)
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

    /// Puts the values of the object in `range` into ``fields``.
    private mutating func scan(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONScanner.Fault) {
        fields.clear()
        for column in ranks.indices {
            ranks[column] = Int.max
            namesSeen[column] = 0
        }
        var scanner = JSONScanner(range)
        guard scanner.take(0x7B, bytes) else { throw JSONScanner.Fault(message: "it does not start with {") }
        if !scanner.take(0x7D, bytes) {
            repeat {
                let key = try scanner.string(bytes)
                guard scanner.take(0x3A, bytes) else { throw JSONScanner.Fault(message: "a colon is missing") }
                let value = try scanner.value(bytes)
                var place = 0
                while let found = keys.find(key, bytes, from: place) {
                    try put(value, found.column, found.rank)
                    place = found.next
                }
            } while scanner.take(0x2C, bytes)
            guard scanner.take(0x7D, bytes) else { throw JSONScanner.Fault(message: "it does not end with }") }
        }
        guard scanner.isAtEnd(bytes) else { throw JSONScanner.Fault(message: "something follows the object") }
    }

    private mutating func put(
        _ value: JSONScanner.Value, _ column: Int, _ rank: Int
    ) throws(JSONScanner.Fault) {
        guard namesSeen[column] & 1 << rank == 0 else {
            throw JSONScanner.Fault(message: "\(GenericColumn.allCases[column].rawValue) is there twice")
        }
        namesSeen[column] |= 1 << rank
        guard rank < ranks[column] else { return }
        switch value {
        case .null: return
        case .string(.source(let range)): fields[column] = .source(range)
        case .string(.copied(let text)): fields[column] = fields.keep(text)
        case .number(let range), .other(let range): fields[column] = .source(range)
        }
        ranks[column] = rank
    }

    private func settledDateOrder(_ bytes: Span<UInt8>) -> DateOrder? {
        var copy = self
        var evidence = DateOrderEvidence()
        var offset = ByteOrderMark.length(bytes)
        while offset < bytes.count {
            let (end, next) = LineScan.next(bytes, from: offset)
            if LineScan.isTooLong(bytes, next: next) { break }
            if (try? copy.scan(bytes, offset..<end)) != nil,
                let reading = try? copy.builder.dateReading(copy.fields, bytes)
            {
                evidence.add(reading)
            }
            offset = next
        }
        return evidence.order
    }
}
