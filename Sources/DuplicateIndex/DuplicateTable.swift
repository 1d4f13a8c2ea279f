internal import PaymentModel

/// An open-addressing hash set of match keys that numbers them in the order in which they came.
///
/// Flat: one tag byte a slot, probed eight at a time as one word, then 16-byte keys and 4-byte ordinals. A tag that matches is
/// only a hint: the key is compared in full, so no collision can make two keys one. Groups are probed in triangular
/// steps. The table grows at a load of 7/8, and with a new seed when a probe grows longer than ``probeGroupsMax``.
///
/// - Complexity: insertion and lookup O(1) expected, whatever the keys.
@safe
public struct DuplicateTable: ~Copyable {
    /// The longest probe in groups of eight slots before the table is rebuilt with another seed.
    public static let probeGroupsMax = 32
    /// Full slots of 8.
    public static let loadMaxEighths = 7

    var tags: UnsafeMutablePointer<UInt64>
    var keys: UnsafeMutablePointer<MatchKey>
    var ordinals: UnsafeMutablePointer<UInt32>
    var groupMask: Int
    private var allocatedGroups: Int
    var hash: SeededHash
    /// How many keys there are. Their ordinals are 0 ..< count.
    public internal(set) var count = 0

    /// - Parameter capacity: how many keys are expected.
    public init(capacity: Int, hash: SeededHash) {
        self.hash = hash
        groupMask = DuplicateTable.groupCount(for: capacity) - 1
        allocatedGroups = groupMask + 1
        unsafe (tags, keys, ordinals) = DuplicateTable.allocate(groups: groupMask + 1)
    }

    deinit { release() }

    /// How many slots there are.
    public var slotCount: Int { (groupMask + 1) * 8 }

    /// Forgets all keys and makes room for `capacity`, in the memory it has when that is enough.
    ///
    /// - Complexity: O(slots used for `capacity`).
    public mutating func reset(capacity: Int) {
        let groups = DuplicateTable.groupCount(for: capacity)
        if groups > allocatedGroups {
            release()
            unsafe (tags, keys, ordinals) = DuplicateTable.allocate(groups: groups)
            allocatedGroups = groups
        } else {
            unsafe tags.update(repeating: 0, count: groups)
        }
        groupMask = groups - 1
        count = 0
    }

    static func groupCount(for capacity: Int) -> Int {
        let slots = capacity * 8 / loadMaxEighths + 1
        var groups = 1
        while groups * 8 < slots { groups <<= 1 }
        return groups
    }

    func release() {
        unsafe tags.deallocate()
        unsafe keys.deallocate()
        unsafe ordinals.deallocate()
    }

    static func allocate(
        groups: Int
    ) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<MatchKey>, UnsafeMutablePointer<UInt32>) {
        let tags = UnsafeMutablePointer<UInt64>.allocate(capacity: groups)
        unsafe tags.initialize(repeating: 0, count: groups)
        return unsafe (
            tags, UnsafeMutablePointer<MatchKey>.allocate(capacity: groups * 8),
            UnsafeMutablePointer<UInt32>.allocate(capacity: groups * 8)
        )
    }

    /// Takes over the memory of a grown table.
    mutating func adopt(groups: Int) {
        allocatedGroups = groups
        groupMask = groups - 1
    }
}
