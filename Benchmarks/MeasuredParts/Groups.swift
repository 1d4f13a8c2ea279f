internal import DuplicateIndex
internal import Matching
internal import PaymentModel

/// Partitions: keys dealt out, spilled and read back, and the plain pairs of them closed.
enum Groups {
    /// Memory for a sixteenth of the keys.
    private static let scarce = 16

    static func parts(_ night: SampleNight) -> [MeasuredPart] {
        let batches = self.batches(night.keys)
        let count = night.keys.count
        return [
            MeasuredPart.of("deal", rows: count) { use(deal(batches, count, bytesMax: .max)) },
            MeasuredPart.of("spill", rows: count) {
                let store = deal(batches, count, bytesMax: count * MemoryLayout<KeyedRecord>.stride / scarce)
                var back = 0
                for partition in 0..<store.partitionCount {
                    try? store.forEachPart(of: partition) { records, _ in back += records.count }
                }
                precondition(back == count && store.spilledBytes > 0)
            },
            MeasuredPart(
                "group", rows: count,
                prepare: {
                    let store = deal(batches, count, bytesMax: .max)
                    return { use(try? pairs(store, night).close()) }
                }),
        ]
    }

    private static func pairs(_ store: PartitionStore, _ night: SampleNight) -> PlainGroups {
        PlainGroups(
            store: store, sources: night.sources, layout: night.layout, settings: RuleSettings(), hasLedger: true,
            threads: 1, hash: SeededHash(seed: 3), textHash: SampleNight.textHash)
    }

    private static func batches(_ keys: [KeyedRecord]) -> [KeyedBatch] {
        stride(from: 0, to: keys.count, by: KeyedBatch.capacity).map { start in
            let batch = KeyedBatch()
            for key in keys[start..<min(start + KeyedBatch.capacity, keys.count)] { batch.append(key) }
            return batch
        }
    }

    private static func deal(_ batches: [KeyedBatch], _ count: Int, bytesMax: Int) -> PartitionStore {
        let store = PartitionStore(recordsExpected: count, bytesMax: bytesMax, hash: SeededHash(seed: 1))
        let writer = PartitionWriter(store)
        for batch in batches { writer.deal(batch) }
        writer.finish()
        return store
    }
}
