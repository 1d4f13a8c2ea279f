public import PaymentModel

/// What reading one source gave, beside its records.
public struct SourceReading: Sendable {
    public var format: FileFormat
    /// The layout within the format, for people: `comma, UTF-8`, `Itaú (341), returns`.
    public var layout = ""
    public var level = SourceLevel.detail
    /// The accounts that the source is of, where the format names them: bank, branch and account, or an IBAN. At most
    /// ``accountsMax``.
    public private(set) var accounts: [String] = []
    /// How many movements came with each code, where the format has codes.
    public private(set) var occurrences: [Occurrence: Int] = [:]

    /// Records read.
    public var recordCount = 0
    /// Movements that are no payments: a boleto registered, written off, rejected.
    public var skippedCount = 0
    /// Sum of the records' amounts in minor units, by ``CurrencyCode/index``.
    public internal(set) var amountSums = [Int128](repeating: 0, count: CurrencyCode.codes.count)
    /// Records by ``CurrencyCode/index``.
    public internal(set) var currencyCounts = [Int](repeating: 0, count: CurrencyCode.codes.count)
    /// Fees and net amounts of the records in minor units, where the format has them: control information.
    public internal(set) var feeSums: [CurrencyCode: Int128] = [:]
    public internal(set) var netSums: [CurrencyCode: Int128] = [:]
    /// First and last business date of the records.
    public internal(set) var dates: ClosedRange<BusinessDate>?
    /// R0: the lines that cannot be read.
    public internal(set) var invalidLines: [InvalidLine] = []
    /// What the source says of itself, and what was counted.
    public internal(set) var controlTotals: [ControlTotal] = []
    /// Oddities that cost no record: at most ``warningsMax``.
    public private(set) var warnings: [ReadWarning] = []
    /// Records without a taxpayer ID, with a padded one, and with wrong check digits.
    public internal(set) var taxpayersMissing = 0
    public internal(set) var taxpayersPadded = 0
    public internal(set) var taxpayersWithWrongCheckDigits = 0

    public init(format: FileFormat) { self.format = format }

    /// Further warnings of one source are dropped.
    public static let warningsMax = 100
    /// A source with more invalid lines than this is taken for another format and given up.
    public static let invalidLinesMax = 1_000_000

    /// Whether all that the source declares agrees with what was read.
    public var tallies: Bool { controlTotals.allSatisfy(\.tallies) }

    /// More accounts of one source are dropped.
    public static let accountsMax = 1000

    /// Notes an account once.
    mutating func note(account: String) {
        guard !accounts.contains(account), accounts.count < SourceReading.accountsMax else { return }
        accounts.append(account)
    }

    /// Counts movements of one code.
    mutating func count(_ occurrence: Occurrence, times: Int = 1) {
        guard times > 0 else { return }
        occurrences[occurrence, default: 0] += times
    }

    /// ``occurrences`` in the order of kind, code and meaning.
    public var occurrenceCounts: [(occurrence: Occurrence, count: Int)] {
        func rank(_ kind: Occurrence.Kind) -> Int { Occurrence.Kind.allCases.firstIndex(of: kind) ?? 0 }
        return occurrences.map { (occurrence: $0.key, count: $0.value) }.sorted { left, right in
            (rank(left.occurrence.kind), left.occurrence.code, left.occurrence.meaning)
                < (rank(right.occurrence.kind), right.occurrence.code, right.occurrence.meaning)
        }
    }

    /// Adds what a provider kept of a payment; a fee is positive.
    mutating func addFee(_ minor: Int64, _ currency: CurrencyCode) { feeSums[currency, default: 0] += Int128(minor) }

    /// Adds what a provider passes on of a payment.
    mutating func addNet(_ minor: Int64, _ currency: CurrencyCode) { netSums[currency, default: 0] += Int128(minor) }

    /// Widens ``dates``.
    mutating func include(_ range: ClosedRange<BusinessDate>) {
        guard let dates else {
            self.dates = range
            return
        }
        if range.lowerBound < dates.lowerBound || range.upperBound > dates.upperBound {
            self.dates = min(dates.lowerBound, range.lowerBound)...max(dates.upperBound, range.upperBound)
        }
    }

    mutating func warn(line: Int? = nil, _ message: String) {
        if warnings.count < SourceReading.warningsMax { warnings.append(ReadWarning(line: line, message: message)) }
    }
}

/// R0: a line that cannot be read as a record.
public struct InvalidLine: Sendable, Hashable {
    /// Bytes from the start of the source, and how many.
    public let offset: Int
    public let length: Int
    /// 1-based physical line.
    public let line: Int
    /// What is wrong with it. Never holds a taxpayer ID.
    public let reason: String
}

/// A count or sum that a source declares about itself, beside what was read.
public struct ControlTotal: Sendable, Hashable {
    /// What is counted: `records`, `lots`, `debits`, `credits`, `trailer` …
    public let name: String
    /// What it covers: `file`, `lot 1`.
    public let scope: String
    public let declared: String
    public let computed: String
    public let tallies: Bool
    /// The line that declares it.
    public let line: Int

    /// Whether this says that a trailer came and was whole, rather than what it counts.
    public var isTrailer: Bool { name == ControlTotal.trailerName }
    static let trailerName = "trailer"

    public init(name: String, scope: String, declared: String, computed: String, tallies: Bool, line: Int) {
        self.name = name
        self.scope = scope
        self.declared = declared
        self.computed = computed
        self.tallies = tallies
        self.line = line
    }
}

/// An oddity of a source that costs no record.
public struct ReadWarning: Sendable, Hashable {
    public let line: Int?
    public let message: String
}
