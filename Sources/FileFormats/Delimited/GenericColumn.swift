internal import PaymentModel

/// The columns of generic CSV and the keys of JSON Lines.
public enum GenericColumn: String, Sendable, Hashable, CaseIterable {
    case reference
    case taxpayerID = "taxpayer_id"
    case amount
    case currency
    case date
    case obligation
    case entryID = "entry_id"
    case originalReference = "original_reference"
    case kind
    case status
    case description
    case account
    case debit
    case credit
    case direction

    /// The names by which a column is known without a mapping, the plainest first.
    public var names: [String] {
        switch self {
        case .reference: ["reference", "external_id", "end_to_end_id", "endtoendid"]
        case .taxpayerID: ["taxpayer_id", "cpf_cnpj"]
        case .amount: ["amount", "valor"]
        case .currency: ["currency", "moeda"]
        case .date: ["date", "data"]
        case .obligation: ["obligation", "nosso_numero"]
        case .description: ["description", "descricao", "historico"]
        case .debit: ["debit", "debito"]
        case .credit: ["credit", "credito"]
        default: [rawValue]
        }
    }

    /// The place in an array over all columns, in the order of ``allCases``.
    @inline(__always)
    var index: Int {
        switch self {
        case .reference: 0
        case .taxpayerID: 1
        case .amount: 2
        case .currency: 3
        case .date: 4
        case .obligation: 5
        case .entryID: 6
        case .originalReference: 7
        case .kind: 8
        case .status: 9
        case .description: 10
        case .account: 11
        case .debit: 12
        case .credit: 13
        case .direction: 14
        }
    }
}

/// The user's names for columns: `--map settlement.amount=Valor`.
public struct ColumnMapping: Sendable, Hashable {
    public var columns: [GenericColumn: String]

    public init(_ columns: [GenericColumn: String] = [:]) { self.columns = columns }
}

/// Which column of a file holds which field.
struct ColumnLayout: Hashable {
    /// For each ``GenericColumn/index`` the place in the header, or -1.
    var places: [Int]
    /// The header's names, for messages.
    var headers: [String]

    /// Finds the columns in a header.
    ///
    /// - Throws: ``ReadError`` when a mapped column is absent, or when no amount or no date can be found.
    init(headers: [String], line: Int, mapping: ColumnMapping) throws(ReadError) {
        self.headers = headers
        let normalized = headers.map(ColumnLayout.normalize)
        places = GenericColumn.allCases.map { _ in -1 }
        for column in GenericColumn.allCases {
            if let wanted = mapping.columns[column] {
                guard
                    let place = headers.firstIndex(of: wanted)
                        ?? normalized.firstIndex(of: ColumnLayout.normalize(wanted))
                else {
                    throw ReadError(
                        .configuration, line: line,
                        "there is no column \"\(wanted)\", which --map or the configuration names for \(column.rawValue); "
                            + "the columns are: \(shownHeaders)")
                }
                places[column.index] = place
            } else if let place = column.names.lazy.compactMap({ normalized.firstIndex(of: $0) }).first {
                places[column.index] = place
            }
            let chosen = places[column.index]
            if chosen >= 0, normalized[(chosen + 1)...].contains(normalized[chosen]) {
                throw ReadError(
                    line: line,
                    "two columns are named \(headers[chosen]), and nothing says which holds the \(column.rawValue); rename one"
                )
            }
        }
        try check(line: line)
    }

    subscript(column: GenericColumn) -> Int { places[column.index] }

    /// An amount and a date must be there; debit and credit go together.
    private func check(line: Int) throws(ReadError) {
        let hasAmount = self[.amount] >= 0
        let hasDebitAndCredit = self[.debit] >= 0 && self[.credit] >= 0
        var absent: [String] = []
        if !hasAmount && !hasDebitAndCredit { absent.append("amount (or debit and credit)") }
        if self[.date] < 0 { absent.append("date") }
        guard absent.isEmpty else {
            let known = headers.isEmpty ? "" : "; the columns are: \(shownHeaders)"
            throw ReadError(
                line: line,
                "there is no column for \(absent.joined(separator: " and for "))\(known); "
                    + "name it with --map, such as --map settlement.amount=Valor")
        }
    }

    /// The header for messages. A file without one has data there, which is masked.
    private var shownHeaders: String {
        let shown = headers.prefix(ColumnLayout.headersShown).map(TaxpayerID.masking)
        return shown.joined(separator: ", ") + (shown.count < headers.count ? ", …" : "")
    }

    private static let headersShown = 40

    /// Lower case, without blanks around, and with `_` for blanks and hyphens inside.
    static func normalize(_ name: String) -> String {
        let trimmed = name.drop { $0 == " " || $0 == "\t" }
        let end = trimmed.lastIndex { $0 != " " && $0 != "\t" }
        return String((end.map { trimmed[...$0] } ?? "").map { $0 == " " || $0 == "-" ? "_" : $0 }).lowercased()
    }
}
