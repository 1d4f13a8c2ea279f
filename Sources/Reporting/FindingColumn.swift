/// The columns of a finding, in the order of the design's schema.
enum FindingColumn: Int {
    case findingID, outcome, severity, side
    /// The whole ID; empty when there is none. Reports that people look at mask it.
    case taxpayerID
    /// Empty for a line that could not be read, as are currency and date.
    case amount, currency, date, reference
    case settlementCount, ledgerCount
    /// The names of the fields that differ, joined by `;`.
    case differs
    /// What the ledger says.
    case expected
    /// What the bank says.
    case actual
    case source, line, offset, counterpartSource, counterpartLine, rule, explanation

    /// The names of the columns, in order.
    static let names = [
        "finding_id", "class", "severity", "side", "taxpayer_id", "amount", "currency", "date", "reference",
        "settlement_count", "ledger_count", "differs", "expected", "actual", "source", "line", "offset",
        "counterpart_source", "counterpart_line", "rule", "explanation",
    ]
}
