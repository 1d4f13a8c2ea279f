internal import PaymentModel

/// What is special about one provider's report: its columns, its types and how a row is read.
protocol ProviderProfile {
    /// The report's name for people.
    static var name: String { get }
    /// The columns by which the report is told; all must be there.
    static var requiredColumns: [String] { get }
    /// The column that says what a row is.
    static var typeColumn: String { get }
    /// The column that may hold JSON with undoubled quotes; empty when there is none.
    static var looseColumn: String { get }
    /// Whether gross, fee and net of a row that do not tally make it invalid. When not, they are warned about.
    static var netIsDefined: Bool { get }
    /// The types that are known.
    static var types: [ProviderType] { get }

    init(header: TableHeader, options: ReadOptions) throws(ReadError)

    /// The columns of texts: fixed when the header is known.
    var texts: ProviderTexts { get }

    /// The row's gross amount with its currency, fee and net, and its date.
    mutating func figures(_ rows: TableRows, _ bytes: Span<UInt8>) throws(RowFault) -> ProviderFigures
}

/// Where a report's texts stand; -1 for a column that is not there.
struct ProviderTexts {
    /// The payment's ID: the reference of a payment, and the original reference of what gives it back.
    var payment = -1
    /// The movement's own ID, where it has one beside the payment's.
    var movement = -1
    /// Columns which together make a row unique: its entry ID.
    var entry: [Int] = []
    /// Whether one payment ID may come on several payments: parts of one payment that are captured one by one.
    var paymentsMayBeParts = false
    var method = -1
    /// The first of these that is not blank.
    var taxpayers: [Int] = []
    /// Set by `--map` alone: one charge may be paid in parts at every provider.
    var obligation = -1
    var account = -1
    /// What an account is prefixed with.
    var accountPrefix = ""
}

/// A row's money and date.
struct ProviderFigures {
    var grossMinor: Int64
    var currency: CurrencyCode
    var feeMinor: Int64?
    var netMinor: Int64?
    var netCurrency: CurrencyCode
    var date: BusinessDate
    /// Whether gross, fee and net agree; `nil` when that cannot be said, as across currencies.
    var tallies: Bool?
}
