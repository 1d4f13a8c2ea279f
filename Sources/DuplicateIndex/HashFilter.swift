/// A set of 64-bit hashes that says "certainly not" or "perhaps" of a text: whoever gets "perhaps" compares the bytes.
public struct HashFilter: Sendable {
    private var slots: [UInt64]
    private var mask: Int
    public private(set) var count = 0

    /// - Parameter capacity: how many hashes will be added at most.
    public init(capacity: Int) {
        var size = 8
        while size < capacity * 2 { size <<= 1 }
        slots = [UInt64](repeating: 0, count: size)
        mask = size - 1
    }

    /// Adds a hash other than 0. - Precondition: fewer than `capacity` are in.
    public mutating func insert(_ hash: UInt64) {
        var slot = place(hash)
        while slots[slot] != 0 {
            if slots[slot] == hash { return }
            slot = (slot + 1) & mask
        }
        slots[slot] = hash
        count += 1
        precondition(count < slots.count)
    }

    /// Whether a text of this hash may be in. - Complexity: O(1) expected.
    @inline(__always)
    public func mayContain(_ hash: UInt64) -> Bool {
        var slot = place(hash)
        while slots[slot] != 0 {
            if slots[slot] == hash { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    }
}
