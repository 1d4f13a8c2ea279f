internal import PaymentModel

/// R7: one strong reference, one side, one sign, different keys.
struct ConflictingRecords {
    let context: RuleContext

    func run() -> [Conclusion] {
        run(context.stillOpenSettlement, isLedger: false) + run(context.stillOpenLedger, isLedger: true)
    }

    private func run(_ stillOpen: [RecordID], isLedger: Bool) -> [Conclusion] {
        let (records, states) = (context.records, context.states)
        let open = stillOpen.filter { !records[$0].isReturn && records[$0].hasStrongReference }
        guard !open.isEmpty else { return [] }
        let filter = context.clusters.filter(.reference, open)
        let all = context.clusters.candidates(.reference, in: filter, threads: context.threads) { id, record in
            record.hasStrongReference && record.flags.contains(.ledger) == isLedger && !record.isReturn
                && !record.flags.contains(.history) && states.outcome(id) != .repeatedRecord
        }
        var conclusions: [Conclusion] = []
        context.clusters.forEach(.reference, all) { cluster in
            for isNegative in [false, true] {
                conclude(cluster.filter { records[$0].isNegative == isNegative }, &conclusions)
            }
        }
        return conclusions
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
