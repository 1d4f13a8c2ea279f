internal import CZlib
internal import CZstd

/// How an input is compressed, told by its first bytes and never by its name.
enum Compression {
    case none, zstd, gzip

    /// Sources: RFC 8878 section 3.1.1 (frames) and 3.1.2 (skippable frames); RFC 1952 section 2.3.1.
    static func sniff(_ bytes: Span<UInt8>) -> Compression {
        guard bytes.count >= 4 else { return .none }
        if bytes[0] == 0x28, bytes[1] == 0xB5, bytes[2] == 0x2F, bytes[3] == 0xFD { return .zstd }
        if bytes[0] & 0xF0 == 0x50, bytes[1] == 0x2A, bytes[2] == 0x4D, bytes[3] == 0x18 { return .zstd }
        if bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 { return .gzip }
        return .none
    }
}

/// Decompresses a whole input into a spool, within limits.
enum Decompression {
    /// Beyond this size an input may be at most ``ratioMax`` times as large as it was compressed.
    static let bombBytesMin = 64 << 20
    /// No settlement file compresses this well; a bomb does.
    static let ratioMax = 1000

    private static func check(_ spool: Spool, compressedBytes: Int, path: String) throws(IntakeError) {
        guard spool.count <= max(bombBytesMin, compressedBytes * ratioMax) else {
            throw IntakeError(
                .damaged, path: path,
                "decompresses to more than \(ratioMax) times its size and is refused; "
                    + "decompress it yourself if you trust it")
        }
    }

    /// Decodes all zstd frames of `bytes`.
    static func zstd(_ bytes: Span<UInt8>, path: String, into spool: Spool) throws(IntakeError) {
        guard let stream = unsafe ZSTD_createDStream() else {
            throw IntakeError(.system, path: path, "no memory for decompression")
        }
        defer { unsafe ZSTD_freeDStream(stream) }
        let capacity = ZSTD_DStreamOutSize() * 8
        let output = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
        defer { unsafe output.deallocate() }
        let input = bytes
        var consumed = 0
        var pending = 0
        while consumed < input.count || pending != 0 {
            var produced = 0
            let (step, status) = unsafe input.withUnsafeBufferPointer { source in
                var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: consumed)
                var to = unsafe ZSTD_outBuffer(dst: output, size: capacity, pos: 0)
                let status = unsafe ZSTD_decompressStream(stream, &to, &from)
                produced = unsafe to.pos
                return unsafe (from.pos - consumed, status)
            }
            guard ZSTD_isError(status) == 0 else {
                throw IntakeError(
                    .damaged, path: path,
                    "is damaged: \(unsafe String(cString: ZSTD_getErrorName(status))) (zstd); ask for the file again")
            }
            try unsafe spool.write(UnsafeRawBufferPointer(start: output, count: produced))
            try check(spool, compressedBytes: input.count, path: path)
            consumed += step
            pending = status
            if step == 0 && produced == 0 {
                if pending == 0 { break }
                throw IntakeError(
                    .damaged, path: path, "is damaged: the last zstd frame is cut off; ask for the file again")
            }
        }
    }

    /// Decodes all gzip members of `bytes`.
    static func gzip(_ bytes: Span<UInt8>, path: String, into spool: Spool) throws(IntakeError) {
        var stream = unsafe z_stream()
        // 31 = the largest window, and gzip framing alone.
        guard unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw IntakeError(.system, path: path, "no memory for decompression")
        }
        defer { unsafe inflateEnd(&stream) }
        let capacity = 1 << 20
        let output = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        defer { unsafe output.deallocate() }
        var consumed = 0
        var isInsideMember = false
        while consumed < bytes.count {
            let offered = min(bytes.count - consumed, 1 << 30)
            unsafe stream.next_out = output
            unsafe stream.avail_out = UInt32(capacity)
            let status = unsafe bytes.withUnsafeBufferPointer { source in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress! + consumed)
                unsafe stream.avail_in = UInt32(offered)
                return unsafe inflate(&stream, Z_NO_FLUSH)
            }
            let step = unsafe offered - Int(stream.avail_in)
            let produced = unsafe capacity - Int(stream.avail_out)
            guard status == Z_OK || status == Z_STREAM_END || (status == Z_BUF_ERROR && step + produced > 0) else {
                let reason = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
                throw IntakeError(.damaged, path: path, "is damaged: \(reason) (gzip); ask for the file again")
            }
            try unsafe spool.write(UnsafeRawBufferPointer(start: output, count: produced))
            try check(spool, compressedBytes: bytes.count, path: path)
            consumed += step
            isInsideMember = status != Z_STREAM_END
            if !isInsideMember {
                unsafe inflateReset(&stream)
                // Padding by zeros after the last member is allowed.
                while consumed < bytes.count, bytes[consumed] == 0 { consumed += 1 }
            }
        }
        guard !isInsideMember else {
            throw IntakeError(.damaged, path: path, "is damaged: the gzip data is cut off; ask for the file again")
        }
    }
}
