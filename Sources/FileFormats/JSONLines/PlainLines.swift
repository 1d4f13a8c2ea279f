internal import Glibc
internal import PaymentModel

/// Reads the plain lines of a file of JSON Lines: those that differ from a line that was read before in nothing but their values.
///
/// A program that writes such a file writes the same keys in the same order every time. What stands between the values is
/// learned from one line and compared as bytes in the next; values must be strings without escapes, plain numbers, or null.
struct PlainLines {
    /// What stands before each value, the value's quotes apart.
    private var segments: [[UInt8]] = []
    /// What stands behind the last value.
    private var tail: [UInt8] = []
    /// For each value the ``GenericColumn/index`` that it is read as, or -1.
    private var columns: [Int] = []
    private var ranges = [Range<Int>](repeating: 0..<0, count: GenericColumn.allCases.count)
    private var reader: PlainRecordReader
    /// How many lines may still be learned from: a file of ever new shapes is not worth more.
    private var lessonsLeft = PlainLines.lessonsMax

    private static let lessonsMax = 1000
    private static let valuesMax = 64

    init(invertsAmounts: Bool) {
        reader = PlainRecordReader(invertsAmounts: invertsAmounts, byVectors: PlainValues.hasVectors)
    }

    /// Reads plain lines from `offset` on. Returns the offset of the first that must be read key by key, or the range's end.
    mutating func run(
        from offset: Int, _ range: RecordRange, _ bytes: Span<UInt8>, _ output: KeyedOutput,
        readDate: (Range<Int>) -> BusinessDate?
    ) -> Int {
        guard !segments.isEmpty, offset >= PlainRecordReader.margin else { return offset }
        return unsafe bytes.withUnsafeBufferPointer { source in
            let base = source.baseAddress!
            let limit = min(range.end, bytes.count - PlainRecordReader.margin)
            var line = offset
            while line < limit {
                guard let end = unsafe findValues(base, line, limit), end - line < PlainRecordReader.recordBytesMax
                else { return line }
                let isRead = unsafe ranges.withUnsafeBufferPointer { ranges in
                    unsafe reader.read(
                        Line(base: base, start: line, ranges: ranges.baseAddress!), output, readDate)
                }
                guard isRead else { return line }
                line = end
            }
            return line
        }
    }

    /// What was read since the last call.
    mutating func takeTally() -> PlainTally { reader.takeTally() }

    /// Learns what stands between the values of a line that was read key by key and found to be a record.
    mutating func learn(_ bytes: Span<UInt8>, _ line: Range<Int>, _ keys: KeyLayout) {
        guard lessonsLeft > 0 else { return }
        lessonsLeft -= 1
        segments = []
        guard let lesson = Lesson(bytes, line, keys), lesson.segments.count <= PlainLines.valuesMax else { return }
        (segments, tail, columns) = (lesson.segments, lesson.tail, lesson.columns)
        for column in ranges.indices { ranges[column] = 0..<0 }
    }

    /// Finds the values of the line. Returns where the next line starts, or `nil` when the line is not plain.
    @inline(__always)
    @unsafe
    private mutating func findValues(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var place = start
        for value in segments.indices {
            guard unsafe take(segments[value], base, &place, limit),
                let range = unsafe PlainValue.find(base, place, limit)
            else { return nil }
            if columns[value] >= 0 { ranges[columns[value]] = range.characters }
            place = range.end
        }
        guard unsafe take(tail, base, &place, limit) else { return nil }
        if place < limit, unsafe base[place] == 0x0D { place += 1 }
        guard place < limit, unsafe base[place] == 0x0A else { return nil }
        return place + 1
    }

    @inline(__always)
    @unsafe
    private func take(_ text: [UInt8], _ base: UnsafePointer<UInt8>, _ place: inout Int, _ limit: Int) -> Bool {
        let count = text.count
        guard place + count <= limit, unsafe memcmp(base + place, text, count) == 0 else { return false }
        place += count
        return true
    }

    /// One line and where its values stand.
    @unsafe
    private struct Line: PlainRecord {
        let base: UnsafePointer<UInt8>
        let start: Int
        let ranges: UnsafePointer<Range<Int>>

