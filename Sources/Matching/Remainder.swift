internal import DuplicateIndex
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
            conclusions += Workers.collect(open.count, threads: context.threads) { stretch in
                open[stretch].compactMap { id in
                    guard hasLedger else {
                        states.close(id, as: .unmatched)
                        return nil
                    }
                    guard context.settings.windowContains(records[id].date) else {
                        states.close(id, as: .outsideWindow)
                        return nil
                    }
                    states.close(id, as: missing)
                    return context.conclusion(id, missing, .noCounterpart, .medium)
                }
            }
        }
        return conclusions
    }
}
