/// What stands in most files, eight bytes at a time: text up to the next tag, and tags of known names without anything else in them.
///
/// Whatever is not so plain is left to the scanner's loop over single bytes, which decides; both give the same elements.
extension OFXScanner {
    private static let everyByte: UInt64 = 0x0101_0101_0101_0101
    /// Clears the bit by which a lower-case letter differs from its upper case. Of all bytes only letters become letters by it.
    private static let upperCase = everyByte &* 0xDF

    /// The first `<` or `&` from `start` on; `limit` where there is none.
    @inline(__always)
    static func markup(from start: Int, to limit: Int, _ bytes: Span<UInt8>) -> Int {
        precondition(start >= 0 && limit <= bytes.count)
        var place = start
        while place + 8 <= limit {
            let word = unsafe word(at: place, bytes)
            let stops = places(of: 0x3C, in: word) | places(of: 0x26, in: word)
            if stops != 0 { return place + stops.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < limit, bytes[place] != 0x3C, bytes[place] != 0x26 { place += 1 }
        return place
    }

    /// The name of up to fifteen bytes that starts there, in upper case, when `>` follows it. It may hold bytes that are no letters:
    /// no known name does.
    @inline(__always)
    static func plainName(at start: Int, to limit: Int, _ bytes: Span<UInt8>) -> PackedName? {
        precondition(start >= 0 && limit <= bytes.count)
        guard start + 16 <= limit else { return nil }
        let first = unsafe word(at: start, bytes)
        let end = places(of: 0x3E, in: first)
        if end != 0 {
            let bits = end.trailingZeroBitCount & ~7
            return PackedName(high: 0, low: first.byteSwapped >> (64 - bits) & upperCase, count: bits / 8)
        }
        let second = unsafe word(at: start + 8, bytes)
        let laterEnd = places(of: 0x3E, in: second)
        guard laterEnd != 0 else { return nil }
        // A shift by all 64 bits leaves nothing.
        let bits = laterEnd.trailingZeroBitCount & ~7
        let (high, low) = (first.byteSwapped, second.byteSwapped)
        return PackedName(
            high: high >> (64 - bits) & upperCase, low: (high << bits | low >> (64 - bits)) & upperCase,
            count: 8 + bits / 8)
    }

    /// Marks the bytes that are `byte`: the lowest mark is right, those above it need not be.
    @inline(__always)
    private static func places(of byte: UInt8, in word: UInt64) -> UInt64 {
        let rest = word ^ everyByte &* UInt64(byte)
        return (rest &- everyByte) & ~rest & everyByte << 7
    }

    /// Eight bytes, the first one lowest. - Precondition: all of them are there.
    @inline(__always)
    @unsafe
    private static func word(at place: Int, _ bytes: Span<UInt8>) -> UInt64 {
        unsafe UInt64(
            littleEndian: bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
    }
}
