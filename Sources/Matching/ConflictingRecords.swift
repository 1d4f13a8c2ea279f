internal import DuplicateIndex
internal import PaymentModel

/// R7: one strong reference, one side, one sign, different keys.
struct ConflictingRecords {
    let context: RuleContext

    func run() -> [Conclusion] {
        let (records, states) = (context.records, context.states)
        let open = (context.stillOpenSettlement + context.stillOpenLedger).filter {
            context.clusters.hash(.reference, of: $0) != 0 && !records[$0].isReturn && records[$0].hasStrongReference
        }
        guard !open.isEmpty else { return [] }
        let filter = context.clusters.filter(.reference, open)
        let found = WorkerResults<RecordID>(workers: context.threads)
        Workers.forEach(tasks: context.partitions.count, threads: context.threads) { partition, worker in
            let ids = context.partitions.withEntries(of: partition) { entries in
                entries.indices.compactMap { place -> RecordID? in
                    let entry = entries[place]
                    guard entry.referenceHash != 0, filter.mayContain(entry.referenceHash),
                        entry.flags.isDisjoint(with: [.weakReference, .isReturn, .history]),
                        states.outcome(entry.id) != .repeatedRecord
                    else { return nil }
                    return entry.id
                }
            }
            found.append(ids, worker: worker)
        }
        return context.clusters.collect(.reference, found.all, threads: context.threads) { cluster, conclusions in
            for isLedger in [false, true] {
                for isNegative in [false, true] {
                    let alike = cluster.filter {
                        records[$0].flags.contains(.ledger) == isLedger && records[$0].isNegative == isNegative
                    }
                    conclude(alike, &conclusions)
                }
            }
        }
    }

    private func conclude(_ cluster: [RecordID], _ conclusions: inout [Conclusion]) {
        let (records, states) = (context.records, context.states)
        guard cluster.count > 1 else { return }
        let ordered = cluster.sorted(by: records.precedes)
        let first = ordered[0]
        guard let second = ordered.first(where: { records.compareKeys($0, first) != 0 }) else { return }
        for id in ordered where states.isOpen(id) {
            let other = records.compareKeys(id, first) != 0 ? first : second
            states.close(id, as: .conflictingRecord)
            conclusions.append(context.conclusion(id, .conflictingRecord, .sameReference, .medium, counterpart: other))
        }
    }
}
