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

    /// Just past the last line break of `range`, or `nil` when it has none.
    static func lastBreak(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var place = range.upperBound
        while place > range.lowerBound, bytes[place - 1] != 0x0A { place -= 1 }
        return place > range.lowerBound ? place : nil
    }
}
