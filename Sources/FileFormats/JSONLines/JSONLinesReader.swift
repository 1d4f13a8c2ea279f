internal import PaymentModel

/// Reads JSON Lines: one object a line, keys named as the columns of generic CSV.
///
/// Amounts may be numbers or strings; both are read as decimal text, so no floating point comes near them. A
/// number with an exponent is invalid. Nested values are passed over.
public struct JSONLinesReader: FormatReader {
    private let options: GenericOptions

    public init(options: GenericOptions) { self.options = options }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var pass = JSONLinesPass(builder: try GenericRecordBuilder(options: options), mapping: options.mapping)
        intake.reading.layout = "one object a line"
        try pass.run(bytes, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        offset < bytes.count ? offset..<LineScan.next(bytes, from: offset).next : offset..<offset
    }

    /// The value of the taxpayer ID, unescaped.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        guard let builder = try? GenericRecordBuilder(options: options) else { return nil }
        var pass = JSONLinesPass(builder: builder, mapping: options.mapping)
        return pass.taxpayerID(bytes, offset..<LineScan.next(bytes, from: offset).end)
    }
}

/// Finds the ends of physical lines.
enum LineScan {
    /// The end of the line's text, without its line break, and the start of the next line.
    static func next(_ bytes: Span<UInt8>, from start: Int) -> (end: Int, next: Int) {
        var place = start
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
        let next = min(place + 1, bytes.count)
        if place > start, bytes[place - 1] == 0x0D { place -= 1 }
        return (place, next)
    }
}

/// One pass over a file of JSON Lines.
private struct JSONLinesPass {
    private var builder: GenericRecordBuilder
    private let keys: KeyLayout
    private var fields = FieldTable()
    private var ranks = [Int](repeating: Int.max, count: GenericColumn.allCases.count)
    /// One bit for each name of a column that the object has.
    private var namesSeen = [UInt8](repeating: 0, count: GenericColumn.allCases.count)
    private var hasLookedForDateOrder = false

    init(builder: GenericRecordBuilder, mapping: ColumnMapping) {
        self.builder = builder
        keys = KeyLayout(mapping: mapping)
    }

    mutating func run(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var offset = ByteOrderMark.length(bytes)
        var line = 1
        if offset == bytes.count { intake.reading.warn("the file is empty; it is read as no records") }
        while offset < bytes.count {
            let (end, next) = LineScan.next(bytes, from: offset)
            if !TextFieldReader.trim(bytes, offset..<end).isEmpty {
                try readLine(bytes, offset..<end, line: line, into: &intake)
            }
            if next == bytes.count, bytes[next - 1] != 0x0A {
                intake.reading.warn(line: line, "the file ends without a line break: its last line may be cut off")
            }
            offset = next
            line += 1
        }
    }

    /// The taxpayer ID of one line, or `nil` when the line is no object.
    mutating func taxpayerID(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard (try? scan(bytes, range)) != nil else { return nil }
        return TextFieldReader.string(fields.characters(fields[.taxpayerID], bytes))
    }

    private mutating func readLine(
        _ bytes: Span<UInt8>, _ range: Range<Int>, line: Int, into intake: inout RecordIntake
    ) throws(ReadError) {
        let reason: String
        do throws(JSONScanner.Fault) {
            try scan(bytes, range)
            do throws(LineFault) {
                var packed = try build(bytes, writer: &intake.writer)
                packed.line = UInt32(clamping: line)
                intake.accept(packed, offset: range.lowerBound)
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
            guard error.fault == .unsettledDateOrder, !hasLookedForDateOrder else { throw error }
            hasLookedForDateOrder = true
            builder.dateOrder = settledDateOrder(bytes)
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
