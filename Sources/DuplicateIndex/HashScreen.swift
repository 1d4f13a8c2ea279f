internal import CConfereSystem
internal import PaymentModel

/// A set of 64-bit hashes that is asked far more often than it says yes: a small filter that mostly answers from the cache, and the
/// hashes themselves behind it.
@safe
public final class HashScreen: @unchecked Sendable {
    /// Each hash sets two bits of one word (a blocked Bloom filter: Putze, Sanders, Singler 2007).
    @usableFromInline let words: UnsafeMutablePointer<UInt64>
    @usableFromInline let wordMask: UInt64
    private let slots: UnsafeMutablePointer<UInt64>
    private let slotMask: Int
    public let isEmpty: Bool

    /// How many hashes ahead of the one in hand its slot is asked for.
    private static var ahead: Int { 16 }

    /// A screen of `hashes`; 0 stands for no text and is left out. - Complexity: O(n) expected.
    public init(_ hashes: [UInt64]) {
        var wordCount = 16
        while wordCount < hashes.count / 4, wordCount < 1 << 20 { wordCount <<= 1 }
        unsafe words = HugePages.allocate(UInt64.self, count: wordCount)
        unsafe words.initialize(repeating: 0, count: wordCount)
        wordMask = UInt64(wordCount - 1)
        var slotCount = 16
        while slotCount < hashes.count * 2 { slotCount <<= 1 }
        unsafe slots = HugePages.allocate(UInt64.self, count: slotCount)
        unsafe slots.initialize(repeating: 0, count: slotCount)
        slotMask = slotCount - 1
        isEmpty = !hashes.contains { $0 != 0 }
        for place in hashes.indices {
            if place + HashScreen.ahead < hashes.count {
                let slot = firstSlot(HashScreen.mix(hashes[place + HashScreen.ahead]))
                unsafe confere_prefetch(slots + slot)
            }
            if hashes[place] != 0 { insert(hashes[place]) }
        }
    }

    deinit {
        unsafe words.deallocate()
        unsafe slots.deallocate()
    }

    private func insert(_ hash: UInt64) {
        let mixed = HashScreen.mix(hash)
        unsafe words[Int(mixed & wordMask)] |= HashScreen.bits(mixed)
        var slot = firstSlot(mixed)
        while unsafe slots[slot] != 0 {
            if unsafe slots[slot] == hash { return }
            slot = (slot + 1) & slotMask
        }
        unsafe slots[slot] = hash
    }

    /// Whether the screen has a hash; false for 0. - Complexity: O(1) expected.
    @inlinable @inline(__always)
    public func contains(_ hash: UInt64) -> Bool {
        let mixed = HashScreen.mix(hash)
        let bits = HashScreen.bits(mixed)
        return unsafe words[Int(mixed & wordMask)] & bits == bits && isIn(hash, mixed)
    }

    @inlinable @inline(__always)
    static func mix(_ hash: UInt64) -> UInt64 { hash &* 0x9E37_79B9_7F4A_7C15 }

    @inlinable @inline(__always)
    static func bits(_ mixed: UInt64) -> UInt64 { 1 << (mixed >> 58) | 1 << (mixed >> 52 & 63) }

    private func firstSlot(_ mixed: UInt64) -> Int { Int(truncatingIfNeeded: mixed >> 20) & slotMask }

    @usableFromInline
    func isIn(_ hash: UInt64, _ mixed: UInt64) -> Bool {
        guard hash != 0 else { return false }
        var slot = firstSlot(mixed)
        while unsafe slots[slot] != 0 {
            if unsafe slots[slot] == hash { return true }
            slot = (slot + 1) & slotMask
        }
        return false
    }
}
