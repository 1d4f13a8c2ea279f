/// A file format that Confere reads.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
    /// Generic CSV: RFC 4180 and its cousins, one header row, columns by name.
    case csv
    /// JSON Lines: one object a line, keys as in the generic CSV.
    case jsonl
    /// CNAB 240: returns (segments T and U) and statements (segment E).
    case cnab240

    /// What reads this format. Everything else that is known of a format, its reader knows.
    public var reader: any FormatReader.Type {
        switch self {
        case .csv: DelimitedReader.self
        case .jsonl: JSONLinesReader.self
        case .cnab240: Cnab240Reader.self
        }
    }

    /// Whether any table of this shape is of this format, so that a more specific format goes first.
    var isGeneral: Bool { self == .csv || self == .jsonl }

    /// The names that `--format` takes, for messages.
    public static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What a source lists.
public enum SourceLevel: String, Sendable, Hashable, CaseIterable {
    /// Each payment.
    case detail
    /// The account's lines.
    case statement
}
