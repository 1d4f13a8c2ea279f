import DuplicateIndex
import Randomness
import Testing

@testable import PaymentModel

@Suite("Keys chosen by somebody who knows the seed")
struct HostileKeyTests {
    private let seed: UInt64 = 0xC0FF_EE00_1234_5678

    /// Multiplication by zero is zero: with this `high`, all keys have one and the same hash.
    private func collidingKeys(_ count: Int) -> [MatchKey] {
        var word = seed &+ 0x9E37_79B9_7F4A_7C15
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return (0..<count).map { MatchKey(high: word ^ word >> 31, low: UInt64($0)) }
    }

    @Test func collidingKeysAreToldApartAndOnlyReseedTheTable() {
        let keys = collidingKeys(20_000)
        let hash = SeededHash(seed: seed)
        #expect(Set(keys.map { hash($0.high, $0.low) }).count == 1)

        let table = TableUnderTest(capacity: 1_000, hash: hash)
        for (place, key) in keys.enumerated() {
            guard table.insert(key) == (place, true) else {
                Issue.record("key \(place) is taken for another")
                return
            }
        }
        #expect(keys.indices.allSatisfy { table.ordinal(of: keys[$0]) == $0 })
        #expect(table.seed != seed)
        // They cost one growth before its time, and no more memory than honest keys.
        #expect(table.slotCount <= 65_536)
        #expect(table.longestProbe(of: keys) <= 4)
    }

    @Test func keysThatStartTheirProbeInOneGroupStayWithinTheBound() {
        var random = SplitMix(seed: 10)
        let hash = SeededHash(seed: seed)
        let table = TableUnderTest(capacity: 3_000, hash: hash)
        let mask = UInt64(table.slotCount / 8 - 1)
        var keys: [MatchKey] = []
        while keys.count < DuplicateTable.probeGroupsMax * 8 {
            let key = MatchKey(high: random.next(), low: random.next())
            if hash(key.high, key.low) & mask == 77 { keys.append(key) }
        }
        for (place, key) in keys.enumerated() { #expect(table.insert(key) == (place, true)) }
        // As many as the probe bound allows: the table is still the same, and the last key is found at the bound.
        #expect(table.seed == seed)
        #expect(table.longestProbe(of: keys) == DuplicateTable.probeGroupsMax)
        #expect(keys.indices.allSatisfy { table.ordinal(of: keys[$0]) == $0 })

        // One more, and the table is rebuilt under a seed that nobody chose.
        while true {
            let key = MatchKey(high: random.next(), low: random.next())
            guard hash(key.high, key.low) & mask == 77 else { continue }
            #expect(table.ordinal(of: key) == nil)
            #expect(table.insert(key) == (keys.count, true))
            break
        }
        #expect(table.seed != seed)
        #expect(keys.indices.allSatisfy { table.ordinal(of: keys[$0]) == $0 })
        #expect(table.longestProbe(of: keys) <= 4)
    }
}
