/// Positions within a line as layouts count them: 1-based, inclusive.
typealias Positions = ClosedRange<Int>

/// One physical line of a source whose records have fixed columns (CNAB, FEBRABAN, NACHA), by its place. What is missing of its
/// characters counts as blanks.
struct FixedWidthLine {
    /// Offset of the first byte, after a byte order mark.
    let start: Int
    /// Bytes up to the line break, without carriage returns.
    let length: Int
    /// 1-based physical line.
    let number: Int
    /// Whether the source ends with this line, without a line break.
    let endsSource: Bool
    /// Characters of a full line. Trailing blanks are often stripped or added.
    let width: Int

    /// Just past the last byte that can belong to a field.
    var end: Int { start + min(length, width) }

    /// The bytes of a field, clipped to what the line has.
    @inline(__always)
    func range(_ positions: Positions) -> Range<Int> {
        let lower = min(start + positions.lowerBound - 1, end)
        return lower..<min(start + positions.upperBound, end)
    }

    /// One character; blank past the end.
    @inline(__always)
    func byte(_ position: Int, in bytes: Span<UInt8>) -> UInt8 {
        let place = start + position - 1
        return place < end ? bytes[place] : 0x20
    }

    /// Whether the source ends within this line. Trailers come last, so another line that ends the source was cut, and
    /// what is missing of it need not have been blank.
    var isCut: Bool { endsSource && length < width }

    /// Whether the line holds nothing. Such a line is no record.
    func isBlank(in bytes: Span<UInt8>) -> Bool { isBlank(from: start, in: bytes) }

    /// Whether the line goes on past its width with more than blanks.
    func isTooLong(in bytes: Span<UInt8>) -> Bool { length > width && !isBlank(from: start + width, in: bytes) }

    /// Whether a field has a character of two bytes or more in UTF-8. In Latin-1 that would be a capital with an accent before a
    /// sign such as `¡` or `º`, which names do not have.
    func hasUTF8(_ positions: Positions, in bytes: Span<UInt8>) -> Bool {
        for place in range(positions) where bytes[place] >= 0xC2 && bytes[place] <= 0xF4 {
            if place + 1 < end, bytes[place + 1] & 0xC0 == 0x80 { return true }
        }
        return false
    }

    private func isBlank(from place: Int, in bytes: Span<UInt8>) -> Bool {
        var place = place
        while place < start + length {
            if bytes[place] != 0x20 { return false }
            place += 1
        }
        return true
    }
}
