internal import DuplicateIndex
internal import PaymentModel

/// The seeded hash of one text of every record, taken once on all threads: the texts lie far apart, so waiting for them is most of the
/// work. 0 for a missing text.
struct TextHashes: Sendable {
    private let hashes: [UInt64]

    /// - Complexity: O(n) in the records and their texts.
    init(_ field: TextField, of records: RecordSet, seed: UInt64, threads: Int) {
        let batches = WorkerResults<(batch: Int, hashes: [UInt64])>(workers: threads)
        Workers.forEach(tasks: records.batches.count, threads: threads) { batch, worker in
            guard field != .obligation || records.batches[batch].hasObligations else { return }
            let found = records.ids(ofBatch: batch).map { records.hash(field, of: $0, seed: seed) }
            batches.append([(batch, found)], worker: worker)
        }
        var hashes = [UInt64](repeating: 0, count: records.idBound)
        for (batch, found) in batches.all {
            let start = RecordID(batch: batch, row: 0).index
            hashes.replaceSubrange(start..<(start + found.count), with: found)
        }
        self.hashes = hashes
    }

    subscript(id: RecordID) -> UInt64 { hashes[id.index] }
}
