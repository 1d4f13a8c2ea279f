internal import ByteIntake
internal import DuplicateIndex
internal import FileFormats
internal import PaymentModel
private import Synchronization

/// Reads all sources of a run, several at a time.
struct InputIntake {
    let options: RunOptions
    let progress: RunProgress

    /// The records of all sources, and each source's reading in the order of the paths as given, settlement first.
    func read() throws(RunError) -> (records: RecordSet, sources: [InputSource], warnings: [String]) {
        var warnings: [String] = []
        var inputs: [OpenInput] = []
        progress.phase = .opening
        for (side, arguments) in [(Side.settlement, options.settlement), (.ledger, options.ledger ?? [])] {
            let (paths, givenTwice) = try expand(arguments)
            warnings += givenTwice.map { "\($0): given twice on the \(side.name) side; it is read once" }
            for path in paths { inputs.append(try OpenInput(side: side, path: path, options: options)) }
        }
        progress.addTotal(inputs.reduce(0) { $0 + $1.bytes.count })
        progress.phase = .reading
        let (writers, sources) = try read(inputs)
        warnings += sameContent(sources)
        return (RecordSet(sources: sources.map(\.bytes), writers: writers), sources, warnings)
    }

    private func expand(_ arguments: [String]) throws(RunError) -> (paths: [String], givenTwice: [String]) {
        if let database = arguments.first(where: { $0.hasPrefix("postgresql://") || $0.hasPrefix("postgres://") }) {
            let scheme = database.prefix { $0 != ":" }
            throw RunError(
                .badConfiguration, place: "\(scheme)://…",
                "this version reads ledgers from files alone; export the ledger as CSV or JSON Lines")
        }
        do throws(IntakeError) {
            return try InputPaths.expand(arguments)
        } catch {
            throw RunError(error)
        }
    }

    /// Reads the sources on several threads, the largest first. Each thread has a writer of its own.
    private func read(_ inputs: [OpenInput]) throws(RunError) -> ([RecordWriter], [InputSource]) {
        let order = inputs.indices.sorted { inputs[$0].bytes.count > inputs[$1].bytes.count }
        let queue = TaskQueue(count: inputs.count)
        let outcomes = Mutex<[Result<InputSource, RunError>?]>(Array(repeating: nil, count: inputs.count))
        let writers = WorkerResults<RecordWriter>(workers: options.threads)
        Workers.run(min(options.threads, max(1, inputs.count))) { worker in
            var writer = RecordWriter()
            while let task = queue.next() {
                let place = order[task]
                let result = read(inputs[place], as: place, &writer)
                outcomes.withLock { $0[place] = result }
            }
            writers.append([writer], worker: worker)
        }
        var sources: [InputSource] = []
        for outcome in outcomes.withLock({ $0 }) {
            switch outcome {
            case .success(let source): sources.append(source)
            case .failure(let error): throw error
            case nil: throw RunError(.internalError, "a source was not read")
            }
        }
        return (writers.all, sources)
    }

    private func read(
        _ input: OpenInput, as place: Int, _ writer: inout RecordWriter
    ) -> Result<InputSource, RunError> {
        var reader = input.format.reader(options: options.genericOptions(input.side))
        writer.begin(source: place, bytes: input.bytes, side: input.side)
        var intake = RecordIntake(writer: writer, format: input.format)
        intake.invertsAmounts = input.side == .ledger && options.ledgerIsInverted
        var reported = 0
        let progress = progress
        intake.onProgress = { offset in
            progress.addRead(offset - reported)
            reported = offset
        }
        writer = RecordWriter()
        defer {
            intake.onProgress = nil
            writer = intake.writer
        }
        do throws(ReadError) {
            try input.bytes.withBytes { (bytes: Span<UInt8>) throws(ReadError) in
                try reader.read(bytes, into: &intake)
            }
        } catch {
            return .failure(RunError(error, path: input.bytes.path))
        }
        progress.addRead(input.bytes.count - reported)
        return .success(
            InputSource(
                side: input.side, bytes: input.bytes, digest: options.digest.digest(of: input.bytes),
                reading: intake.reading))
    }

    /// Two files of one side with the same bytes are one delivery made twice.
    private func sameContent(_ sources: [InputSource]) -> [String] {
        var first: [String: String] = [:]
        var warnings: [String] = []
        for source in sources where source.reading.recordCount > 0 {
            let key = "\(source.side.name) \(source.digest)"
            if let known = first[key] {
                warnings.append("\(source.bytes.path): holds the same bytes as \(known); was one file delivered twice?")
            } else {
                first[key] = source.bytes.path
            }
        }
        return warnings
    }
}
