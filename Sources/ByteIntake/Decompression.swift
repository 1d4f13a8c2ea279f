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

/// What all decoders have in common: limits, and how they hand out what they decode.
enum Decompression {
    /// Beyond this size an input may be at most ``ratioMax`` times as large as it was compressed.
    static let bombBytesMin = 64 << 20
    /// No settlement file compresses this well; a bomb does.
    static let ratioMax = 1000
    /// How much is decoded before it is handed out: little enough to be in the cache still when it is written.
    static let pieceBytes = 256 << 10

    /// Takes a piece of output, and how far the input is consumed. Says whether to go on.
    typealias Taker = (_ piece: UnsafeRawBufferPointer, _ consumed: Int) throws(IntakeError) -> Bool

    /// How large an input of `compressedBytes` may be when decompressed. Asked while it is decoded with what was consumed so far, so
    /// that a bomb ends with its first ``bombBytesMin``.
    static func bytesMax(compressedBytes: Int) -> Int { max(bombBytesMin, compressedBytes * ratioMax) }

    /// An input that decompresses beyond ``bytesMax(compressedBytes:)``.
    static func bomb(path: String) -> IntakeError {
        IntakeError(
            .damaged, path: path,
            "decompresses to more than \(ratioMax) times its size and is refused; decompress it yourself if you trust it"
        )
    }
}
