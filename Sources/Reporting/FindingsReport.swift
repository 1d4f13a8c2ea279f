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
    private let invalid: [InvalidRecord]
    private let threads: Int

    /// How many rows are encoded before they are written: memory stays the same for any number of findings.
    static let rowsPerWindow = 32_768
    private static let rowsPerTask = 1024

    /// - Complexity: O(n log n)
    public init(records: RecordSet, conclusions: [Conclusion], invalid: [InvalidRecord], threads: Int) {
        self.records = records
        self.conclusions = FindingOrder(records: records).sorted(conclusions)
        self.invalid = invalid.sorted {
            let (left, right) = (FieldText($0.source), FieldText($1.source))
            return left == right ? $0.offset < $1.offset : left < right
        }
        self.threads = threads
    }

    /// How many findings there are.
    public var count: Int { conclusions.count + invalid.count }

    /// Writes the findings through each of `encoders`.
    public func write(into directory: ReportDirectory, _ encoders: [any RowEncoder]) throws(ReportError) {
        var files: [OutputFile] = []
        for encoder in encoders {
            let file = try OutputFile(path: "\(directory.stagingPath)/\(encoder.fileName)")
            try file.write(encoder.header)
            files.append(file)
        }
        func put(_ chunks: [[[UInt8]]]) throws(ReportError) {
            for chunk in chunks {
                for (file, bytes) in zip(files, chunk) { try file.write(bytes) }
            }
        }
        // Invalid records stand where their class does among the others.
        let split = conclusions.firstIndex { $0.outcome.name > Outcome.invalidRecord.name } ?? conclusions.count
        var lastDigest: (digest: FindingDigest, ordinal: Int)?
        try forEachWindow(0..<split, encoders, &lastDigest, put)
        try put([encodeInvalid(encoders)])
        try forEachWindow(split..<conclusions.count, encoders, &lastDigest, put)
        for file in files { try file.synchronize() }
    }

    /// Encodes `range` window by window, rows shared among threads.
    private func forEachWindow(
        _ range: Range<Int>, _ encoders: [any RowEncoder], _ last: inout (digest: FindingDigest, ordinal: Int)?,
        _ put: ([[[UInt8]]]) throws(ReportError) -> Void
    ) throws(ReportError) {
        var start = range.lowerBound
        while start < range.upperBound {
            let window = start..<min(start + FindingsReport.rowsPerWindow, range.upperBound)
            var rows = prepare(window)
            // Findings that say the same stand next to each other; the ordinal tells them apart.
            for place in rows.indices {
                let ordinal = last.map { $0.digest == rows[place].digest ? $0.ordinal + 1 : 0 } ?? 0
                last = (rows[place].digest, ordinal)
                rows[place].row.findingID = rows[place].digest.findingID(ordinal: ordinal)
            }
            try put(encode(rows.map(\.row), encoders))
            start = window.upperBound
        }
    }

    private struct PreparedRow: Sendable {
        var row: FindingRow
        let digest: FindingDigest
    }

    private func prepare(_ window: Range<Int>) -> [PreparedRow] {
        inTasks(window.count) { range in
            range.map { place in
                let conclusion = conclusions[window.lowerBound + place]
                let row = FindingRow(conclusion, records)
                return PreparedRow(row: row, digest: FindingDigest(conclusion, row, records))
            }
        }.flatMap { $0 }
    }

    private func encode(_ rows: [FindingRow], _ encoders: [any RowEncoder]) -> [[[UInt8]]] {
        inTasks(rows.count) { range in
            encoders.map { encoder in
                var bytes: [UInt8] = []
                bytes.reserveCapacity(range.count * 512)
                for place in range { encoder.encode(rows[place], into: &bytes) }
                return bytes
            }
        }
    }

    /// Runs `body` over ranges of `0 ..< count` on several threads; the results are in order.
    private func inTasks<Result: Sendable>(_ count: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
        let size = FindingsReport.rowsPerTask
        let tasks = (count + size - 1) / size
        let results = Mutex<[Result?]>(Array(repeating: nil, count: tasks))
        Workers.forEach(tasks: tasks, threads: threads) { task, _ in
            let result = body((task * size)..<min(count, (task + 1) * size))
            results.withLock { $0[task] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }

    private func encodeInvalid(_ encoders: [any RowEncoder]) -> [[UInt8]] {
        var seen: [FindingDigest: Int] = [:]
        let rows = invalid.map { line in
            var row = FindingRow(
                invalidLine: line.line, offset: line.offset, source: line.source, side: line.side,
                reason: line.reason)
            let digest = FindingDigest([
                row.outcome.name, row.side.name, line.reason, String(decoding: line.bytes, as: UTF8.self),
            ])
            row.findingID = digest.findingID(ordinal: seen[digest, default: 0])
            seen[digest, default: 0] += 1
            return row
        }
        return encoders.map { encoder in
            var bytes: [UInt8] = []
            for row in rows { encoder.encode(row, into: &bytes) }
            return bytes
        }
    }
}
