internal import PaymentModel

/// R8: open records of both sides that lie within the tolerances of each other.
///
/// Records of one taxpayer, amount and currency stand in a row by date, and records of one taxpayer, currency, date and sign in
/// a row by amount. All candidates of a record are then two ranges, one in each row.
///
/// - Complexity: O(n log n), however many candidates there are.
struct TolerancePairing {
    let context: RuleContext

    func run() -> [Conclusion] {
        let settings = context.settings
        guard !settings.dateTolerance.isNone || settings.amountTolerance.unscaled > 0 else { return [] }
        let settlement = context.stillOpenSettlement.filter { !context.records[$0].taxpayer.isMissing }
        let ledger = context.stillOpenLedger.filter { !context.records[$0].taxpayer.isMissing }
        guard !settlement.isEmpty, !ledger.isEmpty else { return [] }

        var graph = CandidateGraph(records: context.records, settlement: settlement, ledger: ledger)
        if !settings.dateTolerance.isNone { graph.join(DateRow(tolerance: settings.dateTolerance)) }
        if settings.amountTolerance.unscaled > 0 { graph.join(AmountRow(tolerance: settings.amountTolerance)) }
        return conclude(&graph)
    }

    private func conclude(_ graph: inout CandidateGraph) -> [Conclusion] {
        let sizes = graph.componentSizes()
        var conclusions: [Conclusion] = []
        for node in 0..<graph.nodeCount where graph.candidateCount(of: node) > 0 {
            let id = graph.id(of: node)
            if sizes[graph.root(of: node)] == 2 {
                guard !context.records[id].flags.contains(.ledger) else { continue }
                conclusions.append(concludePair(id, graph.candidates(of: node, atMost: 1)[0]))
            } else {
                context.states.close(id, as: .ambiguous)
                var conclusion = context.conclusion(id, .ambiguous, .severalCandidates, .medium)
                conclusion.candidateCount = graph.candidateCount(of: node)
                conclusion.candidates = graph.candidates(of: node, atMost: Conclusion.candidatesMax)
                conclusions.append(conclusion)
            }
        }
        return conclusions
    }

    private func concludePair(_ settlement: RecordID, _ ledger: RecordID) -> Conclusion {
        let isDate = context.records[settlement].date != context.records[ledger].date
        let outcome = isDate ? Outcome.dateMismatch : .amountMismatch
        context.states.close(settlement, as: outcome)
        context.states.close(ledger, as: outcome)
        var conclusion = context.conclusion(settlement, outcome, .withinTolerance, .medium, counterpart: ledger)
        conclusion.differences = isDate ? .date : .amount
        return conclusion
    }
}
