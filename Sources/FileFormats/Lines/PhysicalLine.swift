/// One physical line of a source, by its place.
struct PhysicalLine {
    /// Offset of the first byte, after a byte order mark.
    let start: Int
    /// Just past the last byte before the line break.
    let end: Int
    /// 1-based.
    let number: Int
    /// Whether the source ends with this line, without a line break.
    let endsSource: Bool

    var range: Range<Int> { start..<end }

    /// Whether the line holds nothing but blanks.
    func isBlank(in bytes: Span<UInt8>) -> Bool {
        for place in start..<end where bytes[place] != 0x20 && bytes[place] != 0x09 { return false }
        return true
    }
}

/// Cuts a source of lines without a fixed width: at LF, CRLF, CR CR LF, or CR alone. A byte order mark before a line and `0x1A` at the
/// end of the file are no part of a line.
struct PhysicalLineScanner {
    /// Where the next line starts.
    private(set) var offset: Int
    /// Why there are no more lines before the end: one is too long.
    private(set) var failure: ReadError?
    private var number = 1
    private let end: Int

    /// Longer lines are in no file of a bank, and are refused before anybody looks for their end.
    static let lineBytesMax = 1 << 20

    init(_ bytes: Span<UInt8>, from offset: Int = 0) {
        var end = bytes.count
        while end > offset, PhysicalLineScanner.isTail(bytes[end - 1]) { end -= 1 }
        self.offset = offset
        self.end = end
    }

    /// The next line, or `nil` at the end or at a line that is too long, which ``failure`` then says.
    ///
    /// - Complexity: O(length of the line), and no more than O(``lineBytesMax``)
    mutating func next(in bytes: Span<UInt8>) -> PhysicalLine? {
        guard offset < end, failure == nil else { return nil }
        var start = offset
        var stop = start
        let reach = min(end, start + PhysicalLineScanner.lineBytesMax)
        while stop < reach, bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop &+= 1 }
        if stop == reach, reach < end, bytes[stop] != 0x0A, bytes[stop] != 0x0D {
            failure = ReadError(line: number, "the line is longer than 1 MiB: name the right format with --format")
            return nil
        }
        let here = number
        offset = stop
        // Carriage returns in a row belong to the line feed after them; without one each is a line break.
        while offset < end, bytes[offset] == 0x0D { offset &+= 1 }
        if offset < end, bytes[offset] == 0x0A {
            offset &+= 1
            number &+= 1
        } else {
            number &+= offset - stop
        }
        if stop - start >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF { start += 3 }
        return PhysicalLine(start: start, end: stop, number: here, endsSource: stop == bytes.count)
    }

    private static func isTail(_ byte: UInt8) -> Bool { byte == 0x1A || byte == 0x0A || byte == 0x0D }
}
