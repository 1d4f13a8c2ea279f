import DuplicateIndex
import PaymentModel
import Randomness
import Testing

@Suite("Partitions by key without date")
struct KeyPartitionsTests {
    private let records: RecordSet
    private let coder = KeyCoder()

    /// 6,000 records in five batches, with keys that repeat, near duplicates, escape forms and one key with hundreds.
    init() {
        var random = SplitMix(seed: 13)
        let source = SourceBytes(path: "day.csv", copying: [])
        let writers = (0..<5).map { _ in
            var writer = RecordWriter()
            writer.begin(source: 0, bytes: source, side: random.below(2) == 0 ? .settlement : .ledger)
            for number in 0..<1_200 {
                var packed = PackedRecord()
                packed.taxpayer = .cpf(UInt64(random.below(number % 10 == 0 ? 1 : 400)))
                packed.amountMinor = random.below(20) == 0 ? Money.amountMinorMax : Int64(random.below(5)) - 2
                packed.currency = random.below(9) == 0 ? CurrencyCode("USD")! : .brl
                packed.date = BusinessDate(daysSinceEpoch: 20_000 + Int32(random.below(4)))
                if random.below(2) == 0 { packed.reference = writer.keep(Array("R\(random.below(50))".utf8)) }
                writer.append(packed, offset: number)
            }
            return writer
        }
        records = RecordSet(sources: [source], writers: writers)
    }

    private func partitions(threads: Int, entriesPerPartition: Int = 100, seed: UInt64 = 1) -> [[KeyedEntry]] {
        let dealt = KeyPartitions(
            records, coder: coder, hash: SeededHash(seed: seed), threads: threads,
            entriesPerPartition: entriesPerPartition
        ) { records.hash(.reference, of: $0, seed: seed) }
        return (0..<dealt.count).map { partition in
            dealt.withEntries(of: partition) { entries in entries.indices.map { entries[$0] } }
        }
    }

    @Test(arguments: [1, 2, 3, 16])
    func everyRecordIsDealtOutOnceWithItsOwnKey(threads: Int) {
        let entries = partitions(threads: threads).flatMap { $0 }
        #expect(entries.count == records.count)
        #expect(Set(entries.map(\.id)).count == records.count)
        for entry in entries {
            let record = records[entry.id]
            #expect(entry.key == coder.key(record))
            #expect(entry.flags == record.flags)
            #expect(entry.referenceHash == records.hash(.reference, of: entry.id, seed: 1))
        }
    }

    @Test(arguments: [1, 2, 3, 16])
    func recordsThatDifferInTheirDateAloneMeet(threads: Int) {
        var partitionOf: [[UInt64]: Int] = [:]
        for (partition, entries) in partitions(threads: threads).enumerated() {
            for entry in entries {
                let known = partitionOf.updateValue(partition, forKey: [entry.key.high, entry.key.lowWithoutDate])
                #expect(known ?? partition == partition)
            }
        }
        #expect(partitionOf.count > 500)
    }

    @Test func theNumberOfThreadsChangesNoPartition() {
        let one = partitions(threads: 1).map { Set($0.map(\.id)) }
        for threads in [2, 5, 8] { #expect(partitions(threads: threads).map { Set($0.map(\.id)) } == one) }
    }

    @Test func thereAreEnoughPartitionsAndNeverTooMany() {
        #expect(partitions(threads: 1, entriesPerPartition: 100).count == 64)
        #expect(partitions(threads: 1, entriesPerPartition: records.count).count == 1)
        #expect(partitions(threads: 1, entriesPerPartition: 1).count == KeyPartitions.partitionsMax)
    }

    @Test func anotherSeedDealsOutOtherwise() {
        let first = partitions(threads: 1, seed: 1).map { Set($0.map(\.id)) }
        #expect(partitions(threads: 1, seed: 2).map { Set($0.map(\.id)) } != first)
        #expect(first.filter { !$0.isEmpty }.count > 32)
    }

    @Test func noRecordsMakeOneEmptyPartition() {
        let dealt = KeyPartitions(
            RecordSet(sources: [], writers: []), coder: coder, hash: SeededHash(seed: 1), threads: 4
        ) { _ in 0 }
        #expect(dealt.count == 1)
        #expect(dealt.withEntries(of: 0) { $0.count } == 0)
    }
}
