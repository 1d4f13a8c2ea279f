internal import ByteIntake
internal import FileFormats
internal import PaymentModel

/// One source of a run: its bytes and what reading them gave.
struct InputSource: Sendable {
    let side: Side
    let bytes: SourceBytes
    let digest: String
    let reading: SourceReading
}

/// A source that is open and whose format is known.
struct OpenInput: Sendable {
    let side: Side
    let bytes: SourceBytes
    let format: FileFormat

    /// Opens a source and finds its format.
    init(side: Side, path: String, options: RunOptions) throws(RunError) {
        self.side = side
        do throws(IntakeError) {
            bytes = try SourceFile.open(path)
        } catch {
            throw RunError(error)
        }
        if let named = options.formats[side] {
            format = named
        } else {
            format = try OpenInput.sniff(bytes)
        }
    }

    /// The format that the first bytes tell.
    static func sniff(_ bytes: SourceBytes) throws(RunError) -> FileFormat {
        switch bytes.withBytes({ FormatSniffer.sniff($0) }) {
        case .format(let format): return format
        case .unsupported(let name):
            throw RunError(
                .badInput, place: bytes.path,
                "this is \(name), which is not read; ask the sender for one of \(FileFormat.names)")
        case .empty:
            throw RunError(
                .badInput, place: bytes.path,
                "the file is empty: not even a header is there; if nothing was paid, send a header alone")
        case .unknown:
            throw RunError(
                .badInput, place: bytes.path,
                "the format cannot be told from the first bytes; name it with --format (\(FileFormat.names))")
        }
    }
}

extension RunError {
    /// An input that cannot be had.
    init(_ error: IntakeError) {
        let status: ExitStatus =
            switch error.fault {
            case .notFound: .noSuchInput
            case .damaged: .badInput
            case .system: .inputOutputError
            }
        self.init(status, place: error.path, error.message)
    }

    /// An input that cannot be read as its format.
    init(_ error: ReadError, path: String) {
        let status: ExitStatus =
            switch error.fault {
            case .input: .badInput
            case .configuration: .badConfiguration
            }
        self.init(status, place: error.line.map { "\(path):\($0)" } ?? path, error.message)
    }
}
