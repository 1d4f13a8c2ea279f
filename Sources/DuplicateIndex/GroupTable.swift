public import PaymentModel

/// The records of one partition grouped by key: an open-addressing table whose slots hold half of the hash and the newest record of
/// a chain. Reused from partition to partition.
///
/// At most half of the slots are used. A half that matches is a hint, the key is compared in full. No probe looks at more than
/// ``probesMax`` slots: a longer one means that the hash does not spread these keys, and all are placed anew under another.
@safe
public struct GroupTable: ~Copyable, Sendable {
    /// Half of the hash above the place of a chain's newest record, from 1; 0 is free.
    private nonisolated(unsafe) var slots: UnsafeMutablePointer<UInt64>
    /// For each record the place of the next older one of its chain, from 1, and in the top bit whether a newer one follows.
    @usableFromInline nonisolated(unsafe) var links: UnsafeMutablePointer<UInt32>
    @usableFromInline nonisolated(unsafe) var records: UnsafeMutablePointer<KeyedRecord>
    private var mask = 0
    /// How many records were added.
    public internal(set) var count = 0
    private var slotCapacity = 0
    private var recordCapacity = 0
    private var hash: SeededHash

    /// The longest probe: at half load honest keys stay far below it.
    public static let probesMax = 128

    /// - Parameter hash: another than the one that made the partitions: their records share bits of that.
    public init(hash: SeededHash) {
        self.hash = hash
        unsafe slots = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
        unsafe links = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
        unsafe records = UnsafeMutablePointer<KeyedRecord>.allocate(capacity: 1)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe links.deallocate()
        unsafe records.deallocate()
    }

    /// Forgets all records and makes room for `capacity`. - Complexity: O(capacity)
    public mutating func reset(capacity: Int) {
        precondition(capacity < Int(Int32.max))
        var size = 16
        while size < capacity * 2 { size <<= 1 }
        if size > slotCapacity {
            unsafe slots.deallocate()
            unsafe slots = HugePages.allocate(UInt64.self, count: size)
            slotCapacity = size
        }
        if capacity > recordCapacity {
            unsafe links.deallocate()
            unsafe records.deallocate()
            unsafe links = HugePages.allocate(UInt32.self, count: size / 2)
            unsafe records = HugePages.allocate(KeyedRecord.self, count: size / 2)
            recordCapacity = size / 2
        }
        unsafe slots.initialize(repeating: 0, count: size)
        mask = size - 1
        count = 0
    }

    /// Adds records. - Precondition: there is room. - Complexity: O(n) expected.
    public mutating func add(_ span: Span<KeyedRecord>) {
        precondition(count + span.count <= recordCapacity)
        let first = count
        unsafe span.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            unsafe (records + first).initialize(from: start, count: source.count)
        }
        for place in first..<(first + span.count) {
            count = place + 1
            if !link(place) { rehash() }
        }
    }

    /// Puts a record in front of its key's chain. False when the probe got too long.
    @inline(__always)
    private mutating func link(_ place: Int) -> Bool {
        let key = unsafe records[place].key
        let word = hash(key.high, key.low)
        var slot = Int(truncatingIfNeeded: word) & mask
        let half = word & 0xFFFF_FFFF_0000_0000
        for _ in 0..<GroupTable.probesMax {
            let held = unsafe slots[slot]
            if held == 0 {
                unsafe slots[slot] = half | UInt64(truncatingIfNeeded: place &+ 1)
                unsafe links[place] = 0
                return true
            }
            if held & 0xFFFF_FFFF_0000_0000 == half {
                let older = Int(truncatingIfNeeded: held & 0xFFFF_FFFF) &- 1
                if unsafe records[older].key == key {
                    unsafe links[place] = UInt32(truncatingIfNeeded: older &+ 1)
                    unsafe links[older] |= 1 << 31
                    unsafe slots[slot] = half | UInt64(truncatingIfNeeded: place &+ 1)
                    return true
                }
            }
            slot = (slot &+ 1) & mask
        }
        return false
    }

    /// Places all records anew under another hash, until no probe is too long.
    private mutating func rehash() {
        var isPlaced = false
        while !isPlaced {
            hash = .random()
            unsafe slots.update(repeating: 0, count: mask + 1)
            isPlaced = (0..<count).allSatisfy { link($0) }
        }
    }

    /// The place of the newest record of a key, which stands for its group; `nil` when there is none.
    ///
    /// - Complexity: O(1) expected.
    public func newest(of key: MatchKey) -> Int? {
        let word = hash(key.high, key.low)
        var slot = Int(truncatingIfNeeded: word) & mask
        let half = word & 0xFFFF_FFFF_0000_0000
        for _ in 0..<GroupTable.probesMax {
            let held = unsafe slots[slot]
            if held == 0 { return nil }
            let place = Int(truncatingIfNeeded: held & 0xFFFF_FFFF) - 1
            if held & 0xFFFF_FFFF_0000_0000 == half, unsafe records[place].key == key { return place }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Whether a record is the newest of its group.
    @inlinable @inline(__always)
    public func isNewest(_ place: Int) -> Bool {
        precondition(place < count)
        return unsafe links[place] >> 31 == 0
    }

    /// The next older record of the same group, or `nil`.
    @inlinable @inline(__always)
    public func older(_ place: Int) -> Int? {
        let older = unsafe links[place] & 0x7FFF_FFFF
        return older == 0 ? nil : Int(truncatingIfNeeded: older) &- 1
    }

    /// The record at a place, in the order in which they were added.
    @inlinable @inline(__always)
    public func record(_ place: Int) -> KeyedRecord {
        precondition(place < count)
        return unsafe records[place]
    }
}
