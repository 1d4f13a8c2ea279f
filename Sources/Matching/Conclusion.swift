public import PaymentModel

/// What the rules concluded about one record, or about a settlement record and its ledger counterpart.
public struct Conclusion: Sendable {
    public let record: RecordID
    public var outcome: Outcome
    public let rule: Rule
    public var severity: Severity
    /// The record that the conclusion names beside its own: the counterpart of a mismatch, the original of a duplicate.
    public var counterpart: RecordID?
    /// Records of the match key on each side, after R1 and without returns.
    public let settlementCount: Int
    public let ledgerCount: Int
    public var differences: FieldDifferences = []
    /// R8: how many candidates an ambiguous record has, and the first ``candidatesMax`` in canonical order.
    public var candidateCount = 0
    public var candidates: [RecordID] = []

    /// How many candidates of an ambiguous record are named.
    public static let candidatesMax = 20

    /// Whether the counterpart shares the outcome: one conclusion then speaks for both records.
    public var isPair: Bool {
        switch outcome {
        case .taxpayerMismatch, .amountMismatch, .dateMismatch, .fieldMismatch, .referenceMismatch: true
        default: false
        }
    }
}
