public import Randomness

/// What happens to files on their way: bytes that change, vanish, come twice, and ends that are cut off.
public enum Damage {
    /// Bytes that mean something to one format or another.
    private static let meaningful =
        Array("0123456789,;:.-+/\"'\n\r\t <>[]{}()\\&#CDTUE\u{1A}\u{0}".utf8) + [0xC3, 0xFF]

    /// A copy of `whole` with one to four bytes changed.
    public static func flipped(_ whole: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = whole
        guard !bytes.isEmpty else { return bytes }
        for _ in 0...random.below(4) {
            let place = random.below(bytes.count)
            bytes[place] =
                random.below(3) == 0
                ? UInt8(truncatingIfNeeded: random.below(256))
                : random.below(2) == 0 ? bytes[place] ^ 1 << UInt8(random.below(8)) : random.pick(meaningful)
        }
        return bytes
    }

    /// A copy of `whole` with a piece of it taken out, doubled, or put elsewhere.
    public static func displaced(_ whole: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = whole
        guard !bytes.isEmpty else { return bytes }
        let start = random.below(bytes.count)
        let piece = Array(bytes[start..<min(bytes.count, start + 1 + random.below(300))])
        if random.below(2) == 0 { bytes.removeSubrange(start..<(start + piece.count)) }
        if random.below(2) == 0 { bytes.insert(contentsOf: piece, at: random.below(bytes.count + 1)) }
        return bytes
    }
}
