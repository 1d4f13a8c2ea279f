import DuplicateIndex
import Randomness
import Testing

@testable import PaymentModel

@Suite("The duplicate table against a dictionary")
struct DuplicateTableTests {
    /// Many operations over few and over many keys, the table growing from nothing.
    @Test(arguments: [10, 3_000, 200_000])
    func everyOperationGivesWhatADictionaryGives(keys: Int) {
        var random = SplitMix(seed: UInt64(keys))
        let table = TableUnderTest(capacity: 0, hash: SeededHash(seed: 1))
        var dictionary: [MatchKey: Int] = [:]
        for _ in 0..<150_000 {
            let number = random.below(keys)
            // Keys such as real ones: little differs, and mostly in the low bits.
            let key = MatchKey(high: 1 << 61 | UInt64(number % 977) << 14, low: UInt64(number) << 22 | 20_000)
            if random.below(3) == 0 {
                guard table.ordinal(of: key) == dictionary[key] else {
                    Issue.record("key \(number) is looked up wrongly among \(table.count)")
                    return
                }
            } else {
                let expected = dictionary[key]
                let inserted = table.insert(key)
                guard inserted == (expected ?? dictionary.count, expected == nil) else {
                    Issue.record("key \(number) is inserted wrongly among \(table.count)")
                    return
                }
                dictionary[key] = inserted.ordinal
            }
        }
        #expect(table.count == dictionary.count)
        #expect(dictionary.allSatisfy { table.ordinal(of: $0.key) == $0.value })
    }

    @Test func noOutcomeDependsOnTheSeed() {
        let keys = (0..<5_000).map { MatchKey(high: UInt64($0 % 1_000), low: UInt64($0 % 700)) }
        let ordinals = [0, 1, UInt64.max, 0x1234_5678].map { seed in
            let table = TableUnderTest(capacity: 16, hash: SeededHash(seed: seed))
            return keys.map { table.insert($0).ordinal }
        }
        #expect(ordinals.allSatisfy { $0 == ordinals[0] })
        #expect(Set(ordinals[0]).count == Set(keys).count)
    }

    @Test(arguments: [0, 1, 6, 7, 8, 55, 56, 57, 1_000, 14_336])
    func aTableHoldsItsCapacityWithoutGrowing(capacity: Int) {
        let table = TableUnderTest(capacity: capacity, hash: SeededHash(seed: 3))
        let slots = table.slotCount
        for number in 0..<capacity { _ = table.insert(MatchKey(high: 9, low: UInt64(number) << 22)) }
        #expect(table.count == capacity)
        #expect(table.slotCount == slots)
        #expect(slots <= max(8, capacity * 8 / 7 * 2 + 16))
    }

    @Test func theLoadNeverExceedsItsMaximum() {
        let table = TableUnderTest(capacity: 0, hash: SeededHash(seed: 4))
        var growths = 0
        for number in 0..<20_000 {
            let slots = table.slotCount
            _ = table.insert(MatchKey(high: UInt64(number), low: 1))
            growths += table.slotCount > slots ? 1 : 0
            #expect(table.count * 8 <= table.slotCount * DuplicateTable.loadMaxEighths)
        }
        // From 8 slots to 32,768 by doubling: no probe was ever so long that the table grew early.
        #expect(table.slotCount == 32_768)
        #expect(growths == 12)
    }

    @Test func aResetTableForgetsEverythingAndIsUsedAgain() {
        let table = TableUnderTest(capacity: 10_000, hash: SeededHash(seed: 5))
        var random = SplitMix(seed: 9)
        for round in 0..<40 {
            let capacity = [10, 3_000, 0, 12_000][round % 4]
            table.reset(capacity: capacity)
            #expect(table.count == 0)
            // Often more keys than were announced, so that a reset table grows, too.
            let keys = (0..<random.below(2_000)).map { MatchKey(high: UInt64(round % 3), low: UInt64($0) << 22) }
            #expect(keys.allSatisfy { table.ordinal(of: $0) == nil })
            #expect(keys.indices.allSatisfy { table.insert(keys[$0]) == ($0, true) })
            #expect(keys.indices.allSatisfy { table.insert(keys[$0]) == ($0, false) })
        }
    }

    @Test func theKeyOfUnusedSlotsIsAKeyLikeAnyOther() {
        let table = TableUnderTest(capacity: 8, hash: SeededHash(seed: 6))
        #expect(table.ordinal(of: .unused) == nil)
        #expect(table.insert(.unused) == (0, true))
        #expect(table.insert(.unused) == (0, false))
        #expect(table.ordinal(of: .unused) == 0)
    }
}
