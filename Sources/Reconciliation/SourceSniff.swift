internal import ByteIntake
public import FileFormats
internal import PaymentModel

/// What a file is and holds: for `confere sniff`.
public struct SourceSniff: Sendable {
    public let path: String
    public let bytes: Int
    public let format: FileFormat
    /// Where the encoding can be told: `ASCII`, `UTF-8`, `UTF-8 with BOM`, `Latin-1`.
    public let encoding: String
    public let reading: SourceReading
    /// The records, when they were asked for.
    public let records: RecordSet?
    /// The header's columns and what each is read as, for generic CSV.
    public let columns: [Column]

    /// A column of the header.
    public struct Column: Sendable {
        public let name: String
        /// The field that it is read as, or `nil` for one that is not read.
        public let field: GenericColumn?
    }

    /// The files behind what the user named, each once.
    public static func files(_ arguments: [String]) throws(RunError) -> [String] {
        do throws(IntakeError) {
            return try InputPaths.expand(arguments).paths
        } catch {
            throw RunError(error)
        }
    }

    /// Reads a file whole.
    ///
    /// - Parameter keepsRecords: whether the records are kept, or only counted.
    public init(path: String, options run: RunOptions, keepsRecords: Bool = false) throws(RunError) {
        let side = run.sideOfSniff(path)
        let options = run.readOptions(side, path)
        let input = try OpenInput(side: side, path: path, options: run)
        try input.finishDecoding()
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: input.bytes, side: side)
        var intake = RecordIntake(writer: writer, format: input.format)
        var reader = input.format.reader.init(options: options)
        do throws(ReadError) {
            try input.bytes.withBytes { (bytes: Span<UInt8>) throws(ReadError) in
                try reader.read(bytes, into: &intake)
            }
        } catch {
            throw RunError(error, path: path)
        }
        self.path = path
        records = keepsRecords ? RecordSet(sources: [input.bytes], writers: [intake.writer]) : nil
        bytes = input.bytes.count
        format = input.format
        reading = intake.reading
        encoding = input.bytes.withBytes { TextEncodingGuess.name(of: $0) }
        columns =
            input.format == .csv
            ? input.bytes.withBytes { bytes in
                DelimitedReader(options: options).columns(of: bytes).map { Column(name: $0.name, field: $0.field) }
            } : []
    }
}

/// Tells the encoding of a text by its bytes.
enum TextEncodingGuess {
    static func name(of bytes: Span<UInt8>) -> String {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return "UTF-8 with BOM" }
        var union: UInt8 = 0
        for place in bytes.indices { union |= bytes[place] }
        if union < 0x80 { return "ASCII" }
        let isUTF8 = unsafe bytes.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) != nil }
        return isUTF8 ? "UTF-8" : "Latin-1"
    }
}
