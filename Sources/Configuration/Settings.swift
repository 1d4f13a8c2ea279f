public import FileFormats
public import Matching
public import PaymentModel
public import Reconciliation

/// What a configuration file says. What is `nil` or empty it leaves to the defaults.
public struct Settings: Sendable, Hashable {
    public var rules = Rules()
    /// The bank holidays beside the national ones.
    public var holidays: [BusinessDate] = []
    public var reading = Reading()
    /// What is said of files, in the file's order, settlement first.
    public var files: [FileSettings] = []
    /// Of accounts that come at both levels, the one that counts.
    public var accounts: [String: SourceLevel] = [:]
    public var output = Output()
    public var run = Run()

    /// The parameters of the rules.
    public struct Rules: Sendable, Hashable {
        public var dateTolerance: DateTolerance?
        public var amountTolerance: AmountTolerance?
        public var nearDays: Int?
        public var referencesAreSeparate: Bool?
        public var from: BusinessDate?
        public var to: BusinessDate?
    }

    /// How all files are read.
    public struct Reading: Sendable, Hashable {
        public var businessZone: String?
        public var dateOrder: DateOrder?
        public var dateBasis: DateBasis?
        public var amountBasis: AmountBasis?
        public var ledgerAccount: String?
        public var ledgerIsInverted: Bool?
        public var maxInvalid: Int?
        public var allowsUnbalancedInput: Bool?
    }

    /// What is written, and what fails a run.
    public struct Output: Sendable, Hashable {
        public var reports: Set<ReportKind>?
        public var failOn: Set<Outcome>?
    }

    /// What a run may use, and how it names its inputs.
    public struct Run: Sendable, Hashable {
        public var threads: Int?
        public var memoryBytes: Int?
        public var digest: DigestAlgorithm?
    }

    /// Settings that say nothing.
    public init() {}

    /// Puts what is said into a run's options. Options of the command line are applied after this, so that they win.
    public func apply(to options: inout RunOptions) {
        func set<Value>(_ value: Value?, _ place: WritableKeyPath<RunOptions, Value>) {
            if let value { options[keyPath: place] = value }
        }
        options.localHolidays = holidays
        set(rules.dateTolerance.map { $0.counted(by: BankingCalendar(localHolidays: holidays)) }, \.rules.dateTolerance)
        set(rules.amountTolerance, \.rules.amountTolerance)
        set(rules.nearDays, \.rules.nearDays)
        set(rules.referencesAreSeparate, \.rules.referencesAreSeparate)
        options.rules.from = rules.from ?? options.rules.from
        options.rules.to = rules.to ?? options.rules.to
        set(reading.businessZone, \.businessZone)
        options.dateOrder = reading.dateOrder ?? options.dateOrder
        set(reading.dateBasis, \.dateBasis)
        set(reading.amountBasis, \.amountBasis)
        options.ledgerAccount = reading.ledgerAccount ?? options.ledgerAccount
        set(reading.ledgerIsInverted, \.ledgerIsInverted)
        set(reading.maxInvalid, \.maxInvalid)
        set(reading.allowsUnbalancedInput, \.allowsUnbalancedInput)
        options.fileSettings = files
        options.levels = accounts
        set(output.reports, \.reports)
        set(output.failOn, \.failOn)
        set(run.threads, \.threads)
        set(run.memoryBytes.map { MemoryBudget(bytesMax: $0) }, \.memory)
        set(run.digest, \.digest)
    }
}

extension DateTolerance {
    /// The same tolerance with another calendar of banking days.
    func counted(by calendar: @autoclosure () -> BankingCalendar) -> DateTolerance {
        switch self {
        case .calendarDays: self
        case .bankingDays(let days, _): .bankingDays(days, calendar())
        }
    }
}
