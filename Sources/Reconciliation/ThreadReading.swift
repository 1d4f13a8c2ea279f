internal import DuplicateIndex
internal import FileFormats
internal import PaymentModel

/// What one thread reads of all sources.
struct ThreadReading {
    private let progress: RunProgress
    private let index = RangeIndex()
    /// Rows that are kept.
    private var rows = RecordWriter()
    /// Texts of rows that are turned into keys and forgotten.
    private var scratch = RecordWriter()
    private var keyed: KeyedOutput?
    private let partitions: PartitionWriter?

    init(_ output: InputIntake.Output, progress: RunProgress) {
        self.progress = progress
        switch output {
        case .rows:
            partitions = nil
        case .keys(let store, let keying):
            let writer = PartitionWriter(store)
            partitions = writer
            keyed = KeyedOutput(keying: keying) { writer.deal($0) }
        }
    }

    /// Reads the ranges of a source that nobody else reads.
    mutating func read(_ source: SourceRanges) throws(RunError) {
        if source.reader == nil {
            if source.take() { try readWhole(source) }
        } else {
            try readRanges(source)
        }
    }

    /// The rows that were kept; everything else is in the store.
    func finish() -> [RecordWriter] {
        keyed?.flush()
        partitions?.finish()
        return [rows]
    }

    private mutating func readRanges(_ source: SourceRanges) throws(RunError) {
        guard var range = try source.next(index), var reader = source.reader else { return }
        var intake = begin(source, isReadAgain: keyed != nil)
        defer { end(intake, isReadAgain: keyed != nil) }
        while true {
            do throws(ReadError) {
                try source.input.bytes.withBytesSoFar { (bytes: Span<UInt8>, _) throws(ReadError) in
                    try reader.read(range, index, of: bytes, into: &intake)
                }
            } catch {
                throw RunError(error, path: source.input.bytes.path)
            }
            progress.addRead(range.end - range.start)
            guard let next = try source.next(index) else { break }
            range = next
        }
        try source.add(intake.reading)
    }

    private mutating func readWhole(_ source: SourceRanges) throws(RunError) {
        try source.input.bytes.waitForAll()
        var reader = source.input.format.reader.init(options: source.options)
        var intake = begin(source, isReadAgain: false)
        var reported = 0
        let progress = progress
        intake.onProgress = { offset in
            progress.addRead(offset - reported)
            reported = offset
        }
        defer { end(intake, isReadAgain: false) }
        do throws(ReadError) {
            try source.input.bytes.withBytes { (bytes: Span<UInt8>) throws(ReadError) in
                try reader.read(bytes, into: &intake)
            }
        } catch {
            throw RunError(error, path: source.input.bytes.path)
        }
        progress.addRead(source.input.bytes.count - reported)
        try source.add(intake.reading)
    }

    /// An intake for a source, with the writer and the keys lent to it.
    private mutating func begin(_ source: SourceRanges, isReadAgain: Bool) -> RecordIntake {
        var writer = isReadAgain ? scratch : rows
        writer.begin(source: source.place, bytes: source.input.bytes, side: source.input.side)
        var intake = RecordIntake(writer: writer, format: source.input.format)
        intake.invertsAmounts = source.invertsAmounts
        keyed?.begin(source: source.place, side: source.input.side, isReadAgain: isReadAgain)
        intake.keyed = keyed
        return intake
    }

    private mutating func end(_ intake: RecordIntake, isReadAgain: Bool) {
        if isReadAgain { scratch = intake.writer } else { rows = intake.writer }
        keyed = intake.keyed
    }
}
