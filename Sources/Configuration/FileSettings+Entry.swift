internal import FileFormats
internal import PaymentModel
internal import Reconciliation

extension FileSettings {
    /// Reads what is said of some files of a side.
    init(_ side: Side, _ entry: ConfigurationEntry) throws(RunError) {
        let fields = try entry.section([
            "files", "format", "map", "date-order", "dates", "amounts", "ledger-account",
        ])
        var patterns: [PathPattern] = []
        if let field = fields["files"] {
            for item in try field.listOrOne(of: "patterns such as \"*.csv\"") {
                patterns.append(
                    try item.value("a pattern of at most \(PathPattern.bytesMax) bytes such as \"*.csv\"") {
                        PathPattern($0)
                    })
            }
            guard !patterns.isEmpty else { throw field.fault("names no file; give a pattern such as \"*.csv\"") }
            field.understand(as: patterns.map(\.text).joined(separator: ", "))
        } else {
            entry.understand(as: "all files that no entry before it means")
        }
        self.init(side: side, files: patterns)
        format = try fields["format"]?.understoodChoice(FileFormat.self)
        if let field = fields["map"] { mapping = try ColumnMapping(field) }
        dateOrder = try fields["date-order"]?.understoodChoice(DateOrder.self)
        dateBasis = try fields["dates"]?.understoodChoice(DateBasis.self)
        amountBasis = try fields["amounts"]?.understoodChoice(AmountBasis.self)
        ledgerAccount = try fields["ledger-account"]?.understoodText("the name of an account")
    }
}

extension ColumnMapping {
    /// Reads columns by field: `amount: Valor`.
    fileprivate init(_ entry: ConfigurationEntry) throws(RunError) {
        self.init()
        let aliases: [String: GenericColumn] = ["external_id": .reference]
        let fields = try entry.section(GenericColumn.allCases.map(\.rawValue) + aliases.keys)
        for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
            guard let column = GenericColumn(rawValue: name) ?? aliases[name] else { continue }
            guard columns[column] == nil else {
                throw field.fault("reference and external_id are one field; keep one of the two")
            }
            columns[column] = try field.understoodText("the name of a column")
        }
    }
}

extension ConfigurationEntry {
    /// A whole number within bounds.
    func number(in range: ClosedRange<Int>) throws(RunError) -> Int {
        let number = try value("a number from \(range.lowerBound) to \(range.upperBound)") { text -> Int? in
            guard !text.isEmpty, text.utf8.allSatisfy({ $0 ^ 0x30 < 10 }) else { return nil }
            return Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
        understand(as: "\(number)")
        return number
    }

    func date() throws(RunError) -> BusinessDate {
        let date = try value("a date such as 2026-11-19") { BusinessDate(iso: $0) }
        understand(as: "\(date)")
        return date
    }

    func understoodText(_ what: String) throws(RunError) -> String {
        let text = try text(what)
        understand(as: text)
        return text
    }

    func understoodChoice<Value: RawRepresentable & CaseIterable>(
        _ type: Value.Type
    ) throws(RunError) -> Value where Value.RawValue == String {
        let value = try choice(type)
        understand(as: value.rawValue)
        return value
    }
}
