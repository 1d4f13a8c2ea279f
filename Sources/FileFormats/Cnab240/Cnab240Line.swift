/// Positions within a CNAB 240 line as the FEBRABAN layout counts them: 1-based, inclusive.
typealias Positions = ClosedRange<Int>

/// One physical line of a CNAB 240 source, by its place. What is missing of its 240 characters counts as blanks.
struct Cnab240Line {
    /// Offset of the first byte, after a byte order mark.
    let start: Int
    /// Bytes up to the line break, without carriage returns.
    let length: Int
    /// 1-based physical line.
    let number: Int
    /// Whether the source ends with this line, without a line break.
    let endsSource: Bool

    /// Characters of a full line. Trailing blanks are often stripped (115 to 235 seen) or added (308 seen).
    static let width = 240
    /// A line shorter than this cannot even hold its segment.
    static let lengthMin = 14

    /// Just past the last byte that can belong to a field.
    var end: Int { start + min(length, Cnab240Line.width) }

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

    /// Record type, position 8: `0` file header, `1` lot header, `3` detail, `5` lot trailer, `9` file trailer; `2` and `4` are
    /// optional records at the start and the end of a lot.
    func type(in bytes: Span<UInt8>) -> UInt8 { byte(8, in: bytes) }

    /// Segment of a detail, position 14.
    func segment(in bytes: Span<UInt8>) -> UInt8 { byte(14, in: bytes) }

    /// Lot number, positions 4-7, as four characters in one word.
    func lotNumber(in bytes: Span<UInt8>) -> UInt32 {
        var word: UInt32 = 0
        for position in 4...7 { word = word << 8 | UInt32(byte(position, in: bytes)) }
        return word
    }

    /// Whether this is the detail of a segment.
    func isDetail(_ segment: UInt8, in bytes: Span<UInt8>) -> Bool {
        type(in: bytes) == 0x33 && self.segment(in: bytes) == segment
    }

    /// Whether the source ends within this line. Trailers come last, so another line that ends the source was cut, and
    /// what is missing of it need not have been blank.
    var isCut: Bool { endsSource && length < Cnab240Line.width }

    /// Whether the line holds nothing. Such a line is no record.
    func isBlank(in bytes: Span<UInt8>) -> Bool { isBlank(from: start, in: bytes) }

    /// Whether the line is too short for any record, or goes on past position 240.
    func hasWrongLength(in bytes: Span<UInt8>) -> Bool {
        if length < Cnab240Line.lengthMin { return true }
        return length > Cnab240Line.width && !isBlank(from: start + Cnab240Line.width, in: bytes)
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
