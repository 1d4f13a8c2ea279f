/// A set of 32-bit hashes that is asked far more often than it says yes: a small filter that mostly answers from the cache, and the
/// hashes themselves behind it.
@safe
public final class HashScreen: @unchecked Sendable {
    /// Each hash sets two bits of one word (a blocked Bloom filter: Putze, Sanders, Singler 2007).
    @usableFromInline let words: UnsafeMutablePointer<UInt64>
    @usableFromInline let wordMask: UInt32
    private let slots: UnsafeMutablePointer<UInt32>
    private let slotMask: Int
    public private(set) var isEmpty = true

    /// - Parameter capacity: how many hashes will be added at most.
    public init(capacity: Int) {
        var wordCount = 16
        while wordCount < capacity / 4, wordCount < 1 << 20 { wordCount <<= 1 }
        unsafe words = UnsafeMutablePointer<UInt64>.allocate(capacity: wordCount)
        unsafe words.initialize(repeating: 0, count: wordCount)
        wordMask = UInt32(wordCount - 1)
        var slotCount = 16
        while slotCount < capacity * 2 { slotCount <<= 1 }
        unsafe slots = UnsafeMutablePointer<UInt32>.allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: 0, count: slotCount)
        slotMask = slotCount - 1
    }

    deinit {
        unsafe words.deallocate()
        unsafe slots.deallocate()
    }

    /// Adds a hash; 0 stands for no text and is not added. Not while other threads ask. - Complexity: O(1) expected.
    public func insert(_ hash: UInt32) {
        guard hash != 0 else { return }
        isEmpty = false
        let mixed = hash &* 0x9E37_79B1
        unsafe words[Int(hash & wordMask)] |= HashScreen.bits(mixed)
        var slot = Int(mixed) & slotMask
        while unsafe slots[slot] != 0 {
            if unsafe slots[slot] == hash { return }
            slot = (slot + 1) & slotMask
        }
        unsafe slots[slot] = hash
    }

    /// Whether a hash was added; false for 0. - Complexity: O(1) expected.
    @inlinable @inline(__always)
    public func contains(_ hash: UInt32) -> Bool {
        let bits = HashScreen.bits(hash &* 0x9E37_79B1)
        return unsafe words[Int(hash & wordMask)] & bits == bits && isIn(hash)
    }

    @inlinable @inline(__always)
    static func bits(_ mixed: UInt32) -> UInt64 {
        1 << UInt64(mixed >> 26) | 1 << UInt64(mixed >> 20 & 63)
    }

    @usableFromInline
    func isIn(_ hash: UInt32) -> Bool {
        guard hash != 0 else { return false }
        var slot = Int(hash &* 0x9E37_79B1) & slotMask
        while unsafe slots[slot] != 0 {
            if unsafe slots[slot] == hash { return true }
            slot = (slot + 1) & slotMask
        }
        return false
    }
}
