public import Matching
public import PaymentModel

/// A record by the list that it came in and its place there.
public enum NaiveRecordID: Hashable, Sendable {
    case history(Int)
    case settlement(Int)
    case ledger(Int)
}

/// What the naive reference says of one record.
public struct NaiveVerdict: Hashable, Sendable {
    public var outcome: Outcome
    /// `nil` unless the outcome is a finding.
    public var rule: Rule?
    public var severity: Severity?
    /// The record that the finding names beside its own.
    public var counterpart: NaiveRecordID?
    /// Records of the match key on each side, after R1 and without returns.
    public var settlementCount = 0
    public var ledgerCount = 0
    public var differences: FieldDifferences = []
    /// R8, `ambiguous`: how many candidates the record has, and the first 20 in canonical order.
    public var candidateCount = 0
    public var candidates: [NaiveRecordID] = []
    /// R3: paired although something differs, within the tolerances.
    public var isWithinTolerance = false
    /// The taxpayer ID that the record was keyed by, after missing ones were resolved; `nil` for stand-ins
    /// and records keyed alone.
    public var taxpayer: TaxpayerID?
}
