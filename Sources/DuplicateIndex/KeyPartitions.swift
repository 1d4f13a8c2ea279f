public import PaymentModel

/// All records, keyed and dealt out to partitions by the seeded hash of the key without its date.
///
/// Exact and near duplicates fall into one partition. A partition's table fits the cache; its hash is not
/// the one that the table probes with. What order entries have within a partition depends on threads; nothing else may.
@safe
public final class KeyPartitions: @unchecked Sendable {
    private let entries: UnsafeMutablePointer<KeyedEntry>
    private let starts: [Int]

    /// How many entries a partition should have at most, on average.
    public static let entriesPerPartition = 16_384
    /// More partitions at once would thrash the TLB while dealing out.
    public static let partitionsMax = 1024

    /// Keys and deals out all records of `records`.
    ///
    /// - Parameter referenceHash: the seeded hash of a record's reference; 0 when there is none.
    /// - Complexity: O(n), on `threads` threads.
    public init(
        _ records: RecordSet, coder: KeyCoder, hash: SeededHash, threads: Int,
        entriesPerPartition: Int = KeyPartitions.entriesPerPartition, referenceHash: @Sendable (RecordID) -> UInt64
    ) {
        let total = records.count
        var bits = 0
        while 1 << bits < KeyPartitions.partitionsMax, total >> bits > entriesPerPartition { bits += 1 }
        let partitions = 1 << bits
        let shift = UInt64(64 - bits)
        let batchCount = records.batches.count

        // First pass: how many entries of each batch go to each partition.
        let counts = UnsafeMutablePointer<Int>.allocate(capacity: max(1, batchCount * partitions))
        unsafe counts.initialize(repeating: 0, count: max(1, batchCount * partitions))
        defer { unsafe counts.deallocate() }
        nonisolated(unsafe) let shared = unsafe counts
        Workers.forEach(tasks: batchCount, threads: threads) { batch, _ in
            let row = unsafe shared + batch * partitions
            for id in records.ids(ofBatch: batch) {
                let key = coder.key(records[id])
                unsafe row[Int(hash(key.high, key.lowWithoutDate) >> shift)] += 1
            }
        }
        var starts: [Int] = []
        var running = 0
        for partition in 0..<partitions {
            starts.append(running)
            for batch in 0..<batchCount {
                let count = unsafe counts[batch * partitions + partition]
                unsafe counts[batch * partitions + partition] = running
                running += count
            }
        }
        starts.append(running)

        // Second pass: each batch writes to its own ranges.
        let entries = unsafe HugePages.allocate(KeyedEntry.self, count: total)
        nonisolated(unsafe) let target = unsafe entries
        Workers.forEach(tasks: batchCount, threads: threads) { batch, _ in
            let next = unsafe shared + batch * partitions
            for id in records.ids(ofBatch: batch) {
                let record = records[id]
                let key = coder.key(record)
                let partition = Int(hash(key.high, key.lowWithoutDate) >> shift)
                let entry = KeyedEntry(
                    key: key, referenceHash: referenceHash(id), id: id,
                    flags: record.flags)
                unsafe (target + next[partition]).initialize(to: entry)
                unsafe next[partition] += 1
            }
        }
        unsafe self.entries = entries
        self.starts = starts
    }

    deinit { unsafe entries.deallocate() }

    /// How many partitions there are.
    public var count: Int { starts.count - 1 }

    /// Calls `body` with the entries of a partition.
    public func withEntries<Result>(of partition: Int, _ body: (Span<KeyedEntry>) -> Result) -> Result {
        let range = starts[partition]..<starts[partition + 1]
        return body(unsafe Span(_unsafeStart: entries + range.lowerBound, count: range.count))
    }
}
