/// `summary.json`: what a run read, what it concluded, and the proof that nothing was lost.
///
/// Amounts are decimal strings by currency. Everything that may vary between two runs over the same inputs is in
/// ``timing``.
public struct RunSummary: Codable, Sendable {
    /// Derived from inputs and rules: a re-run has the same.
    public var runID: String
    public var engineVersion: String
    /// Whether every record has one outcome, in count and amount, and every declared total agrees with what was read.
    public var balanced: Bool
    public var inputs: [Input]
    public var sides: Sides
    /// Every class of findings, those without findings too.
    public var classes: [String: Tally]
    public var findings: Int
    /// Findings by severity.
    public var severities: [String: Int]
    /// Records keyed by a stand-in, or alone.
    public var keyedWithoutTaxpayer: Int
    public var taxpayers: Taxpayers
    /// Groups with two or more records on each side, all paired.
    public var recurringGroups: Int
    /// Pairs that differ, but within the tolerances.
    public var pairedWithinTolerance: Int
    public var rules: Rules
    public var warnings: [String]
    public var timing: Timing

    enum CodingKeys: String, CodingKey {
        case runID = "run_id"
        case engineVersion = "engine_version"
        case balanced, inputs, sides, classes, findings, severities
        case keyedWithoutTaxpayer = "keyed_without_taxpayer"
        case taxpayers
        case recurringGroups = "recurring_groups"
        case pairedWithinTolerance = "paired_within_tolerance"
        case rules, warnings, timing
    }

    /// A count, and the sums of amounts by currency.
    public struct Tally: Codable, Sendable, Equatable {
        public var count: Int
        public var amounts: [String: String]

        public init(count: Int, amounts: [String: String]) {
            self.count = count
            self.amounts = amounts
        }
    }

    public struct Sides: Codable, Sendable {
        public var settlement: SideTotals
        public var ledger: SideTotals

        public init(settlement: SideTotals, ledger: SideTotals) {
            self.settlement = settlement
            self.ledger = ledger
        }
    }

    /// A side: what was read, and what became of it.
    public struct SideTotals: Codable, Sendable {
        /// Whether the side was given at all. An empty ledger is one.
        public var given: Bool
        public var records: Int
        public var amounts: [String: String]
        public var outcomes: [String: Tally]

        public init(given: Bool, records: Int, amounts: [String: String], outcomes: [String: Tally]) {
            self.given = given
            self.records = records
            self.amounts = amounts
            self.outcomes = outcomes
        }
    }

    /// Records without a taxpayer ID and how they were keyed; IDs that are odd.
    public struct Taxpayers: Codable, Sendable {
        public var missing = 0
        public var resolvedByReference = 0
        public var resolvedByObligation = 0
        public var resolvedByUniqueness = 0
        public var standInReference = 0
        public var standInObligation = 0
        public var keyedAlone = 0
        public var padded = 0
        public var wrongCheckDigits = 0

        public init() {}

        enum CodingKeys: String, CodingKey {
            case missing
            case resolvedByReference = "resolved_by_reference"
            case resolvedByObligation = "resolved_by_obligation"
            case resolvedByUniqueness = "resolved_by_uniqueness"
            case standInReference = "stand_in_reference"
            case standInObligation = "stand_in_obligation"
            case keyedAlone = "keyed_alone"
            case padded
            case wrongCheckDigits = "wrong_check_digits"
        }
    }

    /// The rules' parameters.
    public struct Rules: Codable, Sendable, Equatable {
        public var dateToleranceDays: Int
        /// What ``dateToleranceDays`` counts: `calendar` or `banking`.
        public var dateToleranceUnit: String
        /// The local bank holidays, where banking days are counted.
        public var holidays: [String]?
        public var amountTolerance: String
        public var nearDays: Int
        public var from: String?
        public var to: String?
        public var references: String
        public var ledgerSign: String
        public var businessZone: String
        public var maxInvalid: Int
        /// Columns as the user mapped them.
        public var map: [String: String]
        public var dateOrder: String?
        public var formats: [String: String]
        /// `credit` or `net` where the configuration says so of all files, and the ledger's account; absent otherwise.
        public var dates: String?
        public var amounts: String?
        public var ledgerAccount: String?
        /// Of accounts the level that counts, `detail` or `statement`; absent without any.
        public var accounts: [String: String]?

        public init(
            dateToleranceDays: Int, dateToleranceUnit: String, holidays: [String]?, amountTolerance: String,
            nearDays: Int, from: String?, to: String?,
            references: String, ledgerSign: String, businessZone: String, maxInvalid: Int, map: [String: String],
            dateOrder: String?, formats: [String: String]
        ) {
            self.dateToleranceDays = dateToleranceDays
            self.dateToleranceUnit = dateToleranceUnit
            self.holidays = holidays
            self.amountTolerance = amountTolerance
            self.nearDays = nearDays
            self.from = from
            self.to = to
            self.references = references
            self.ledgerSign = ledgerSign
            self.businessZone = businessZone
            self.maxInvalid = maxInvalid
            self.map = map
            self.dateOrder = dateOrder
            self.formats = formats
        }

        enum CodingKeys: String, CodingKey {
            case dateToleranceDays = "date_tolerance_days"
            case dateToleranceUnit = "date_tolerance_unit"
            case holidays
            case amountTolerance = "amount_tolerance"
            case nearDays = "near_days"
            case from, to, references
            case ledgerSign = "ledger_sign"
            case businessZone = "business_zone"
            case maxInvalid = "max_invalid"
            case map
            case dateOrder = "date_order"
            case formats, dates, amounts
            case ledgerAccount = "ledger_account"
            case accounts
        }
    }

    /// What differs from run to run.
    public struct Timing: Codable, Sendable {
        public var startedAt: String
        public var threads: Int
        public var readMilliseconds: Int
        public var matchMilliseconds: Int
        public var totalMilliseconds: Int

        public init(
            startedAt: String, threads: Int, readMilliseconds: Int, matchMilliseconds: Int, totalMilliseconds: Int
        ) {
            self.startedAt = startedAt
            self.threads = threads
            self.readMilliseconds = readMilliseconds
            self.matchMilliseconds = matchMilliseconds
            self.totalMilliseconds = totalMilliseconds
        }

        enum CodingKeys: String, CodingKey {
            case startedAt = "started_at"
            case threads
            case readMilliseconds = "read_ms"
            case matchMilliseconds = "match_ms"
            case totalMilliseconds = "total_ms"
        }
    }

    public init(
        runID: String, engineVersion: String, balanced: Bool, inputs: [Input], sides: Sides, classes: [String: Tally],
        findings: Int, severities: [String: Int], keyedWithoutTaxpayer: Int, taxpayers: Taxpayers,
        recurringGroups: Int, pairedWithinTolerance: Int, rules: Rules, warnings: [String], timing: Timing
    ) {
        self.runID = runID
        self.engineVersion = engineVersion
        self.balanced = balanced
        self.inputs = inputs
        self.sides = sides
        self.classes = classes
        self.findings = findings
        self.severities = severities
        self.keyedWithoutTaxpayer = keyedWithoutTaxpayer
        self.taxpayers = taxpayers
        self.recurringGroups = recurringGroups
        self.pairedWithinTolerance = pairedWithinTolerance
        self.rules = rules
        self.warnings = warnings
        self.timing = timing
    }
}
