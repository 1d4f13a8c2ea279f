import DuplicateIndex
import Randomness
import Testing

@testable import PaymentModel

@Suite("Partitions in memory and on disk")
struct PartitionStoreTests {
    private let hash = SeededHash(seed: 5)

    private func records(_ count: Int, keys: Int, seed: UInt64) -> [KeyedRecord] {
        var random = SplitMix(seed: seed)
        let layout = PlaceLayout(sources: 1, bytesMax: 1 << 30)!
        return (0..<count).map { number in
            let key = MatchKey(high: UInt64(random.below(keys)) << 14, low: UInt64(random.below(5)) << 22 | 1)
            let place = layout.place(source: 0, offset: number, isLedger: number % 2 == 0)
            if number % 5 > 0 {
                return KeyedRecord(
                    key: key, reference: ReferenceCode(Array("\(random.next())".utf8.prefix(16)))!, place: place)
            }
            return KeyedRecord(
                key: key, referenceHash: random.next(), obligationHash: UInt64(number % 3),
                place: place.withReference(at: number % 700, length: number % 150))
        }
    }

    private func deal(_ records: [KeyedRecord], _ store: PartitionStore, writers count: Int) {
        let writers = (0..<count).map { _ in PartitionWriter(store) }
        let batch = KeyedBatch()
        for (place, record) in records.enumerated() {
            batch.append(record)
            if batch.count == KeyedBatch.capacity || place == records.count - 1 || place % 97 == 0 {
                writers[place % count].deal(batch)
                batch.removeAll()
            }
        }
        for writer in writers { writer.finish() }
    }

    private func contents(_ store: PartitionStore) throws -> [[KeyedRecord]] {
        try (0..<store.partitionCount).map { partition in
            var found: [KeyedRecord] = []
            try store.forEachPart(of: partition) { records, _ in
                for place in records.indices { found.append(records[place]) }
            }
            #expect(found.count == store.count(of: partition))
            return found
        }
    }

    private struct Words: Hashable {
        let key: MatchKey
        let hashes: [UInt64]
        let reference: ReferenceCode?
        let place: UInt64

        init(_ record: KeyedRecord) {
            key = record.key
            hashes = [record.referenceHash(TextHash(seed: 1)), record.obligationHash]
            reference = record.reference
            place = record.place.bits
        }
    }

    @Test(arguments: [1 << 30, 64 << 10, 1])
    func everyRecordComesBackOnceWhateverTheMemory(bytesMax: Int) throws {
        let all = records(20_000, keys: 3_000, seed: 1)
        for (perPartition, perChunk, writers) in [(16_384, 256, 1), (500, 16, 2), (20, 3, 3)] {
            let store = PartitionStore(
                recordsExpected: all.count, bytesMax: bytesMax, hash: hash, recordsPerPartition: perPartition,
                recordsPerChunk: perChunk)
            deal(all, store, writers: writers)
            let found = try contents(store)
            #expect(Set(found.joined().map(Words.init)) == Set(all.map(Words.init)))
            #expect(found.reduce(0) { $0 + $1.count } == all.count)
            #expect(store.spillFailure == nil)
            #expect((store.spilledBytes > 0) == (bytesMax < all.count * MemoryLayout<KeyedRecord>.stride))
            // Keys that differ in their dates alone share a partition.
            var partitionOf: [UInt64: Int] = [:]
            for (partition, records) in found.enumerated() {
                for record in records {
                    let withoutDate = record.key.high ^ record.key.lowWithoutDate << 50
                    #expect(partitionOf.updateValue(partition, forKey: withoutDate) ?? partition == partition)
                }
            }
        }
    }

    @Test func changesLastInMemoryAndNotOnDisk() throws {
        let all = records(2_000, keys: 100, seed: 2)
        let store = PartitionStore(
            recordsExpected: all.count, bytesMax: 8 << 10, hash: hash, recordsPerPartition: 500, recordsPerChunk: 16)
        deal(all, store, writers: 1)
        var kept = 0
        for partition in 0..<store.partitionCount {
            try store.forEachPart(of: partition) { records, isKept in
                if isKept { kept += records.count }
                for place in records.indices { records[place] = records[place].asResidue }
            }
        }
        let marked = try contents(store).joined().count(where: \.isResidue)
        #expect(marked == kept)
        #expect(kept > 0 && kept < all.count)
    }
}
