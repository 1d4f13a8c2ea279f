internal import DuplicateIndex
internal import PaymentModel

/// Finds the hashes of references and of obligations that more than one record of a store has.
///
/// Without a ledger nothing pairs, so any two records that share a reference or an obligation are something for the rules. Hashes are dealt
/// into buckets by their upper bits, and each bucket is searched with a table inside the cache. When there is no room for all hashes at
/// once, the store is read several times, each time for a share of them.
struct RepeatedHashes {
    let store: PartitionStore
    let textHash: TextHash
    let threads: Int
    /// How many hashes may be held at once.
    let hashesMax: Int

    private static let bucketBits: UInt64 = 8

    /// Hashes by bucket: those of references in the first half of the buckets, those of obligations in the second.
    private typealias Buckets = [[UInt64]]

    /// - Throws: ``SpillError`` when the store's temporary file cannot be read.
    /// - Complexity: O(n) expected, times the number of readings.
    func find() throws(SpillError) -> HashLists {
        let count = (0..<store.partitionCount).reduce(0) { $0 + store.count(of: $1) }
        // Buckets grow by doubling, so half of what they hold may be room.
        let passes = max(1, min(RepeatedHashes.passesMax, 4 * count / max(1, hashesMax)))
        var repeated = HashLists()
        for pass in 0..<passes {
            let dealt = try deal(pass: UInt64(pass), of: UInt64(passes))
            let found = WorkerResults<HashLists>(workers: threads)
            Workers.forEach(tasks: 2 << Int(RepeatedHashes.bucketBits), threads: threads) { bucket, worker in
                let hashes = RepeatedHashes.repeated(in: dealt.map { $0[bucket] })
                guard !hashes.isEmpty else { return }
                var lists = HashLists()
                for hash in hashes {
                    if bucket >> Int(RepeatedHashes.bucketBits) == 0 {
                        lists.add(reference: hash)
                    } else {
                        lists.add(obligation: hash)
                    }
                }
                found.append([lists], worker: worker)
            }
            for lists in found.all { repeated.add(lists) }
        }
        return repeated
    }

    /// More readings than this would take longer than they are worth: memory is then taken beyond what was asked for, at most 1/64
    /// of 16 bytes a record.
    private static let passesMax = 64

    /// The hashes of one share, each thread's apart.
    private func deal(pass: UInt64, of passes: UInt64) throws(SpillError) -> [Buckets] {
        let dealt = WorkerResults<Buckets>(workers: threads)
        let failures = WorkerResults<SpillError>(workers: threads)
        let queue = TaskQueue(count: store.partitionCount)
        Workers.run(min(threads, store.partitionCount)) { worker in
            var buckets = Buckets(repeating: [], count: 2 << Int(RepeatedHashes.bucketBits))
            func add(_ hash: UInt64, _ kind: Int) {
                // The upper bits choose the bucket, the lower ones the share.
                guard hash != 0, passes == 1 || (hash & 0xFFFF_FFFF) &* passes >> 32 == pass else { return }
                buckets[kind << Int(RepeatedHashes.bucketBits) | Int(hash >> (64 - RepeatedHashes.bucketBits))]
                    .append(hash)
            }
            do throws(SpillError) {
                while let partition = queue.next() {
                    try store.forEachPart(of: partition) { records, _ in
                        for place in records.indices {
                            add(records[place].referenceHash(textHash), 0)
                            add(records[place].obligationHash, 1)
                        }
                    }
                }
            } catch {
                failures.append([error], worker: worker)
            }
            dealt.append([buckets], worker: worker)
        }
        if let error = failures.all.first { throw error }
        return dealt.all
    }

    /// The hashes that `lists` have more than once.
    private static func repeated(in lists: [[UInt64]]) -> [UInt64] {
        let count = lists.reduce(0) { $0 + $1.count }
        var slotCount = 16
        while slotCount < count * 2 { slotCount <<= 1 }
        var slots = [UInt64](repeating: 0, count: slotCount)
        var isRepeated = [Bool](repeating: false, count: slotCount)
        var repeated: [UInt64] = []
        for hashes in lists {
            for hash in hashes {
                var slot = Int(truncatingIfNeeded: hash >> 8) & (slotCount - 1)
                while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (slotCount - 1) }
                if slots[slot] == 0 {
                    slots[slot] = hash
                } else if !isRepeated[slot] {
                    isRepeated[slot] = true
                    repeated.append(hash)
                }
            }
        }
        return repeated
    }
}
