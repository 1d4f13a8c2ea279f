import Matching

/// One run over the records that take part. Each stage of the rules is a method in a file of its own; it
/// writes into the records what it finds.
struct NaiveRun {
    let settings: RuleSettings
    let ledgerIsGiven: Bool

    // Each list is in canonical order. R1 takes the repeated records out of them, so that what later rules
    // see is always "after R1".
    var history: [NaiveRecord]
    var settlement: [NaiveRecord]
    var ledger: [NaiveRecord]

    /// Pairs of R3 that differ, but within the tolerances.
    var pairedWithinTolerance = 0

    init(settings: RuleSettings, ledgerIsGiven: Bool, keying: Keying) {
        self.settings = settings
        self.ledgerIsGiven = ledgerIsGiven
        history = inCanonicalOrder(keying.history)
        settlement = inCanonicalOrder(keying.settlement, firstRank: history.count)
        ledger = inCanonicalOrder(keying.ledger)
    }

    /// The settlement side with the earlier nights: "H comes before S in every order".
    var historyAndSettlement: [NaiveRecord] { history + settlement }

    /// Gives a settlement record and a ledger record one outcome, each the other's counterpart.
    func pair(
        _ settlement: NaiveRecord, _ ledger: NaiveRecord, _ outcome: Outcome, _ rule: Rule?,
        differences: FieldDifferences = []
    ) {
        let severity: Severity? = outcome.isFinding ? .medium : nil
        settlement.close(outcome, rule, severity, counterpart: ledger.id)
        ledger.close(outcome, rule, severity, counterpart: settlement.id)
        settlement.verdict.differences = differences
        ledger.verdict.differences = differences
        // The finding is about the settlement record, so the counts are those of its group.
        ledger.verdict.settlementCount = settlement.verdict.settlementCount
        ledger.verdict.ledgerCount = settlement.verdict.ledgerCount
    }

    /// As ``pair(_:_:_:_:differences:)``, and each is the other's *partner*: "a record of the other side
    /// that R2, R3 or R4 gave".
    func pairAsPartners(
        _ settlement: NaiveRecord, _ ledger: NaiveRecord, _ outcome: Outcome, _ rule: Rule?,
        differences: FieldDifferences = []
    ) {
        pair(settlement, ledger, outcome, rule, differences: differences)
        settlement.foundPartner = true
        ledger.foundPartner = true
    }
}
