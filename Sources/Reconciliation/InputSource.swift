internal import ByteIntake
internal import DuplicateIndex
internal import FileFormats
internal import PaymentModel

/// One source of a run: its bytes and what reading them gave.
struct InputSource: Sendable {
    let side: Side
    let bytes: SourceBytes
    let digest: String
    let reading: SourceReading
    /// What is needed to read its records again one by one; `nil` for formats whose rows are kept.
    let again: ReadAgain?
    /// Whether its records are counted and take part in no rule.
    var isSetAside = false

    /// A reader that has begun, and the lines of its source.
    struct ReadAgain: Sendable {
        let reader: any RangedReader
        let lines: LineNumbers
        let format: FileFormat
        let invertsAmounts: Bool
    }
}

/// A source that is open and whose format is known.
struct OpenInput: Sendable {
    let side: Side
    let bytes: SourceBytes
    let format: FileFormat
    /// What must be started so that all bytes come; `nil` when they are there.
    let decoding: SourceDecoding?

    /// Opens a source and finds its format by its first bytes.
    init(side: Side, path: String, options: RunOptions) throws(RunError) {
        self.side = side
        do throws(IntakeError) {
            (bytes, decoding) = try SourceFile.begin(path)
        } catch {
            throw RunError(error)
        }
        if let named = options.format(side, path) {
            format = named
        } else {
            do throws(RunError) {
                format = try OpenInput.sniff(bytes)
            } catch {
                // Damaged bytes look like anything.
                decoding?.run()
                try bytes.waitForAll()
                throw error
            }
        }
    }

    /// Decodes what is left to be decoded, on this thread.
    func finishDecoding() throws(RunError) {
        decoding?.run()
        try bytes.waitForAll()
    }

    /// About how many records the source has: rather too many than too few.
    var recordsExpected: Int {
        bytes.countExpected / format.reader.bytesPerRecord
    }

    /// The format that the first bytes tell.
    static func sniff(_ bytes: SourceBytes) throws(RunError) -> FileFormat {
        switch bytes.withBytesSoFar({ (soFar, _) in FormatSniffer.sniff(soFar) }) {
        case .format(let format): return format
        case .unsupported(let name):
            throw RunError(
                .badInput, place: bytes.path,
                "this is \(name), which is not read; ask the sender for one of \(FileFormat.names)")
        case .ambiguous(let formats):
            throw RunError(
                .badInput, place: bytes.path,
                "may be \(formats.map(\.rawValue).joined(separator: " or ")); name the right one with --format")
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

extension SourceBytes {
    /// Waits until all bytes are there.
    ///
    /// - Throws: ``RunError`` when not all came.
    func waitForAll() throws(RunError) {
        guard let failure else { return }
        guard let error = failure as? IntakeError else {
            throw RunError(.inputOutputError, place: path, "cannot be decompressed: \(failure)")
        }
        throw RunError(error)
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

    /// Keyed records that cannot be spilled or read back.
    init(_ error: SpillError) { self.init(.inputOutputError, error.message) }

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
