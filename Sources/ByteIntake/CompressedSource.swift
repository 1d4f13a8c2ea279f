internal import PaymentModel

/// A compressed input and the spool that takes what is decoded of it.
struct CompressedSource: Sendable {
    let path: String
    let compression: Compression
    /// The bytes as they were given.
    let raw: SourceBytes
    let spool: Spool
    private let pieceBytes: Int

    /// - Parameter pieceBytes: how much is decoded before it is handed out.
    /// - Throws: ``IntakeError`` when there can be no spool.
    init(path: String, compression: Compression, raw: SourceBytes, pieceBytes: Int) throws(IntakeError) {
        self.pieceBytes = pieceBytes
        self.path = path
        self.compression = compression
        self.raw = raw
        spool = try Spool(for: path)
    }

    /// What was decoded of a source.
    struct Decoded {
        /// How many bytes were given, and how many these are of the source as it was given.
        var count = 0
        var consumed = 0
        /// Whether that is all.
        var isWhole = false
    }

    /// How many bytes may be decoded.
    var bytesMax: Int { min(MappedFile.bytesMax, Decompression.bytesMax(compressedBytes: raw.count)) }

    /// Decodes the source in order, from its beginning.
    ///
    /// - Parameter wantsMore: called whenever more was written, with how much that is in all; says whether to go on.
    func decode(_ wantsMore: (_ count: Int) -> Bool) throws(IntakeError) -> Decoded {
        var decoded = Decoded()
        func take(_ piece: UnsafeRawBufferPointer, _ consumed: Int) throws(IntakeError) -> Bool {
            let count = decoded.count + piece.count
            guard count <= Decompression.bytesMax(compressedBytes: consumed) else {
                throw Decompression.bomb(path: path)
            }
            guard count < MappedFile.bytesMax else { throw MappedFile.tooLarge(path) }
            try unsafe spool.write(piece, at: decoded.count)
            decoded.count = count
            decoded.consumed = consumed
            return wantsMore(count)
        }
        decoded.isWhole = try raw.withBytes { (bytes: Span<UInt8>) throws(IntakeError) in
            switch compression {
            case .zstd: try unsafe ZstdDecoder(path: path, pieceBytes).decode(bytes, 0..<bytes.count, take)
            case .gzip: try unsafe GzipDecoder.decode(bytes, path: path, pieceBytes, take)
            case .none: true
            }
        }
        return decoded
    }

    /// Decodes frames to their place.
    ///
    /// - Parameter wantsMore: as in ``decode(_:)``, with how far the output of these frames is there.
    /// - Returns: whether it went to the end.
    func decode(_ frames: ZstdFrames, _ wantsMore: (_ end: Int) -> Bool) throws(IntakeError) -> Bool {
        var end = frames.output.lowerBound
        let decoder = try ZstdDecoder(path: path, pieceBytes)
        let isWhole = try raw.withBytes { (bytes: Span<UInt8>) throws(IntakeError) in
            try unsafe decoder.decode(bytes, frames.compressed) { (piece, _) throws(IntakeError) in
                guard piece.count <= frames.output.upperBound - end else { throw decoder.wrongSize() }
                try unsafe spool.write(piece, at: end)
                end += piece.count
                return wantsMore(end)
            }
        }
        guard !isWhole || end == frames.output.upperBound else { throw decoder.wrongSize() }
        return isWhole
    }

    /// About how many bytes there will be, by what the first of them took and by what the first header says.
    func countExpected(_ head: Decoded) -> Int {
        let estimate = Int(clamping: Int128(head.count) * Int128(raw.count) / Int128(max(1, head.consumed)))
        let declared = compression == .zstd ? raw.withBytes { ZstdFrames.bytesInFirst(of: $0) } : nil
        // One frame alone says what the whole source holds; the first of many says less.
        if let declared, declared > estimate / 2, declared <= bytesMax { return max(declared, head.count) }
        return min(bytesMax, estimate + estimate / 8)
    }
}
