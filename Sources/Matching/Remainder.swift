internal import PaymentModel

/// R10 and R11: what is still open in the end.
struct Remainder {
    let context: RuleContext
    /// R10: open settlement records and the nearest earlier record of the same taxpayer and amount.
    let nearEarlier: [NearEarlier]
    let hasLedger: Bool

    func run() -> [Conclusion] {
        let (records, states) = (context.records, context.states)
        var conclusions: [Conclusion] = []
        for near in nearEarlier where states.isOpen(near.record) {
            states.close(near.record, as: .possibleDuplicate)
            conclusions.append(
                context.conclusion(near.record, .possibleDuplicate, .nearDate, .low, counterpart: near.earlier))
        }
        for (open, missing) in [
            (context.stillOpenSettlement, Outcome.missingInLedger), (context.stillOpenLedger, .missingInSettlement),
        ] {
            for id in open {
                guard hasLedger else {
                    states.close(id, as: .unmatched)
                    continue
                }
                guard context.settings.windowContains(records[id].date) else {
                    states.close(id, as: .outsideWindow)
                    continue
                }
                states.close(id, as: missing)
                conclusions.append(context.conclusion(id, missing, .noCounterpart, .medium))
            }
        }
        return conclusions
    }
}