        @inline(__always)
        func field(_ column: Int) -> Range<Int> { unsafe ranges[column] }
    }
}

/// What stands between the values of a line.
private struct Lesson {
    private(set) var segments: [[UInt8]] = []
    private(set) var tail: [UInt8] = []
    private(set) var columns: [Int] = []

    /// `nil` when a value is nested or escaped, or a field could be taken from several keys.
    init?(_ bytes: Span<UInt8>, _ line: Range<Int>, _ keys: KeyLayout) {
        var scanner = JSONScanner(line)
        var segmentStart = line.lowerBound
        guard scanner.take(0x7B, bytes) else { return nil }
        repeat {
            guard let key = try? scanner.string(bytes), scanner.take(0x3A, bytes), scanner.skipToValue(bytes) else {
                return nil
            }
            let start = scanner.place
            guard (try? scanner.value(bytes)) != nil else { return nil }
            let column: Int
            if let found = keys.find(key, bytes, from: 0) {
                guard keys.find(key, bytes, from: found.next) == nil, !columns.contains(found.column) else {
                    return nil
                }
                column = found.column
            } else {
                column = -1
            }
            let unread: [GenericColumn] = [.debit, .credit, .direction]
            guard !unread.contains(where: { $0.index == column }) else { return nil }
            segments.append((segmentStart..<start).map { bytes[$0] })
            columns.append(column)
            segmentStart = scanner.place
        } while scanner.take(0x2C, bytes)
        tail = (segmentStart..<line.upperBound).map { bytes[$0] }
    }
}

/// A value of a plain line.
private enum PlainValue {
    /// The characters of the value at `start` without quotes, and where it ends; `nil` for anything but a string without
    /// escapes, a plain number, or null.
    @inline(__always)
    @unsafe
    static func find(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> (characters: Range<Int>, end: Int)? {
        switch unsafe base[start] {
        case 0x22:
            guard let end = unsafe endOfString(base, start + 1, limit) else { return nil }
            return (unsafe Range(uncheckedBounds: (start + 1, end)), end + 1)
        case 0x30...0x39, 0x2D:
            guard let end = unsafe endOfNumber(base, start, limit) else { return nil }
            return (start..<end, end)
        case 0x6E:
            guard start + 4 <= limit, unsafe memcmp(base + start, "null", 4) == 0 else { return nil }
            return (start..<start, start + 4)
        default: return nil
        }
    }

    /// The place of the closing quote, eight bytes at a time; `nil` at an escape or a control character.
    @inline(__always)
    @unsafe
    private static func endOfString(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        let raw = unsafe UnsafeRawPointer(base)
        var place = start
        while place < limit {
            let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let quote = zeroBytes(word ^ 0x2222_2222_2222_2222)
            let escape = zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
            // Bytes below 0x20 have none of their upper three bits.
            let control = zeroBytes(word & 0xE0E0_E0E0_E0E0_E0E0)
            let stops = quote | escape | control
            if stops != 0 {
                let first = stops & (~stops &+ 1)
                return quote & first != 0 ? place + stops.trailingZeroBitCount / 8 : nil
            }
            place += 8
        }
        return nil
    }

    /// The top bit of each byte that is zero, exactly.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
    }

    /// Where a number of digits with at most one point inside ends: no exponent, no leading zero but the only one.
    @inline(__always)
    @unsafe
    private static func endOfNumber(_ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var place = unsafe base[start] == 0x2D ? start + 1 : start
        let first = place
        var point = -1
        while place < limit {
            let byte = unsafe base[place]
            if byte == 0x2E {
                guard point < 0, place > first else { return nil }
                point = place
            } else if byte ^ 0x30 >= 10 {
                break
            }
            place += 1
        }
        let whole = (point < 0 ? place : point) - first
        let lead = unsafe base[first]
        guard whole >= 1, whole == 1 || lead != 0x30, point != place - 1, place < limit else { return nil }
        let next = unsafe base[place]
        return next == 0x2C || next == 0x7D || next == 0x20 ? place : nil
    }
}
