internal import DuplicateIndex
public import Matching
public import PaymentModel
private import Synchronization

/// A line that could not be read, and where it stands.
public struct InvalidRecord: Sendable, Hashable {
    public let side: Side
    public let source: String
    public let line: Int
    public let offset: Int
    /// The line's bytes, which its finding's ID is made of.
    public let bytes: [UInt8]
    public let reason: String

    public init(side: Side, source: String, line: Int, offset: Int, bytes: [UInt8], reason: String) {
        self.side = side
        self.source = source
        self.line = line
        self.offset = offset
        self.bytes = bytes
        self.reason = reason
    }
}

/// The findings of a run, in the order of a report.
public struct FindingsReport: Sendable {
    private let records: RecordSet
    private let conclusions: [Conclusion]
    /// The places of the conclusions, in the order of the report.
    private let order: [UInt32]
    private let invalid: [InvalidRecord]
    private let threads: Int

    /// How many rows are encoded before they are written: memory stays the same for any number of findings, and in the cache.
    static let rowsPerChunk = 512

    /// - Complexity: O(n log n)
    public init(records: RecordSet, conclusions: [Conclusion], invalid: [InvalidRecord], threads: Int) {
        self.records = records
        self.conclusions = conclusions
        order = FindingOrder(conclusions, records).places(threads: threads)
        self.invalid = invalid.sorted {
            let (left, right) = (FieldText($0.source), FieldText($1.source))
            return left == right ? $0.offset < $1.offset : left < right
        }
        self.threads = threads
    }

    /// How many findings there are.
    public var count: Int { conclusions.count + invalid.count }

    /// Writes the findings through each of `encoders`.
    package func write(into directory: ReportDirectory, _ encoders: [any RowEncoder]) throws(ReportError) {
        var files: [OutputFile] = []
        var offsets: [Int] = []
        for encoder in encoders {
            let file = try OutputFile(path: "\(directory.stagingPath)/\(encoder.fileName)")
            let header = Array(encoder.header.utf8)
            try file.write(header.span, at: 0)
            files.append(file)
            offsets.append(header.count)
        }
        // Invalid records stand where their class does among the others.
        let names = Outcome.invalidRecord.name
        let split = order.firstIndex { conclusions[Int($0)].outcome.name > names } ?? order.count
        try write(order[..<split], encoders, files, &offsets)
        try writeInvalid(encoders, files, &offsets)
        try write(order[split...], encoders, files, &offsets)
        for file in files { try file.synchronize() }
    }

    /// What is passed on from chunk to chunk.
    private struct Progress: Sendable {
        /// The end of each file.
        var offsets: [Int]
        var last: FindingChunk.Repetition?

        /// Moves the ends on by what is to be written, and says where they were.
        mutating func advance(by counts: [Int]) -> [Int] {
            let starts = offsets
            for place in offsets.indices { offsets[place] += counts[place] }
            return starts
        }
    }

    /// Writes the conclusions that `places` name, chunks of them shared among threads.
    private func write(
        _ places: ArraySlice<UInt32>, _ encoders: [any RowEncoder], _ files: [OutputFile], _ offsets: inout [Int]
    ) throws(ReportError) {
        let size = FindingsReport.rowsPerChunk
        let tasks = (places.count + size - 1) / size
        guard tasks > 0 else { return }
        let queue = TaskQueue(count: tasks)
        let relay = Relay(Progress(offsets: offsets), threads: threads)
        let failure = Mutex<ReportError?>(nil)
        Workers.run(min(threads, tasks)) { _ in
            var chunk = FindingChunk(records: records, encoders: encoders)
            while let task = queue.next() {
                let places = places.dropFirst(task * size).prefix(size)
                chunk.encode(conclusions.span, places, after: nil)
                let starts = relay.pass(task: task) { progress in
                    // Seldom, findings on both sides of the border say the same.
                    if progress.last?.digest == chunk.first {
                        chunk.encode(conclusions.span, places, after: progress.last)
                    }
                    progress.last = chunk.last
                    return progress.advance(by: chunk.counts)
                }
                do throws(ReportError) {
                    if failure.withLock({ $0 == nil }) { try chunk.write(files, at: starts, turn: task) }
                } catch {
                    failure.withLock { $0 = error }
                }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        offsets = relay.current.offsets
    }

    private func writeInvalid(
        _ encoders: [any RowEncoder], _ files: [OutputFile], _ offsets: inout [Int]
    ) throws(ReportError) {
        guard !invalid.isEmpty else { return }
        var progress = Progress(offsets: offsets)
        var chunk = FindingChunk(records: records, encoders: encoders)
        var seen: [FindingDigest: Int] = [:]
        var rest = invalid[...]
        while !rest.isEmpty {
            let lines = rest.prefix(FindingsReport.rowsPerChunk)
            rest = rest.dropFirst(lines.count)
            chunk.encode(lines, &seen)
            try chunk.write(files, at: progress.advance(by: chunk.counts))
        }
        offsets = progress.offsets
    }
}
