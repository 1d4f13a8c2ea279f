public import FileFormats
public import PaymentModel

/// What the configuration says of some files of a side. What is `nil` it leaves to the run.
public struct FileSettings: Sendable, Hashable {
    public var side: Side
    /// The files that are meant; without a pattern all of the side.
    public var files: [PathPattern]
    public var format: FileFormat?
    public var mapping = ColumnMapping()
    public var dateOrder: DateOrder?
    public var dateBasis: DateBasis?
    public var amountBasis: AmountBasis?
    public var ledgerAccount: String?

    /// Settings that say nothing yet.
    public init(side: Side, files: [PathPattern] = []) {
        self.side = side
        self.files = files
    }

    /// Whether a file of a side is meant.
    public func matches(_ side: Side, _ path: String) -> Bool {
        side == self.side && (files.isEmpty || files.contains { $0.matches(path) })
    }

    /// What is said, by name: for `summary.json` and the run's ID.
    public var named: [String: String] {
        var named: [String: String] = [:]
        named["format"] = format?.rawValue
        named["date-order"] = dateOrder?.rawValue
        named["dates"] = dateBasis?.rawValue
        named["amounts"] = amountBasis?.rawValue
        named["ledger-account"] = ledgerAccount
        for (column, name) in mapping.columns { named[FileSettings.mapPrefix + column.rawValue] = name }
        return named
    }

    /// The settings that ``named`` gave, of a file of whatever path.
    init(side: Side, named: [String: String]) {
        self.init(side: side)
        format = named["format"].flatMap(FileFormat.init)
        dateOrder = named["date-order"].flatMap(DateOrder.init)
        dateBasis = named["dates"].flatMap(DateBasis.init)
        amountBasis = named["amounts"].flatMap(AmountBasis.init)
        ledgerAccount = named["ledger-account"]
        for (name, column) in named where name.hasPrefix(FileSettings.mapPrefix) {
            if let field = GenericColumn(rawValue: String(name.dropFirst(FileSettings.mapPrefix.count))) {
                mapping.columns[field] = column
            }
        }
    }

    private static let mapPrefix = "map."
}
