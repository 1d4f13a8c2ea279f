public import Matching
public import PaymentModel

/// The rules of the design, written down as literally as they can be run: each record is compared with
/// each other, O(n²). It exists to keep the fast engine honest.
public struct NaiveReference: Sendable {
    public let settings: RuleSettings

    public init(settings: RuleSettings) { self.settings = settings }

    /// What the rules R1 to R11 say of each record.
    ///
    /// - Parameters:
    ///   - ledger: `nil` when no ledger side is given. An empty one is given.
    ///   - history: Settlement records of earlier nights, within reach of tonight.
    public func reconcile(
        settlement: [PaymentRecord], ledger: [PaymentRecord]?, history: [PaymentRecord]
    ) -> NaiveResult {
        let keying = Keying(settlement: settlement, ledger: ledger ?? [], history: history)
        var run = NaiveRun(settings: settings, ledgerIsGiven: ledger != nil, keying: keying)

        // "With no ledger side given … only R0, R1, R5, R6, R7, R9 and R10 apply": the others need records
        // of both sides, and there are none.
        run.findRepeatedRecords()  // R1
        run.countGroups(of: keying.settlement + keying.ledger)
        run.pairByReferenceOrObligation()  // R2
        run.findMismatches()  // R3
        run.pairWithinGroups()  // R4
        run.findSurplusInGroups()  // R5
        run.findSurplusOfObligations()  // R6
        run.findConflicts()  // R7
        run.pairWithinTolerances()  // R8
        run.matchReturns()  // R9
        run.findPossibleDuplicates()  // R10
        run.closeTheRest()  // R11

        return NaiveResult(
            settlement: keying.settlement.map(\.verdict),
            ledger: keying.ledger.map(\.verdict),
            recurringGroups: run.recurringGroups(),
            pairedWithinTolerance: run.pairedWithinTolerance,
            resolvedByReference: keying.count(.resolvedByReference),
            resolvedByObligation: keying.count(.resolvedByObligation),
            resolvedByUniqueness: keying.count(.resolvedByUniqueness),
            standInReference: keying.count(.standInReference),
            standInObligation: keying.count(.standInObligation),
            keyedAlone: keying.count(.keyedAlone))
    }
}
