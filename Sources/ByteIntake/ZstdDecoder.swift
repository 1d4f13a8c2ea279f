internal import CZstd

/// Decodes zstd frames one after the other (RFC 8878).
@safe
final class ZstdDecoder {
    private let path: String
    private let stream: OpaquePointer
    private let output: UnsafeMutableRawPointer
    private let pieceBytes: Int

    /// - Parameters:
    ///   - path: the input that is decoded, for messages.
    ///   - pieceBytes: how much is decoded before it is handed out.
    init(path: String, _ pieceBytes: Int) throws(IntakeError) {
        guard let stream = unsafe ZSTD_createDStream() else {
            throw IntakeError(.system, path: path, "no memory for decompression")
        }
        self.path = path
        self.pieceBytes = pieceBytes
        unsafe self.stream = stream
        unsafe output = .allocate(byteCount: pieceBytes, alignment: 64)
    }

    deinit {
        unsafe ZSTD_freeDStream(stream)
        unsafe output.deallocate()
    }

    /// Decodes the frames of `range`.
    ///
    /// - Returns: whether it went to the end, rather than being stopped by `take`.
    func decode(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ take: Decompression.Taker
    ) throws(IntakeError) -> Bool {
        var consumed = range.lowerBound
        var filled = 0
        var pending = 0
        while consumed < range.upperBound || pending != 0 {
            let (step, produced, status) = unsafe bytes.withUnsafeBufferPointer { source in
                var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: range.upperBound, pos: consumed)
                var to = unsafe ZSTD_outBuffer(dst: output, size: pieceBytes, pos: filled)
                let status = unsafe ZSTD_decompressStream(stream, &to, &from)
                return unsafe (from.pos - consumed, to.pos - filled, status)
            }
            guard ZSTD_isError(status) == 0 else {
                throw damaged(unsafe String(cString: ZSTD_getErrorName(status)))
            }
            consumed += step
            filled += produced
            pending = status
            if filled == pieceBytes {
                guard try unsafe take(UnsafeRawBufferPointer(start: output, count: filled), consumed) else {
                    return false
                }
                filled = 0
            } else if step == 0 && produced == 0 {
                throw IntakeError(
                    .damaged, path: path, "is damaged: the last zstd frame is cut off; ask for the file again")
            }
        }
        return try unsafe take(UnsafeRawBufferPointer(start: output, count: filled), consumed)
    }

    /// A frame that decodes to more or less than its header says.
    func wrongSize() -> IntakeError {
        damaged(unsafe String(cString: ZSTD_getErrorString(ZSTD_error_corruption_detected)))
    }

    private func damaged(_ reason: String) -> IntakeError {
        IntakeError(.damaged, path: path, "is damaged: \(reason) (zstd); ask for the file again")
    }
}
