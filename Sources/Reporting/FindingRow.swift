public import Matching
public import PaymentModel

/// One line of a findings report: the columns of the design's schema, in their order.
public struct FindingRow: Sendable, Hashable {
    public var findingID = ""
    public var outcome: Outcome
    public var severity: Severity
    public var side: Side
    /// The whole ID; empty when there is none. Reports that people look at mask it.
    public var taxpayer = ""
    /// `nil` for a line that could not be read.
    public var money: Money?
    public var date: BusinessDate?
    public var reference = ""
    public var settlementCount = 0
    public var ledgerCount = 0
    public var differences: FieldDifferences = []
    /// What the ledger says.
    public var expected = ""
    /// What the bank says.
    public var actual = ""
    public var source: String
    public var line: Int
    public var offset: UInt64
    public var counterpartSource = ""
    public var counterpartLine: Int?
    public var rule: Rule
    public var explanation = ""

    /// The names of the columns, in order.
    public static let columns = [
        "finding_id", "class", "severity", "side", "taxpayer_id", "amount", "currency", "date", "reference",
        "settlement_count", "ledger_count", "differs", "expected", "actual", "source", "line", "offset",
        "counterpart_source", "counterpart_line", "rule", "explanation",
    ]

    /// The names of the fields that differ, joined by `;`.
    public var differs: String {
        [
            (FieldDifferences.taxpayer, "taxpayer"), (.amount, "amount"), (.date, "date"), (.reference, "reference"),
        ].filter { differences.contains($0.0) }.map(\.1).joined(separator: ";")
    }
}
