internal import DuplicateIndex
internal import PaymentModel

/// Finds the records that share a text: by 64-bit hash first, then verified on the bytes.
struct TextClusters {
    let records: RecordSet
    let seed: UInt64

    /// A filter over the texts of `ids`.
    func filter(_ field: TextField, _ ids: some Collection<RecordID>) -> HashFilter {
        var filter = HashFilter(capacity: ids.count)
        for id in ids { filter.insert(records.hash(field, of: id, seed: seed)) }
        return filter
    }

    /// The records that satisfy `isWanted` and whose text may be in `filter`. In no defined order.
    ///
    /// - Complexity: O(all records), on `threads` threads.
    func candidates(
        _ field: TextField, in filter: HashFilter, threads: Int, _ isWanted: @Sendable (RecordID, PackedRecord) -> Bool
    ) -> [RecordID] {
        everyRecord(threads: threads, among: field == .obligation ? \.hasObligations : nil) { id, record in
            isWanted(id, record) && filter.mayContain(records.hash(field, of: id, seed: seed))
        }
    }

    /// The records that satisfy `isWanted`, in no defined order.
    ///
    /// - Parameter feature: batches without it are passed over.
    func everyRecord(
        threads: Int, among feature: (@Sendable (RecordBatch) -> Bool)? = nil,
        _ isWanted: @Sendable (RecordID, PackedRecord) -> Bool
    ) -> [RecordID] {
        let found = WorkerResults<RecordID>(workers: threads)
        let batches = records.batches.indices.filter { feature?(records.batches[$0]) ?? true }
        Workers.forEach(tasks: batches.count, threads: threads) { task, worker in
            found.append(records.ids(ofBatch: batches[task]).filter { isWanted($0, records[$0]) }, worker: worker)
        }
        return found.all
    }

    /// Calls `body` with each set of two or more records that share the text of `field`. Records without it are in none.
    ///
    /// - Complexity: O(n log n)
    func forEach(_ field: TextField, _ ids: [RecordID], _ body: ([RecordID]) -> Void) {
        let hashed = ids.map { (hash: records.hash(field, of: $0, seed: seed), id: $0) }
            .filter { $0.hash != 0 }
            .sorted { $0.hash < $1.hash }
        var start = 0
        while start < hashed.count {
            var end = start + 1
            while end < hashed.count, hashed[end].hash == hashed[start].hash { end += 1 }
            if end - start > 1 { split(field, hashed[start..<end].map(\.id), body) }
            start = end
        }
    }

    /// Splits records of one hash into sets of one text.
    private func split(_ field: TextField, _ ids: [RecordID], _ body: ([RecordID]) -> Void) {
        var rest = ids
        while rest.count > 1 {
            let first = rest[0]
            let same = rest.filter { $0 == first || records.shares(field, first, $0) }
            if same.count > 1 { body(same) }
            if same.count == rest.count { return }
            rest.removeAll { $0 == first || records.shares(field, first, $0) }
        }
    }
}
