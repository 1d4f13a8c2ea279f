import PaymentModel

@testable import DuplicateIndex

/// A duplicate table, and what only a test looks at.
final class TableUnderTest {
    private var table: DuplicateTable

    init(capacity: Int, hash: SeededHash) { table = DuplicateTable(capacity: capacity, hash: hash) }

    var count: Int { table.count }
    var slotCount: Int { table.slotCount }
    /// The seed that the table has now: another one after it grew.
    var seed: UInt64 { table.hash.seed }

    func insert(_ key: MatchKey) -> (ordinal: Int, isNew: Bool) { table.insert(key) }
    func ordinal(of key: MatchKey) -> Int? { table.ordinal(of: key) }
    func reset(capacity: Int) { table.reset(capacity: capacity) }

    /// How many groups a lookup visits for the key that is farthest from its start.
    func longestProbe(of keys: [MatchKey]) -> Int {
        var longest = 0
        for key in keys {
            var group = Int(truncatingIfNeeded: table.hash(key.high, key.low)) & table.groupMask
            for step in 1...(table.groupMask + 1) {
                if holds(key, group: group) {
                    longest = max(longest, step)
                    break
                }
                group = (group + step) & table.groupMask
            }
        }
        return longest
    }

    private func holds(_ key: MatchKey, group: Int) -> Bool {
        for slot in 0..<8 where unsafe table.tags[group] >> (UInt64(slot) * 8) & 0x80 != 0 {
            if unsafe table.keys[group * 8 + slot] == key { return true }
        }
        return false
    }
}
