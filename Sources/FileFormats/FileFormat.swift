/// A file format that Confere reads.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
    /// Generic CSV: RFC 4180 and its cousins, one header row, columns by name.
    case csv
    /// JSON Lines: one object a line, keys as in the generic CSV.
    case jsonl
    /// CNAB 240: returns (segments T and U) and statements (segment E).
    case cnab240
}

/// What a source lists.
public enum SourceLevel: String, Sendable, Hashable {
    /// Each payment.
    case detail
    /// The account's lines.
    case statement
}
