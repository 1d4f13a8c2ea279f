import CZlib
import CZstd

/// Compressed test data, made by the libraries that the formats come from.
enum Compressed {
    /// One zstd frame.
    static func zstd(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8] {
        var frame = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let size = unsafe frame.withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { source in
                unsafe ZSTD_compress(target.baseAddress, target.count, source.baseAddress, source.count, level)
            }
        }
        precondition(ZSTD_isError(size) == 0)
        return Array(frame[..<size])
    }

    /// One zstd frame with a check sum that does not say how much it holds, as `zstd` makes it from a pipe.
    static func zstdOfUnknownSize(_ bytes: [UInt8]) -> [UInt8] {
        let context = unsafe ZSTD_createCCtx()
        defer { unsafe ZSTD_freeCCtx(context) }
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
        return unsafe checked(bytes, context)
    }

    /// One zstd frame with a check sum and the size of what it holds.
    static func zstdChecked(_ bytes: [UInt8]) -> [UInt8] {
        let context = unsafe ZSTD_createCCtx()
        defer { unsafe ZSTD_freeCCtx(context) }
        return unsafe checked(bytes, context)
    }

    private static func checked(_ bytes: [UInt8], _ context: OpaquePointer?) -> [UInt8] {
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        var frame = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let size = unsafe frame.withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { source in
                unsafe ZSTD_compress2(context, target.baseAddress, target.count, source.baseAddress, source.count)
            }
        }
        precondition(ZSTD_isError(size) == 0)
        return Array(frame[..<size])
    }

    /// A frame that decoders pass over (RFC 8878, section 3.1.2).
    static func skippableFrame(_ content: [UInt8], kind: UInt8 = 0) -> [UInt8] {
        let count = UInt32(content.count)
        return [0x50 + kind, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } + content
    }

    /// One gzip member.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        // 15 + 16: the largest window and gzip framing.
        let isReady = unsafe deflateInit2_(
            &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(isReady == Z_OK)
        defer { unsafe deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 64)
        let size = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                let status = unsafe deflate(&stream, Z_FINISH)
                precondition(status == Z_STREAM_END)
                return unsafe target.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<size])
    }

    /// Text that compresses a little, `count` bytes of it.
    static func text(_ count: Int) -> [UInt8] {
        var word: UInt64 = 88_172_645_463_325_252
        return (0..<count).map { place in
            if place % 3 == 0 { word ^= word << 13; word ^= word >> 7; word ^= word << 17 }
            return UInt8(truncatingIfNeeded: 0x30 + word % 10)
        }
    }
}
