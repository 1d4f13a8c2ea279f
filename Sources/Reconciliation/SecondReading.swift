internal import DuplicateIndex
internal import FileFormats
internal import Matching
internal import PaymentModel
private import Synchronization

/// Reads the records that need all rules again, whole this time.
struct SecondReading {
    let sources: [InputSource]
    let layout: PlaceLayout
    let threads: Int

    /// How many records a thread reads before it asks for more.
    private static let recordsPerTask = 8192

    /// Writers with the rows of `residue`, but for those that are held already.
    ///
    /// - Throws: ``RunError`` when a record cannot be read again: its source has changed.
    /// - Complexity: O(n log n) in the residue.
    func read(_ residue: [KeyedRecord]) throws(RunError) -> [RecordWriter] {
        let tasks = self.tasks(residue)
        let writers = WorkerResults<RecordWriter>(workers: threads)
        let failure = Mutex<RunError?>(nil)
        let queue = TaskQueue(count: tasks.count)
        Workers.run(min(threads, max(1, tasks.count))) { worker in
            var writer = RecordWriter(keepsTexts: true)
            while let task = queue.next() {
                do throws(RunError) {
                    try read(tasks[task], &writer)
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                }
            }
            writers.append([writer], worker: worker)
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return writers.all
    }

    private struct Task {
        let source: Int
        /// Offsets of records, in no order.
        var offsets: [Int]
    }

    /// The records by source and by where in it they stand.
    private func tasks(_ residue: [KeyedRecord]) -> [Task] {
        var counts = [Int](repeating: 0, count: sources.count)
        for record in residue where !record.place.isHeld { counts[layout.source(record.place)] += 1 }
        // Each source is cut into stretches that have about as many records as a task should.
        var first: [Int] = []
        var tasks: [Task] = []
        var stretchBytes: [Int] = []
        for (source, count) in counts.enumerated() {
            first.append(tasks.count)
            let stretches = count / SecondReading.recordsPerTask + 1
            stretchBytes.append(sources[source].bytes.count / stretches + 1)
            for _ in 0..<stretches { tasks.append(Task(source: source, offsets: [])) }
        }
        for record in residue where !record.place.isHeld {
            let source = layout.source(record.place)
            let offset = layout.offset(record.place)
            tasks[first[source] + offset / stretchBytes[source]].offsets.append(offset)
        }
        return tasks.filter { !$0.offsets.isEmpty }
    }

    private func read(_ task: Task, _ writer: inout RecordWriter) throws(RunError) {
        let source = sources[task.source]
        guard let again = source.again else {
            throw RunError(.internalError, place: source.bytes.path, "its format cannot be read again")
        }
        var reader = again.reader
        writer.begin(source: task.source, bytes: source.bytes, side: source.side)
        var intake = RecordIntake(writer: writer, format: again.format)
        intake.invertsAmounts = again.invertsAmounts
        writer = RecordWriter()
        defer { writer = intake.writer }
        do throws(ReadError) {
            try source.bytes.withBytes { (bytes: Span<UInt8>) throws(ReadError) in
                let offsets = task.offsets.sorted()
                for (place, offset) in offsets.enumerated() {
                    if place + 8 < offsets.count { LineBreaks.prefetch(bytes, at: offsets[place + 8]) }
                    try reader.readAgain(
                        at: offset, line: again.lines.line(at: offset, in: bytes), of: bytes, into: &intake)
                }
            }
        } catch {
            throw RunError(error, path: source.bytes.path)
        }
        guard intake.reading.recordCount == task.offsets.count else {
            throw RunError(
                .inputOutputError, place: source.bytes.path,
                "changed while it was read; run again when nobody writes to it")
        }
    }
}
