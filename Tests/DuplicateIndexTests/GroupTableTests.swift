import DuplicateIndex
import Randomness
import Testing

@testable import PaymentModel

@Suite("The table of a partition's groups")
struct GroupTableTests {
    private func record(_ high: UInt64, _ low: UInt64, _ offset: Int) -> KeyedRecord {
        let layout = PlaceLayout(sources: 1, bytesMax: 1 << 30)!
        return KeyedRecord(
            key: MatchKey(high: high, low: low), referenceHash: 0, obligationHash: 0,
            place: layout.place(source: 0, offset: offset, isLedger: false))
    }

    /// The groups of a table as sets of offsets, each by its newest record.
    private func groups(_ table: borrowing GroupTable) -> Set<Set<UInt64>> {
        var groups = Set<Set<UInt64>>()
        for newest in 0..<table.count where table.isNewest(newest) {
            var group = Set<UInt64>()
            var place: Int? = newest
            while let member = place {
                group.insert(table.record(member).place.address)
                place = table.older(member)
            }
            groups.insert(group)
        }
        return groups
    }

    @Test func groupsAreThoseOfADictionary() {
        var random = SplitMix(seed: 3)
        var table = GroupTable(hash: SeededHash(seed: 4))
        // The table is reused, sometimes for more records and sometimes for fewer.
        for _ in 0..<60 {
            let count = random.pick([0, 1, 7, 300, 5_000])
            let keys = 1 + random.below(max(1, count))
            let records = (0..<count).map {
                record(UInt64(random.below(keys)), UInt64(random.below(3)), $0)
            }
            table.reset(capacity: count)
            var start = 0
            while start < count {
                let end = min(count, start + 1 + random.below(400))
                table.add(Array(records[start..<end]).span)
                start = end
            }
            let expected = Dictionary(grouping: records, by: \.key).values.map { Set($0.map(\.place.address)) }
            #expect(groups(table) == Set(expected))
            for key in Set(records.map(\.key)) {
                let newest = table.newest(of: key).map { table.record($0).key }
                #expect(newest == key)
            }
            #expect(table.newest(of: MatchKey(high: 1 << 60, low: 9)) == nil)
        }
    }

    @Test func keysThatShareOneHashAreToldApart() {
        // With this `high` the first factor of the hash is zero, so all keys have one hash; see HostileKeyTests.
        let seed: UInt64 = 77
        var word = seed &+ 0x9E37_79B9_7F4A_7C15
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        let high = word ^ word >> 31
        let hash = SeededHash(seed: seed)
        #expect(Set((0..<100).map { hash(high, UInt64($0)) }).count == 1)

        var table = GroupTable(hash: hash)
        let records = (0..<20_000).map { record(high, UInt64($0 / 2), $0) }
        table.reset(capacity: records.count)
        table.add(records.span)
        let found = groups(table)
        #expect(found.count == 10_000)
        #expect(found.allSatisfy { $0.count == 2 })
    }
}
