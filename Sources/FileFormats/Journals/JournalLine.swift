internal import PaymentModel

/// One physical line of a journal.
struct JournalLine {
    let start: Int
    /// Without line break and blanks at its end.
    let end: Int
    /// 1-based.
    let number: Int

    /// A line longer than this is invalid.
    static let bytesMax = 1 << 20

    var isTooLong: Bool { end - start > JournalLine.bytesMax }
    var isBlank: Bool { start == end }

    func isIndented(_ bytes: Span<UInt8>) -> Bool { !isBlank && (bytes[start] == 0x20 || bytes[start] == 0x09) }

    /// The first place that is no blank.
    func firstPlace(_ bytes: Span<UInt8>) -> Int {
        var place = start
        while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        return place
    }

    /// Whether the line starts with an ASCII word that a blank, or nothing, follows.
    func starts(withWord word: StaticString, _ bytes: Span<UInt8>) -> Bool {
        let count = word.utf8CodeUnitCount
        guard end - start >= count, word.stands(at: start, in: bytes) else { return false }
        return end - start == count || bytes[start + count] == 0x20 || bytes[start + count] == 0x09
    }
}

/// The lines of a journal, one after another.
struct JournalLines {
    private(set) var offset: Int
    private var number = 0
    private(set) var endsWithoutLineBreak = false

    init(_ bytes: Span<UInt8>) { offset = ByteOrderMark.length(bytes) }

    /// The next line; `nil` at the end.
    mutating func next(_ bytes: Span<UInt8>) -> JournalLine? {
        guard offset < bytes.count else { return nil }
        let start = offset
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        endsWithoutLineBreak = end == bytes.count
        offset = min(end + 1, bytes.count)
        while end > start {
            let byte = bytes[end - 1]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x1A else { break }
            end -= 1
        }
        number += 1
        return JournalLine(start: start, end: end, number: number)
    }
}

/// Reads dates of journals: `2026-11-03`, `2026/11/3`, `2026.11.03`.
enum JournalDate {
    /// The date at `place`, and where it ends. A year that is not written is that of `year`, where there is one.
    static func read(
        _ bytes: Span<UInt8>, at place: Int, end: Int, year: Int? = nil
    ) -> (date: BusinessDate?, end: Int)? {
        var (first, second, count) = (0, 0, 0)
        var place = place
        while true {
            let start = place
            var value = 0
            while place < end, place - start < 4, bytes[place] ^ 0x30 < 10 {
                value = value * 10 + Int(bytes[place] ^ 0x30)
                place += 1
            }
            guard place > start else { return nil }
            if count == 0, place - start != 4 {
                guard let year else { return nil }
                (first, count) = (year, 1)
            }
            count += 1
            if count == 3 { return (BusinessDate(year: first, month: second, day: value), place) }
            if count == 1 { first = value } else { second = value }
            guard place < end, bytes[place] == 0x2D || bytes[place] == 0x2F || bytes[place] == 0x2E else { return nil }
            place += 1
        }
    }
}
