internal import DuplicateIndex
internal import FileFormats
internal import Foundation
internal import PaymentModel
internal import SyntheticNights

/// A night in memory for the parts to work on: both sides' bytes as CSV, one side's as JSON Lines, and all keys.
final class SampleNight: Sendable {
    let rows: Int
    /// Settlement, then ledger.
    let sources: [SourceBytes]
    let jsonLines: SourceBytes
    let layout: PlaceLayout
    /// The keys of both sides.
    let keys: [KeyedRecord]

    /// The hash of texts in ``keys``.
    static let textHash = TextHash(seed: 1)
    static let sides: [Side] = [.settlement, .ledger]

    init(rows: Int) throws {
        self.rows = rows
        let folder = FileManager.default.temporaryDirectory.appending(path: "confere-parts-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try NightFiles(
            SyntheticNight(seed: 1, rows: rows), into: folder.path(percentEncoded: false))
        let sources = try [files.settlement, files.ledger].map { path in
            SourceBytes(path: path, copying: [UInt8](try Data(contentsOf: URL(filePath: path))))
        }
        self.sources = sources
        guard let layout = PlaceLayout(sources: sources.count, bytesMax: sources.map(\.count).max() ?? 0) else {
            throw CocoaError(.featureUnsupported)
        }
        self.layout = layout
        let keys = KeyList()
        for place in sources.indices {
            SampleNight.readKeys(sources[place], .csv, source: place, layout) { keys.add($0) }
        }
        self.keys = keys.records
        jsonLines = SourceBytes(path: "night.jsonl", copying: SampleNight.jsonLines(of: sources[0]))
    }

    /// Reads a source into keys, range by range, as a thread of a run does.
    static func readKeys(
        _ source: SourceBytes, _ format: FileFormat, source place: Int, _ layout: PlaceLayout,
        _ handOn: @escaping (KeyedBatch) -> Void
    ) {
        var writer = RecordWriter()
        writer.begin(source: place, bytes: source, side: sides[place])
        var intake = RecordIntake(writer: writer, format: format)
        var output = KeyedOutput(
            keying: KeyedOutput.Keying(coder: KeyCoder(), hash: textHash, layout: layout), handOn: handOn)
        output.begin(source: place, side: sides[place], isReadAgain: true)
        intake.keyed = output
        var reader = format.reader.init(options: ReadOptions())
        source.withBytes { bytes in
            // A generated night has no fault that ends its reading.
            try? reader.read(bytes, into: &intake)
        }
        intake.keyed?.flush()
    }

    /// All records of a source, whole.
    static func readRows(_ source: SourceBytes, source place: Int, into writer: inout RecordWriter) {
        writer.begin(source: place, bytes: source, side: sides[place])
        var intake = RecordIntake(writer: writer, format: .csv)
        writer = RecordWriter()
        var reader = FileFormat.csv.reader.init(options: ReadOptions())
        source.withBytes { bytes in try? reader.read(bytes, into: &intake) }
        writer = intake.writer
    }

    private static func jsonLines(of source: SourceBytes) -> [UInt8] {
        var writer = RecordWriter()
        readRows(source, source: 0, into: &writer)
        let records = RecordSet(sources: [source], writers: [writer])
        var text = ""
        for batch in records.batches.indices {
            for id in records.ids(ofBatch: batch) {
                let record = records.record(id)
                text += "{\"external_id\":\"\(record.reference?.string ?? "")\","
                text += "\"taxpayer_id\":\"\(record.taxpayer?.text.string ?? "")\","
                text += "\"amount\":\"\(record.money.decimal)\",\"date\":\"\(record.date)\","
                text += "\"kind\":\"\(record.kind?.string ?? "")\"}\n"
            }
        }
        return Array(text.utf8)
    }
}

/// Collects batches.
final class KeyList {
    private(set) var records: [KeyedRecord] = []

    func add(_ batch: KeyedBatch) {
        batch.withRecords { span in
            for place in span.indices { records.append(span[place]) }
        }
    }
}
