private import Glibc

/// Cuts a source of fixed-width records into physical lines at LF.
///
/// What the wild adds is cut off: carriage returns before the line break, a UTF-8 byte order mark before a line (files get
/// concatenated), and `0x1A` at the end of the file.
struct FixedWidthScanner {
    /// Where the next line starts.
    private(set) var offset: Int
    private var number = 0
    private let end: Int
    private let width: Int

    /// - Parameter width: characters of a full line.
    init(_ bytes: Span<UInt8>, width: Int, from offset: Int = 0) {
        self.width = width
        var end = bytes.count
        while end > offset, FixedWidthScanner.isTail(bytes[end - 1]) { end -= 1 }
        self.offset = offset
        self.end = end
    }

    /// The next line, or `nil` at the end.
    ///
    /// - Complexity: O(length of the line)
    mutating func next(in bytes: Span<UInt8>) -> FixedWidthLine? {
        guard offset < end else { return nil }
        var start = offset
        var stop = FixedWidthScanner.lineBreak(in: bytes, from: start, to: end)
        let endsSource = stop == bytes.count
        offset = stop + 1
        number += 1
        while stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
        if bytes[start] == 0xEF, stop - start >= 3, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF { start += 3 }
        return FixedWidthLine(start: start, length: stop - start, number: number, endsSource: endsSource, width: width)
    }

    /// The first LF from `start` on, or `end`.
    private static func lineBreak(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        precondition(start <= end && end <= bytes.count)
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, 0x0A, end - start)
            else { return end }
            return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// Line breaks and end-of-file marks, which end a file in any order.
    private static func isTail(_ byte: UInt8) -> Bool { byte == 0x1A || byte == 0x0A || byte == 0x0D }
}
