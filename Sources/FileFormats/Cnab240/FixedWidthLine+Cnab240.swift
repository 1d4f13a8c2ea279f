/// What CNAB 240 adds to a line: its record type, its segment, its lot.
extension FixedWidthLine {
    /// A line shorter than this cannot even hold its segment.
    private static let cnab240LengthMin = 14

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

    /// Whether the line is too short for any record, or goes on past position 240. Lines of 115 to 308 characters were seen.
    func hasWrongLength(in bytes: Span<UInt8>) -> Bool {
        length < FixedWidthLine.cnab240LengthMin || isTooLong(in: bytes)
    }
}
