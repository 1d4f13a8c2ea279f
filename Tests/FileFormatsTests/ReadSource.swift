import FileFormats
import Foundation
import PaymentModel

/// What reading one source in memory by one format gave.
struct ReadSource {
    let format: FileFormat
    let bytes: [UInt8]
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?

    init(_ bytes: [UInt8], as format: FileFormat, options: ReadOptions = ReadOptions()) {
        let source = SourceBytes(path: "source", copying: bytes)
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var intake = RecordIntake(writer: writer, format: format)
        var failure: ReadError?
        source.withBytes { span in
            var reader = format.reader.init(options: options)
            do throws(ReadError) { try reader.read(span, into: &intake) } catch { failure = error }
        }
        let set = RecordSet(sources: [source], writers: [intake.writer])
        self.format = format
        self.bytes = bytes
        reading = intake.reading
        records = (0..<set.batches.count).flatMap { set.ids(ofBatch: $0) }.map { set.record($0) }
        self.failure = failure
    }

    init(_ text: String, as format: FileFormat, options: ReadOptions = ReadOptions()) {
        self.init(Array(text.utf8), as: format, options: options)
    }

    /// The amounts as decimals.
    var amounts: [String] { records.map { $0.money.decimal } }
    var sum: String { Money.decimal(records.reduce(0) { $0 + Int128($1.money.amountMinor) }, in: .brl) }
    /// How many things were found, whatever became of them.
    var found: Int { records.count + reading.invalidLines.count + reading.skippedCount }

    /// The text of the record at an offset.
    func extent(_ offset: Int) -> String {
        let range = SourceBytes(path: "source", copying: bytes).withBytes {
            format.reader.init(options: ReadOptions()).extent(ofRecordAt: offset, in: $0)
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The taxpayer ID to be masked where the record at an offset is shown.
    func taxpayerID(_ offset: Int) -> String? {
        SourceBytes(path: "source", copying: bytes).withBytes {
            format.reader.init(options: ReadOptions()).taxpayerID(ofRecordAt: offset, in: $0)
        }
    }

    /// Where a source is cut: at every byte of its end, and at every seventh before.
    static func cuts(_ count: Int) -> [Int] {
        (0...count).filter { $0 % 7 == 0 || $0 > count - 40 }
    }

    /// A fixture of the project.
    static func fixture(_ path: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("fixtures/formats/\(path)")))
    }
}
