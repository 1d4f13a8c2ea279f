import FileFormats
import Foundation
import PaymentModel

/// What reading one generic CSV or JSON Lines source gave.
struct GenericResult {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?
    private let bytes: [UInt8]
    private let format: FileFormat

    init(_ bytes: [UInt8], as format: FileFormat = .csv, options: ReadOptions = ReadOptions()) {
        let source = SourceBytes(path: "file", copying: bytes)
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var intake = RecordIntake(writer: writer, format: format)
        var failure: ReadError?
        source.withBytes { span in
            do throws(ReadError) {
                if format == .csv {
                    var reader = DelimitedReader(options: options)
                    try reader.read(span, into: &intake)
                } else {
                    var reader = JSONLinesReader(options: options)
                    try reader.read(span, into: &intake)
                }
            } catch { failure = error }
        }
        let set = RecordSet(sources: [source], writers: [intake.writer])
        reading = intake.reading
        records = set.batches.indices.flatMap { Array(set.ids(ofBatch: $0)) }.map { set.record($0) }
        self.failure = failure
        self.bytes = bytes
        self.format = format
    }

    init(_ text: String, as format: FileFormat = .csv, options: ReadOptions = ReadOptions()) {
        self.init(Array(text.utf8), as: format, options: options)
    }

    /// JSON Lines, one object a line.
    static func json(_ lines: String..., options: ReadOptions = ReadOptions()) -> GenericResult {
        GenericResult(lines.map { $0 + "\n" }.joined(), as: .jsonl, options: options)
    }

    /// A CSV file with one record more than its header.
    static func csv(_ header: String, _ line: String) -> GenericResult { GenericResult("\(header)\n\(line)\n") }

    var amounts: [String] { records.map { $0.money.decimal } }
    var dates: [String] { records.map(\.date.description) }
    var references: [String?] { records.map { $0.reference?.string } }
    var lines: [Int] { records.map(\.location.line) }
    var invalidLines: [Int] { reading.invalidLines.map(\.line) }
    var reasons: [String] { reading.invalidLines.map(\.reason) }
    var warnings: [String] { reading.warnings.map(\.message) }

    /// The original text of each record, as it is shown to people.
    var originals: [String] { records.map { String(decoding: bytes[extent(of: $0)], as: UTF8.self) } }

    func extent(of record: PaymentRecord) -> Range<Int> { extent(at: Int(record.location.offset)) }

    func extent(at offset: Int) -> Range<Int> {
        SourceBytes(path: "file", copying: bytes).withBytes { span in
            format == .csv
                ? DelimitedReader(options: ReadOptions()).extent(ofRecordAt: offset, in: span)
                : JSONLinesReader(options: ReadOptions()).extent(ofRecordAt: offset, in: span)
        }
    }

    /// A file of the folder `fixtures`.
    static func fixture(_ path: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("fixtures/\(path)")))
    }
}
