/// A seeded 64-bit hash of a text: "certainly different" or "perhaps equal". Whoever gets "perhaps" compares the bytes.
///
/// Folded 64 × 64 → 128 bit multiplications, sixteen bytes at a time. Nobody who does not know the seed can choose texts that
/// collide, and no outcome depends on it.
public struct TextHash: Sendable {
    @usableFromInline let first: UInt64
    @usableFromInline let second: UInt64
    @usableFromInline let unusedBits: UInt64

    /// - Parameter bits: how many bits hashes have, from 1 to 64; with few of them, different texts often share one.
    public init(seed: UInt64, bits: UInt64 = 64) {
        precondition(bits >= 1 && bits <= 64)
        unusedBits = 64 - bits
        // Two independent words of the seed: splitmix64 (Steele, Lea, Flood 2014).
        func mix(_ value: UInt64) -> UInt64 {
            var word = value
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
        first = mix(seed &+ 0x9E37_79B9_7F4A_7C15) | 1
        second = mix(seed &+ 0x3C6E_F372_FE94_F82A) | 1
    }

    /// The hash of `count` bytes and whether all of them are ASCII. Never 0 for a text, and 0 for none.
    ///
    /// - Precondition: the bytes are readable.
    /// - Complexity: O(n)
    @inlinable @inline(__always)
    @unsafe
    public func callAsFunction(_ start: UnsafePointer<UInt8>, _ count: Int) -> (hash: UInt64, isASCII: Bool) {
        if count == 0 { return (0, true) }
        let raw = unsafe UnsafeRawPointer(start)
        var sum = first ^ UInt64(truncatingIfNeeded: count)
        var union: UInt64 = 0
        var place = 0
        if count >= 16 {
            while place &+ 16 <= count {
                let low = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                let high = unsafe raw.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self)
                union |= low | high
                sum = TextHash.fold(sum ^ low, high ^ second)
                place &+= 16
            }
            if place < count {
                let low = unsafe raw.loadUnaligned(fromByteOffset: count &- 16, as: UInt64.self)
                let high = unsafe raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
                union |= low | high
                sum = TextHash.fold(sum ^ low, high ^ second)
            }
        } else if count >= 8 {
            let low = unsafe raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            let high = unsafe raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            union = low | high
            sum = TextHash.fold(sum ^ low, high ^ second)
        } else {
            var low: UInt64 = 0
            while place < count {
                low = low << 8 | UInt64(unsafe start[place])
                place &+= 1
            }
            union = low
            sum = TextHash.fold(sum ^ low, second)
        }
        return (finish(sum), union & 0x8080_8080_8080_8080 == 0)
    }

    /// The hash of a reference's code: never 0.
    @inlinable @inline(__always)
    public func callAsFunction(_ code: ReferenceCode) -> UInt64 {
        finish(TextHash.fold(first ^ code.first, second ^ code.second) ^ UInt64(code.form))
    }

    @inlinable @inline(__always)
    func finish(_ sum: UInt64) -> UInt64 {
        max(1, TextHash.fold(sum ^ second, 0x9E37_79B9_7F4A_7C15 ^ first) >> unusedBits)
    }

    /// The hash of a text held as an array.
    public func callAsFunction(_ text: some Collection<UInt8>) -> UInt64 {
        unsafe Array(text).withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else { return 0 }
            return unsafe self(start, text.count).hash
        }
    }

    @inlinable @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
