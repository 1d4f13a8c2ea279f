/// Why a finding was made: the rule of the design, by what it compared.
public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// R0: the line could not be read.
    case unreadable
    /// R1: same strong reference and same key as an earlier record.
    case repeatedReference = "repeated-reference"
    /// R1: same entry ID and every field equal.
    case repeatedEntry = "repeated-entry"
    /// R3, R7: the strong references are equal.
    case sameReference = "same-reference"
    /// R3, R6: the obligations are equal.
    case sameObligation = "same-obligation"
    /// R4, R5: the match keys are equal.
    case sameKey = "same-key"
    /// R8: the only two records within the tolerances of each other.
    case withinTolerance = "within-tolerance"
    /// R8: several records within the tolerances of each other.
    case severalCandidates = "several-candidates"
    /// R9: the return of a duplicate payment.
    case returnOfDuplicate = "return-of-duplicate"
    /// R10: same taxpayer, amount and currency a few days earlier.
    case nearDate = "near-date"
    /// R11: nothing on the other side.
    case noCounterpart = "no-counterpart"
}

/// How urgent a finding is.
public enum Severity: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// The match key alone speaks for it, or no money is at stake.
    case low
    /// Mismatches, missing records, conflicts.
    case medium
    /// The counterpart confirms the original, or both settle one obligation.
    case high

    public var name: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// The fields in which a settlement record and its ledger counterpart differ.
public struct FieldDifferences: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let taxpayer = FieldDifferences(rawValue: 1)
    /// Amount or currency.
    public static let amount = FieldDifferences(rawValue: 2)
    public static let date = FieldDifferences(rawValue: 4)
    public static let reference = FieldDifferences(rawValue: 8)
}
