internal import CZlib

/// Decodes gzip members one after the other (RFC 1952).
enum GzipDecoder {
    /// Decodes all members of `bytes`.
    ///
    /// - Returns: whether it went to the end, rather than being stopped by `take`.
    static func decode(
        _ bytes: Span<UInt8>, path: String, _ pieceBytes: Int, _ take: Decompression.Taker
    ) throws(IntakeError) -> Bool {
        var stream = unsafe z_stream()
        // 31 = the largest window, and gzip framing alone.
        guard unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw IntakeError(.system, path: path, "no memory for decompression")
        }
        defer { unsafe inflateEnd(&stream) }
        let capacity = pieceBytes
        let output = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        defer { unsafe output.deallocate() }
        var consumed = 0
        var filled = 0
        var isInsideMember = false
        while consumed < bytes.count {
            let offered = min(bytes.count - consumed, 1 << 30)
            unsafe stream.next_out = output + filled
            unsafe stream.avail_out = UInt32(capacity - filled)
            let status = unsafe bytes.withUnsafeBufferPointer { source in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress! + consumed)
                unsafe stream.avail_in = UInt32(offered)
                return unsafe inflate(&stream, Z_NO_FLUSH)
            }
            let step = unsafe offered - Int(stream.avail_in)
            let produced = unsafe capacity - filled - Int(stream.avail_out)
            guard status == Z_OK || status == Z_STREAM_END || (status == Z_BUF_ERROR && step + produced > 0) else {
                let reason = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
                throw IntakeError(.damaged, path: path, "is damaged: \(reason) (gzip); ask for the file again")
            }
            consumed += step
            filled += produced
            if filled == capacity {
                guard try unsafe take(UnsafeRawBufferPointer(start: output, count: filled), consumed) else {
                    return false
                }
                filled = 0
            }
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
        return try unsafe take(UnsafeRawBufferPointer(start: output, count: filled), consumed)
    }
}
