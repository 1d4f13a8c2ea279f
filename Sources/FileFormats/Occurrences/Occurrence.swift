/// What a code of a bank or a provider says became of a payment.
public struct Occurrence: Sendable, Hashable {
    /// What that means for reconciliation.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The payer paid: a record.
        case paid
        /// Money went back: a record, when the format says how much.
        case reversed
        case registered
        case writtenOff = "written-off"
        case rejected
        /// Anything else that is known and moves no money.
        case information
        /// Not in the table: skipped with a warning.
        case unknown
    }

    /// As the source has it.
    public let code: String
    /// In words; empty when it is not known.
    public let meaning: String
    public let kind: Kind

    public init(code: String, meaning: String, kind: Kind) {
        self.code = code
        self.meaning = meaning
        self.kind = kind
    }

    /// Code and meaning, for a record's status: the record is then flagged ``PaymentModel/RecordFlags/codedStatus``, and its findings
    /// say it.
    public var text: String { meaning.isEmpty ? code : "\(code) \(meaning)" }
}
