/// A hash that an outsider cannot predict: without the seed nobody can choose keys that collide.
///
/// One 64 × 64 → 128 bit multiplication folded, twice. No outcome depends on it, since every hit is compared in full.
public struct SeededHash: Sendable {
    /// The seed for text hashes.
    public let seed: UInt64
    @usableFromInline let first: UInt64
    @usableFromInline let second: UInt64

    public init(seed: UInt64) {
        self.seed = seed
        // Two independent words of the seed: splitmix64 (Steele, Lea, Flood 2014).
        func mix(_ value: UInt64) -> UInt64 {
            var word = value
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
        first = mix(seed &+ 0x9E37_79B9_7F4A_7C15)
        second = mix(seed &+ 0x3C6E_F372_FE94_F82A) | 1
    }

    /// A hash with a seed from the system's random numbers.
    public static func random() -> SeededHash { SeededHash(seed: UInt64.random(in: .min ... .max)) }

    /// The hash of two words.
    @inlinable @inline(__always)
    public func callAsFunction(_ high: UInt64, _ low: UInt64) -> UInt64 {
        let folded = Self.fold(high ^ first, low ^ second)
        return Self.fold(folded ^ second, 0x9E37_79B9_7F4A_7C15)
    }

    @inlinable @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
