/// What the naive reference says of a night: one verdict a record, and the figures of the summary.
public struct NaiveResult: Hashable, Sendable {
    /// Parallel to the settlement records and the ledger records as they were given.
    public var settlement: [NaiveVerdict] = []
    /// Empty when no ledger was given.
    public var ledger: [NaiveVerdict] = []

    /// Groups with s = l ≥ 2, all paired: repeated payments that both sides confirm.
    public var recurringGroups = 0
    /// Pairs (not records) of R3 that differ, but within the tolerances.
    public var pairedWithinTolerance = 0

    // What became of tonight's records without a taxpayer ID, both sides together, history not.

    /// Took the one ID that the other side has for their reference.
    public var resolvedByReference = 0
    /// Took the one ID that the other side has for their obligation.
    public var resolvedByObligation = 0
    /// Took the ID of the only record of the other side with their amount, currency and date.
    public var resolvedByUniqueness = 0
    /// Their reference stands in for the taxpayer.
    public var standInReference = 0
    /// Their obligation stands in for the taxpayer.
    public var standInObligation = 0
    /// Nothing stands in for the taxpayer.
    public var keyedAlone = 0
}
