internal import ByteIntake
internal import DuplicateIndex
internal import FileFormats
internal import PaymentModel
private import Synchronization

/// Reads all sources of a run, several at a time.
struct InputIntake {
    let options: RunOptions
    let progress: RunProgress

    /// What reading gave.
    struct Intake {
        /// Those whose records are in ``writers`` or ``keyed``, by their places there.
        let sources: [InputSource]
        /// Those that were read and take no part.
        var setAside: [InputSource] = []
        /// Rows: of all records, or beside keys of those that cannot be read again.
        let writers: [RecordWriter]
        /// Keys of all records, when there is room for their places.
        let keyed: KeyedIntake?
        let warnings: [String]
    }

    /// Keys of all records, and how they were made.
    struct KeyedIntake {
        let store: PartitionStore
        let keying: KeyedOutput.Keying
    }

    /// Reads all sources, in the order of the paths as given, settlement first. Records are read into keys: most of them will turn
    /// out to be plain, and need no row.
    func read() throws(RunError) -> Intake {
        var warnings: [String] = []
        var inputs: [OpenInput] = []
        progress.phase = .opening
        for (side, arguments) in [(Side.settlement, options.settlement), (.ledger, options.ledger ?? [])] {
            let (paths, givenTwice) = try expand(arguments)
            warnings += givenTwice.map { "\($0): given twice on the \(side.name) side; it is read once" }
            for path in paths {
                do throws(RunError) {
                    inputs.append(try OpenInput(side: side, path: path, options: options))
                } catch {
                    startDecoding(inputs)
                    throw firstError(inputs, else: error)
                }
            }
        }
        progress.read(inputs.map(\.bytes))
        progress.phase = .reading
        // The largest first, as they are read.
        startDecoding(inputs.sorted { $0.bytes.countExpected > $1.bytes.countExpected })
        do throws(RunError) {
            return try readWithoutSetAside(inputs, warnings)
        } catch {
            throw firstError(inputs, else: error)
        }
    }

    private func startDecoding(_ inputs: [OpenInput]) {
        SourceDecoding.start(inputs.compactMap(\.decoding), threads: options.threads)
    }

    /// What a run that has failed is to say: the damage of the first damaged source, as far as the sources are compressed, and else
    /// `error`. So it says the same however far the threads that decode and those that read have come.
    private func firstError(_ inputs: [OpenInput], else error: RunError) -> RunError {
        for input in inputs {
            do throws(RunError) {
                try input.bytes.waitForAll()
            } catch {
                return error
            }
        }
        return error
    }

    /// Reads the sources, and again without those that are then to be set aside: a source's level and accounts are known when it
    /// has been read.
    private func readWithoutSetAside(_ inputs: [OpenInput], _ warnings: [String]) throws(RunError) -> Intake {
        let all = try read(inputs, warnings)
        let places = try LevelCheck.placesSetAside(all.sources, levels: options.levels)
        guard !places.isEmpty else { return all }
        let (sources, warnings) = (all.sources, all.warnings)
        _ = consume all
        progress.restart()
        let kept = inputs.enumerated().filter { !places.contains($0.offset) }.map(\.element)
        let part = try read(kept, [])
        return Intake(
            sources: part.sources,
            setAside: places.map { place in
                var source = sources[place]
                source.isSetAside = true
                return source
            }, writers: part.writers, keyed: part.keyed, warnings: warnings)
    }

    private func read(_ inputs: [OpenInput], _ warnings: [String]) throws(RunError) -> Intake {
        var warnings = warnings
        var output = Output.rows
        var keyed: KeyedIntake?
        if let layout = layout(inputs) {
            let seed = SeededHash.random()
            let store = PartitionStore(
                recordsExpected: inputs.reduce(0) { $0 + $1.recordsExpected },
                bytesMax: options.memory.keyedBytesMax, hash: seed)
            let keying = KeyedOutput.Keying(coder: KeyCoder(), hash: TextHash(seed: seed.seed), layout: layout)
            keyed = KeyedIntake(store: store, keying: keying)
            output = .keys(store, keying)
        }
        let (writers, sources) = try read(inputs, output)
        if let failure = keyed?.store.spillFailure { throw RunError(failure) }
        warnings += sameContent(sources)
        return Intake(sources: sources, writers: writers, keyed: keyed, warnings: warnings)
    }

    /// How places of records are written; `nil` when the sources are too many and too large. It waits for what is decoded only
    /// when they might be.
    private func layout(_ inputs: [OpenInput]) -> PlaceLayout? {
        PlaceLayout(sources: inputs.count, bytesMax: inputs.map(\.bytes.countMax).max() ?? 0)
            ?? PlaceLayout(sources: inputs.count, bytesMax: inputs.map(\.bytes.count).max() ?? 0)
    }

    /// Where the threads put records.
    enum Output {
        case rows
        case keys(PartitionStore, KeyedOutput.Keying)
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

    /// Reads the sources on several threads: each goes through all of them and takes the ranges that are left.
    private func read(
        _ inputs: [OpenInput], _ output: Output
    ) throws(RunError) -> (writers: [RecordWriter], sources: [InputSource]) {
        var ranges: [SourceRanges] = []
        for (place, input) in inputs.enumerated() {
            ranges.append(try SourceRanges(input, place: place, options: options))
        }
        let order = ranges.sorted { $0.input.bytes.countExpected > $1.input.bytes.countExpected }
        let writers = WorkerResults<RecordWriter>(workers: options.threads)
        let failure = Mutex<RunError?>(nil)
        Workers.run(options.threads) { worker in
            var reading = ThreadReading(output, progress: progress)
            do throws(RunError) {
                for place in order.indices {
                    let source = order[(place + worker) % order.count]
                    guard failure.withLock({ $0 == nil }) else { break }
                    try reading.read(source)
                }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
            writers.append(reading.finish(), worker: worker)
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return (writers.all, ranges.map { $0.finish() })
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
