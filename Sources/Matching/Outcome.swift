/// What became of a record. Every record ends in exactly one outcome.
///
/// The raw order is that of a summary for people: gravest first. Files of findings go by name.
public enum Outcome: UInt8, Sendable, Hashable, CaseIterable {
    /// R5, R6: money that was paid more often than it was owed.
    case duplicatePayment = 1
    /// R5: a booking made more often than the money moved.
    case duplicatePosting
    /// R3: one payment, two taxpayers.
    case taxpayerMismatch
    /// R3, R8: one payment, two amounts or currencies.
    case amountMismatch
    /// R3, R8: one payment, two dates.
    case dateMismatch
    /// R3: one payment, several fields that differ.
    case fieldMismatch
    /// R4: one key, two references of one scheme.
    case referenceMismatch
    /// R7: one reference, two keys on one side.
    case conflictingRecord
    /// R11: the bank has it, the books do not.
    case missingInLedger
    /// R11: the books have it, the bank does not.
    case missingInSettlement
    /// R8: several records could be the counterpart.
    case ambiguous
    /// R10: the same taxpayer and amount a few days earlier.
    case possibleDuplicate
    /// R9: more was given back than was owed.
    case overReturned
    /// R9: part of a duplicate was given back.
    case partialReturn
    /// R9: a duplicate that was given back in full, and the returns that did so.
    case returned
    /// R1: one movement, delivered twice.
    case repeatedRecord
    /// R0: a line that cannot be read.
    case invalidRecord
    /// R2, R3, R4: the counterpart was found and agrees. No finding.
    case paired
    /// R11: open, but outside the window asked for. No finding.
    case outsideWindow
    /// No ledger was given, so nothing can be said. No finding.
    case unmatched
    /// A record of a source that the configuration sets aside, since another source lists the same payments. No finding.
    case setAside

    /// The name in reports and for `--fail-on`.
    public var name: String {
        switch self {
        case .duplicatePayment: "duplicate-payment"
        case .duplicatePosting: "duplicate-posting"
        case .taxpayerMismatch: "taxpayer-mismatch"
        case .amountMismatch: "amount-mismatch"
        case .dateMismatch: "date-mismatch"
        case .fieldMismatch: "field-mismatch"
        case .referenceMismatch: "reference-mismatch"
        case .conflictingRecord: "conflicting-record"
        case .missingInLedger: "missing-in-ledger"
        case .missingInSettlement: "missing-in-settlement"
        case .ambiguous: "ambiguous"
        case .possibleDuplicate: "possible-duplicate"
        case .overReturned: "over-returned"
        case .partialReturn: "partial-return"
        case .returned: "returned"
        case .repeatedRecord: "repeated-record"
        case .invalidRecord: "invalid-record"
        case .paired: "paired"
        case .outsideWindow: "outside-window"
        case .unmatched: "unmatched"
        case .setAside: "set-aside"
        }
    }

    /// Whether the outcome is reported as a finding.
    public var isFinding: Bool {
        switch self {
        case .paired, .outsideWindow, .unmatched, .setAside: false
        default: true
        }
    }

    /// The classes of findings, gravest first.
    public static let findingClasses: [Outcome] = allCases.filter(\.isFinding)
}
