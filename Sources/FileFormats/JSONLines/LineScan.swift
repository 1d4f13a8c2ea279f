/// Finds the ends of physical lines.
enum LineScan {
    /// The end of the line's text, without its line break, and the start of the next line; of a line that is too long, both are
    /// where the limit is.
    static func next(
        _ bytes: Span<UInt8>, from start: Int, bytesMax: Int = RecordLimit.recordBytesMax
    ) -> (end: Int, next: Int) {
        var place = start
        let stop = min(bytes.count, start + bytesMax)
        while place < stop, bytes[place] != 0x0A { place += 1 }
        let next = min(place + 1, stop)
        if place > start, bytes[place - 1] == 0x0D { place -= 1 }
        return (place, next)
    }

    /// Whether a line that ``next(_:from:bytesMax:)`` found goes on beyond the limit.
    static func isTooLong(_ bytes: Span<UInt8>, next: Int) -> Bool { next < bytes.count && bytes[next - 1] != 0x0A }

    /// Just past the last line break of `range`, or `nil` when it has none.
    static func lastBreak(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var place = range.upperBound
        while place > range.lowerBound, bytes[place - 1] != 0x0A { place -= 1 }
        return place > range.lowerBound ? place : nil
    }
}
