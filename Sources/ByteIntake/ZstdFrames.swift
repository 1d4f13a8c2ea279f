internal import CZstd

/// Frames of a zstd file that can be decoded apart from what stands before them.
struct ZstdFrames {
    /// Where the frames stand in the file, and where what they hold stands in the output.
    let compressed: Range<Int>
    let output: Range<Int>

    /// The lots of frames of a whole file, found by the frames' headers, without decoding.
    ///
    /// - Parameters:
    ///   - bytesMax: how much they may hold.
    ///   - bytesMin: frames are taken together until they hold or take so much.
    /// - Returns: `nil` when they cannot be decoded apart: there is only one lot, a header does not say what its frame holds, or
    ///   something is wrong, which decoding will tell better.
    /// - Complexity: O(blocks); a block holds 128 KiB at most.
    static func lots(of bytes: Span<UInt8>, bytesMax: Int, bytesMin: Int) -> [ZstdFrames]? {
        var lots: [ZstdFrames] = []
        var (start, outputStart) = (0, 0)
        var (end, outputEnd) = (0, 0)
        while end < bytes.count {
            guard let frame = next(bytes, from: end), frame.holds <= bytesMax - outputEnd else { return nil }
            end += frame.takes
            outputEnd += frame.holds
            if end - start >= bytesMin || outputEnd - outputStart >= bytesMin || end == bytes.count {
                lots.append(ZstdFrames(compressed: start..<end, output: outputStart..<outputEnd))
                (start, outputStart) = (end, outputEnd)
            }
        }
        return lots.count > 1 ? lots : nil
    }

    /// How much the first frame holds, as its header says. `nil` when it does not say.
    static func bytesInFirst(of bytes: Span<UInt8>) -> Int? {
        let size = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe ZSTD_getFrameContentSize(source.baseAddress, source.count)
        }
        return known(size)
    }

    private static func next(_ bytes: Span<UInt8>, from start: Int) -> (takes: Int, holds: Int)? {
        let (takes, holds) = unsafe bytes.withUnsafeBufferPointer { source in
            let rest = unsafe UnsafeBufferPointer(rebasing: source[start...])
            return unsafe (
                ZSTD_findFrameCompressedSize(rest.baseAddress, rest.count),
                ZSTD_getFrameContentSize(rest.baseAddress, rest.count)
            )
        }
        guard ZSTD_isError(takes) == 0, takes > 0, let holds = known(holds) else { return nil }
        return (takes, holds)
    }

    /// `ZSTD_CONTENTSIZE_UNKNOWN` and `ZSTD_CONTENTSIZE_ERROR` are the largest two values.
    private static func known(_ size: UInt64) -> Int? { Int(exactly: size) }
}
