internal import DuplicateIndex
internal import PaymentModel

/// Finds the records that share a text: by 64-bit hash first, then verified on the bytes.
struct TextClusters: Sendable {
    let records: RecordSet
    private let references: TextHashes
    private let obligations: TextHashes

    init(records: RecordSet, seed: UInt64, threads: Int) {
        self.records = records
        references = TextHashes(.reference, of: records, seed: seed, threads: threads)
        obligations = TextHashes(.obligation, of: records, seed: seed, threads: threads)
    }

    /// The hash of a reference or an obligation; 0 when it is missing.
    func hash(_ field: TextField, of id: RecordID) -> UInt64 {
        switch field {
        case .reference: references[id]
        case .obligation: obligations[id]
        default: preconditionFailure("only references and obligations are clustered")
        }
    }

    /// A filter over the texts of `ids`.
    func filter(_ field: TextField, _ ids: some Collection<RecordID>) -> HashFilter {
        var filter = HashFilter(capacity: ids.count)
        for id in ids { filter.insert(hash(field, of: id)) }
        return filter
    }

    /// The records that satisfy `isWanted` and whose text may be in `filter`. In no defined order.
    ///
    /// - Complexity: O(all records), on `threads` threads.
    func candidates(
        _ field: TextField, in filter: HashFilter, threads: Int, _ isWanted: @Sendable (RecordID, PackedRecord) -> Bool
    ) -> [RecordID] {
        records.select(threads: threads, among: field == .obligation ? \.hasObligations : nil) { id, record in
            isWanted(id, record) && filter.mayContain(hash(field, of: id))
        }
    }

    /// What `body` gives for each set of two or more records that share the text of `field`, in no defined order. Records without
    /// it are in none. No record is in two sets, and sets are looked at on `threads` threads.
    ///
    /// - Complexity: O(n log n)
    func collect<Element: Sendable>(
        _ field: TextField, _ ids: [RecordID], threads: Int,
        _ body: @Sendable (_ cluster: [RecordID], _ found: inout [Element]) -> Void
    ) -> [Element] {
        let hashed = ids.lazy.map { Hashed(hash: hash(field, of: $0), id: $0) }.filter { $0.hash != 0 }
        guard threads > 1, ids.count > TextClusters.idsPerShare else { return clusters(field, Array(hashed), body) }
        var shares = [[Hashed]](repeating: [], count: 1 << TextClusters.shareBits)
        for each in hashed { shares[Int(each.hash >> (64 - TextClusters.shareBits))].append(each) }
        let dealt = shares
        let found = WorkerResults<Element>(workers: threads)
        Workers.forEach(tasks: dealt.count, threads: threads) { share, worker in
            found.append(clusters(field, dealt[share], body), worker: worker)
        }
        return found.all
    }

    private struct Hashed {
        let hash: UInt64
        let id: RecordID
    }

    /// Fewer records than this are not shared out.
    private static let idsPerShare = 4096
    private static let shareBits = 5

    private func clusters<Element>(
        _ field: TextField, _ unordered: [Hashed], _ body: ([RecordID], inout [Element]) -> Void
    ) -> [Element] {
        let hashed = unordered.sorted { $0.hash < $1.hash }
        var found: [Element] = []
        var start = 0
        while start < hashed.count {
            var end = start + 1
            while end < hashed.count, hashed[end].hash == hashed[start].hash { end += 1 }
            if end - start > 1 { split(field, hashed[start..<end].map(\.id)) { body($0, &found) } }
            start = end
        }
        return found
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

extension RecordSet {
    /// The records that satisfy `isWanted`, in no defined order.
    ///
    /// - Parameter feature: batches without it are passed over.
    func select(
        threads: Int, among feature: (@Sendable (RecordBatch) -> Bool)? = nil,
        _ isWanted: @Sendable (RecordID, PackedRecord) -> Bool
    ) -> [RecordID] {
        let found = WorkerResults<RecordID>(workers: threads)
        let wanted = batches.indices.filter { feature?(batches[$0]) ?? true }
        Workers.forEach(tasks: wanted.count, threads: threads) { task, worker in
            found.append(ids(ofBatch: wanted[task]).filter { isWanted($0, self[$0]) }, worker: worker)
        }
        return found.all
    }
}
