internal import CByteScan
internal import PaymentModel

/// Where the separators of one range stand, and how many line breaks each of its blocks has. Reused from range to range.
@safe
public final class RangeIndex: @unchecked Sendable {
    /// The distance of each separator from the range's start; the top bit tells that it ends a record.
    let places: UnsafeMutablePointer<UInt32>
    private(set) var separatorCount = 0
    /// The line breaks before each block of ``blockBytes`` from the range's start on.
    public private(set) var lineCounts: [UInt32]

    /// How many bytes share one count of line breaks.
    public static let blockBytes = Int(CONFERE_LINES_BLOCK)
    static let recordEnd = UInt32(1) << 31

    /// How many bytes a range has at most, as far as its records allow.
    public let rangeBytesMax: Int

    /// - Parameter rangeBytesMax: smaller than the usual for tests alone.
    public init(rangeBytesMax: Int = RecordRange.bytesMax) {
        self.rangeBytesMax = rangeBytesMax
        unsafe places = UnsafeMutablePointer<UInt32>.allocate(capacity: rangeBytesMax + 16)
        lineCounts = [UInt32](repeating: 0, count: rangeBytesMax / RangeIndex.blockBytes + 1)
    }

    deinit { unsafe places.deallocate() }

    /// Finds the separators of the whole records in `bytes[start ..< start + rangeBytesMax]`. `nil` when there is no whole
    /// record, or a quote where a quick scan cannot follow it.
    ///
    /// - Precondition: a record begins at `start`.
    /// - Complexity: O(rangeBytesMax)
    func scan(_ bytes: Span<UInt8>, from start: Int, line: Int, delimiter: UInt8) -> RecordRange? {
        let stop = min(start + rangeBytesMax, bytes.count)
        let found = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe lineCounts.withUnsafeMutableBufferPointer { lines in
                unsafe confere_index_range(
                    source.baseAddress!, source.count, start, stop, delimiter, places, lines.baseAddress!)
            }
        }
        guard found.is_irregular == 0, found.records > 0 else { return nil }
        separatorCount = found.separators
        return RecordRange(start: start, end: found.end, line: line, lineBreaks: found.line_breaks, isIndexed: true)
    }
}

/// Counts physical line breaks.
public enum LineBreaks {
    /// How many bytes of `range` are line breaks. - Complexity: O(n), 32 bytes at a time or more.
    public static func count(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        guard !range.isEmpty else { return 0 }
        return unsafe bytes.withUnsafeBufferPointer {
            unsafe confere_count_line_breaks($0.baseAddress!, range.lowerBound, range.upperBound)
        }
    }

    /// Asks for the bytes of a record that will be read soon, so that waiting for many overlaps.
    public static func prefetch(_ bytes: Span<UInt8>, at offset: Int) {
        unsafe bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { unsafe confere_prefetch_bytes(start, offset) }
        }
    }

    /// How many line breaks stand before each block of ``RangeIndex/blockBytes`` of `range`.
    static func countBlocks(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt32] {
        var sum: UInt32 = 0
        return stride(from: range.lowerBound, to: range.upperBound, by: RangeIndex.blockBytes).map { start in
            defer { sum += UInt32(count(bytes, start..<min(start + RangeIndex.blockBytes, range.upperBound))) }
            return sum
        }
    }
}
