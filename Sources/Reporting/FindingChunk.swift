internal import Matching
internal import PaymentModel

/// Some findings in a row, as bytes of each file: small enough to stay in a processor's cache until they are written, in memory that
/// is used again for the next ones.
struct FindingChunk: ~Copyable {
    /// The digest of a finding, and how many before it say the same.
    struct Repetition: Sendable {
        let digest: FindingDigest
        let ordinal: Int
    }

    private let records: RecordSet
    private let outputs: [Output]
    private var row: FindingRow
    private var content = DigestContent()
    private var touched: [RecordID] = []
    private var touchedSum: UInt64 = 0
    /// The first finding's digest.
    private(set) var first: FindingDigest?
    private(set) var last: Repetition?

    /// The bytes of one file.
    private final class Output {
        let encoder: any RowEncoder
        var bytes = ByteWriter(capacity: 1 << 18)

        init(_ encoder: any RowEncoder) { self.encoder = encoder }
    }

    /// Findings whose records are brought into the cache at once.
    private static let findingsTouched = 64

    init(records: RecordSet, encoders: [any RowEncoder]) {
        self.records = records
        outputs = encoders.map(Output.init)
        row = FindingRow(sources: records.sources.map(\.path))
    }

    /// The number of bytes for each file.
    var counts: [Int] { outputs.map { $0.bytes.count } }

    /// Encodes the conclusions that `places` name. `previous` is what stands before them.
    ///
    /// Findings that say the same stand next to each other; the ordinal tells them apart.
    mutating func encode(_ conclusions: Span<Conclusion>, _ places: ArraySlice<UInt32>, after previous: Repetition?) {
        for output in outputs { output.bytes.truncate(to: 0) }
        first = nil
        last = previous
        var rest = places
        while !rest.isEmpty {
            let upcoming = rest.prefix(FindingChunk.findingsTouched)
            rest = rest.dropFirst(upcoming.count)
            touch(conclusions, upcoming)
            for place in upcoming {
                row.describe(conclusions[Int(place)], records)
                let digest = content.digest(conclusions[Int(place)], row, records)
                if first == nil { first = digest }
                let before = last.flatMap { $0.digest == digest ? $0 : nil }
                let finding = Repetition(digest: digest, ordinal: before.map { $0.ordinal + 1 } ?? 0)
                last = finding
                append(finding)
            }
        }
    }

    /// Encodes lines that could not be read. `seen` counts them by what they say.
    mutating func encode(_ lines: ArraySlice<InvalidRecord>, _ seen: inout [FindingDigest: Int]) {
        for output in outputs { output.bytes.truncate(to: 0) }
        for line in lines {
            row.describe(line)
            let digest = content.digest(line, row)
            append(Repetition(digest: digest, ordinal: seen[digest, default: 0]))
            seen[digest, default: 0] += 1
        }
    }

    /// Writes each file's bytes at its offset. `turn` says which file comes first.
    func write(_ files: [OutputFile], at offsets: [Int], turn: Int = 0) throws(ReportError) {
        for step in outputs.indices {
            // Threads begin with different files, since the system lets one at a time write to a file.
            let place = (step + turn) % outputs.count
            let output = outputs[place]
            try output.bytes.withBytes(0..<output.bytes.count) { bytes throws(ReportError) in
                try files[place].write(bytes, at: offsets[place])
            }
        }
    }

    private mutating func append(_ finding: Repetition) {
        row.identify(finding.digest, ordinal: finding.ordinal)
        for output in outputs { output.encoder.encode(row, into: &output.bytes) }
    }

    private mutating func touch(_ conclusions: Span<Conclusion>, _ places: ArraySlice<UInt32>) {
        // What is asked of a conclusion depends on it: one loop that asks nothing brings them all.
        for place in places { touchedSum &+= UInt64(conclusions[Int(place)].record.raw) }
        touched.removeAll(keepingCapacity: true)
        for place in places {
            touched.append(conclusions[Int(place)].record)
            if let counterpart = conclusions[Int(place)].counterpart { touched.append(counterpart) }
        }
        touchedSum &+= records.touch(touched.span) &+ records.touchTexts(of: touched.span)
    }
}
