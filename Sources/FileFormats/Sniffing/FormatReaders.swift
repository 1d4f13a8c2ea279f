extension FileFormat {
    /// A reader of this format.
    public func reader(options: GenericOptions) -> any FormatReader {
        switch self {
        case .csv: DelimitedReader(options: options)
        case .jsonl: JSONLinesReader(options: options)
        case .cnab240: Cnab240Reader()
        }
    }

    /// The names that `--format` takes, for messages.
    public static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
