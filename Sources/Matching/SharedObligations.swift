internal import PaymentModel

/// R6: settlement records of one obligation, of which one payment was owed.
struct SharedObligations {
    let context: RuleContext

    func run() -> [Conclusion] {
        let (records, states) = (context.records, context.states)
        let open = context.stillOpenSettlement.filter { !records[$0].isReturn && !records[$0].obligation.isMissing }
        guard !open.isEmpty else { return [] }
        let filter = context.clusters.filter(.obligation, open)
        let all = context.clusters.candidates(.obligation, in: filter, threads: context.threads) { id, record in
            !record.obligation.isMissing && !record.flags.contains(.ledger) && !record.isReturn
                && states.outcome(id) != .repeatedRecord
        }
        return context.clusters.collect(.obligation, all, threads: context.threads) { conclude($0, &$1) }
    }

    private func conclude(_ cluster: [RecordID], _ conclusions: inout [Conclusion]) {
        let (records, states) = (context.records, context.states)
        let ordered = cluster.sorted {
            let (left, right) = (records[$0], records[$1])
            let isHistory = left.flags.contains(.history)
            if isHistory != right.flags.contains(.history) { return isHistory }
            return left.date != right.date ? left.date < right.date : records.precedes($0, $1)
        }
        var open = ordered.filter { states.isOpen($0) && !records[$0].flags.contains(.history) }
        guard !open.isEmpty else { return }
        let partner = ordered.first { records[$0].flags.contains(.history) || states.hasPartner($0) }
        let original = partner ?? open.removeFirst()
        for id in open {
            states.close(id, as: .duplicatePayment)
            conclusions.append(
                context.conclusion(id, .duplicatePayment, .sameObligation, .high, counterpart: original))
        }
    }
}
