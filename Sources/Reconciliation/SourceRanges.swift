internal import FileFormats
internal import PaymentModel
private import Synchronization

/// A source while several threads read it: hands out its ranges in order and collects what each thread read.
final class SourceRanges: Sendable {
    let input: OpenInput
    /// The source's place among all.
    let place: Int
    /// A reader that has begun, for each thread to copy; `nil` for a format that one thread reads whole.
    let reader: (any RangedReader)?
    let invertsAmounts: Bool
    let options: ReadOptions
    private let state: Mutex<State>

    private struct State {
        var last: RecordRange
        var lines = LineNumbers()
        let digest: InputDigest
        var reading: SourceReading
        var isTaken = false
    }

    /// Reads what stands before the first record.
    init(_ input: OpenInput, place: Int, options: RunOptions) throws(RunError) {
        self.input = input
        self.place = place
        self.options = options.readOptions(input.side, input.bytes.path)
        invertsAmounts = input.side == .ledger && options.ledgerIsInverted
        var last = RecordRange(start: 0, end: 0, line: 1, lineBreaks: 0, isIndexed: false)
        let digest = InputDigest(options.digest)
        var reading = SourceReading(format: input.format)
        if let ranged = input.format.reader.init(options: self.options) as? any RangedReader {
            let begun = try SourceRanges.begin(ranged, input, invertsAmounts: invertsAmounts)
            last = begun.last
            reading = begun.reading
            input.bytes.withBytesSoFar { (bytes, _) in digest.update(bytes, 0..<last.end) }
            reader = begun.reader
        } else {
            reader = nil
        }
        state = Mutex(State(last: last, digest: digest, reading: reading))
    }

    private struct Begun {
        let reader: any RangedReader
        let reading: SourceReading
        let last: RecordRange
    }

    /// Lets a reader begin on the bytes that are there, and again on more while what it reads goes to the end of these.
    private static func begin(
        _ reader: any RangedReader, _ input: OpenInput, invertsAmounts: Bool
    ) throws(RunError) -> Begun {
        while true {
            let (begun, count) = try input.bytes.withBytesSoFar {
                (bytes: Span<UInt8>, isComplete: Bool) throws(RunError) -> (Begun?, Int) in
                var reader = reader
                var intake = RecordIntake(writer: RecordWriter(), format: input.format)
                intake.invertsAmounts = invertsAmounts
                do throws(ReadError) {
                    let last = try reader.begin(bytes, into: &intake)
                    guard isComplete || last.end < bytes.count else { return (nil, bytes.count) }
                    return (Begun(reader: reader, reading: intake.reading, last: last), bytes.count)
                } catch {
                    guard isComplete else { return (nil, bytes.count) }
                    throw RunError(error, path: input.bytes.path)
                }
            }
            if let begun { return begun }
            input.bytes.wait(beyond: 2 * count)
        }
    }

    /// The next range that nobody has, with its separators in `index`; `nil` when there is none.
    ///
    /// While the source is being decoded a range is as it will be in the whole source: it has all the bytes that it may have, and
    /// a record that goes to the end of what is there waits for more.
    ///
    /// - Throws: ``RunError`` when the source is damaged.
    func next(_ index: RangeIndex) throws(RunError) -> RecordRange? {
        guard let reader else { return nil }
        return try state.withLock { (state: inout State) throws(RunError) -> RecordRange? in
            var wanted = state.last.end + index.rangeBytesMax
            while true {
                input.bytes.wait(beyond: wanted)
                let (range, isComplete) = input.bytes.withBytesSoFar { bytes, isComplete in
                    guard let range = reader.range(after: state.last, in: bytes, index),
                        isComplete || range.end < bytes.count
                    else { return (RecordRange?.none, isComplete) }
                    state.lines.append(range, index, of: bytes)
                    state.digest.update(bytes, range.start..<range.end)
                    state.last = range
                    return (range, isComplete)
                }
                if let range { return range }
                if isComplete {
                    try input.bytes.waitForAll()
                    return nil
                }
                wanted = state.last.end + 2 * (wanted - state.last.end)
            }
        }
    }

    /// Whether the caller is the one that reads the source whole.
    func take() -> Bool {
        state.withLock { state in
            defer { state.isTaken = true }
            return !state.isTaken
        }
    }

    /// Adds what a thread read.
    func add(_ reading: SourceReading) throws(RunError) {
        do throws(ReadError) {
            try state.withLock { (state: inout State) throws(ReadError) in
                if reader == nil {
                    state.reading = reading
                    input.bytes.withBytes { state.digest.update($0, 0..<$0.count) }
                } else {
                    try state.reading.merge(reading)
                }
            }
        } catch {
            throw RunError(error, path: input.bytes.path)
        }
    }

    /// The source when all of it was read.
    func finish() -> InputSource {
        state.withLock { state in
            InputSource(
                side: input.side, bytes: input.bytes, digest: state.digest.finish(), reading: state.reading,
                again: reader.map {
                    InputSource.ReadAgain(
                        reader: $0, lines: state.lines, format: input.format, invertsAmounts: invertsAmounts)
                })
        }
    }
}
