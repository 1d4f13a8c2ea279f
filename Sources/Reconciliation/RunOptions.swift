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
    /// The bank holidays beside the national ones, for tolerances in banking days.
    public var localHolidays: [BusinessDate] = []
    /// The format of a side's files, when the command line names it.
    public var formats: [Side: FileFormat] = [:]
    /// A side's columns, as far as the command line names them.
    public var mappings: [Side: ColumnMapping] = [:]
    /// What the configuration says of files: the first that matches a file holds.
    public var fileSettings: [FileSettings] = []
    public var dateOrder: DateOrder?
    /// Which of a format's dates and amounts count, unless ``fileSettings`` say otherwise.
    public var dateBasis = DateBasis.payment
    public var amountBasis = AmountBasis.gross
    public var ledgerAccount: String?
    public var businessZone = "America/Sao_Paulo"
    /// Whether the ledger counts money out as positive.
    public var ledgerIsInverted = false
    /// Of accounts that come both in detail and as statements, the level that counts; sources of the other are set aside.
    public var levels: [String: SourceLevel] = [:]
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

    /// The most threads that a run takes.
    public static let threadsMax = 256

    public init() {}

    /// What the configuration says of a file.
    func settings(_ side: Side, _ path: String) -> FileSettings? {
        fileSettings.first { $0.matches(side, path) }
    }

    /// The format that was named for a file.
    func format(_ side: Side, _ path: String) -> FileFormat? {
        formats[side] ?? settings(side, path)?.format
    }

    /// How a file is read.
    public func readOptions(_ side: Side, _ path: String) -> ReadOptions {
        readOptions(side, settings(side, path))
    }

    func readOptions(_ side: Side, _ file: FileSettings?) -> ReadOptions {
        var mapping = file?.mapping ?? ColumnMapping()
        mapping.columns.merge(mappings[side]?.columns ?? [:]) { $1 }
        var options = ReadOptions(
            mapping: mapping, dateOrder: file?.dateOrder ?? dateOrder, businessZone: businessZone)
        options.dateBasis = file?.dateBasis ?? dateBasis
        options.amountBasis = file?.amountBasis ?? amountBasis
        options.ledgerAccount = file?.ledgerAccount ?? ledgerAccount
        return options
    }

    /// The side whose settings a file is read with when it is looked at alone: the first that says something of it.
    func sideOfSniff(_ path: String) -> Side {
        Side.allCases.first { settings($0, path) != nil || mappings[$0] != nil } ?? .settlement
    }
}

/// What a report is made of, beside `summary.json`.
public enum ReportKind: String, Sendable, CaseIterable {
    /// `findings.jsonl`
    case json
    /// `findings.csv`
    case csv
}
