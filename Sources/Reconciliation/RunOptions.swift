public import FileFormats
public import Matching
public import PaymentModel

/// What the user asked for.
public struct RunOptions: Sendable {
    /// Files, directories, globs or `-`.
    public var settlement: [String] = []
    /// `nil` when no ledger side was given.
    public var ledger: [String]?
    public var out = ""
    public var rules = RuleSettings()
    /// The format of a side's files, when the user names it.
    public var formats: [Side: FileFormat] = [:]
    public var mappings: [Side: ColumnMapping] = [:]
    public var dateOrder: DateOrder?
    public var businessZone = "America/Sao_Paulo"
    /// Whether the ledger counts money out as positive.
    public var ledgerIsInverted = false
    /// How many lines that cannot be read are bearable.
    public var maxInvalid = 0
    /// Whether a source that does not tally with its own totals is bearable: the report says so all the same.
    public var allowsUnbalancedInput = false
    public var threads = 1
    public var memory = MemoryBudget.ofMachine
    public var digest = DigestAlgorithm.xxh3
    public var reports: Set<ReportKind> = [.json, .csv]
    /// Whether the groups that both sides repeat alike are listed.
    public var listsRecurring = false
    /// Classes whose findings fail the run.
    public var failOn: Set<Outcome> = []

    public init() {}

    /// How the generic files of a side are read.
    func readOptions(_ side: Side) -> ReadOptions {
        ReadOptions(
            mapping: mappings[side] ?? ColumnMapping(), dateOrder: dateOrder, businessZone: businessZone)
    }
}

/// What a report is made of, beside `summary.json`.
public enum ReportKind: String, Sendable, CaseIterable {
    /// `findings.jsonl`
    case json
    /// `findings.csv`
    case csv
}
