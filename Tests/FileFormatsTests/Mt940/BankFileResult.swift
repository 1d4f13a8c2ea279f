import FileFormats
import Foundation
import PaymentModel

/// What reading one source of a bank's format gave.
struct BankFileResult {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?

    init(_ bytes: [UInt8], _ format: FileFormat, _ options: ReadOptions = ReadOptions()) {
        let read = ReadSource(bytes, as: format, options: options)
        (reading, records, failure) = (read.reading, read.records, read.failure)
    }

    init(_ lines: [String], _ format: FileFormat, lineBreak: String = "\n", _ options: ReadOptions = ReadOptions()) {
        self.init(Array((lines.joined(separator: lineBreak) + lineBreak).utf8), format, options)
    }

    /// A file of `fixtures/formats`.
    static func fixture(_ path: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("fixtures/formats/\(path)")))
    }

    /// A sample from the wild.
    static func sample(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: SampleFolder.url.appendingPathComponent(path)))
    }

    var amounts: [Int64] { records.map(\.money.amountMinor) }
    var dates: [String] { records.map(\.date.description) }
    var references: [String?] { records.map { $0.reference?.string } }

    /// Control totals that do not tally, as `scope name`.
    var failures: [String] { reading.controlTotals.filter { !$0.tallies }.map { "\($0.scope) \($0.name)" } }

    /// How often a code came.
    func times(_ code: String) -> Int {
        reading.occurrences.filter { $0.key.code == code }.reduce(0) { $0 + $1.value }
    }

    /// The text that a reader gives for the record at `offset`.
    static func extent(_ offset: Int, of bytes: [UInt8], _ format: FileFormat) -> String {
        let source = SourceBytes(path: "file", copying: bytes)
        let reader = format.reader.init(options: ReadOptions())
        let range = source.withBytes { reader.extent(ofRecordAt: offset, in: $0) }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// What the sniffer takes bytes for.
    static func sniff(_ bytes: [UInt8]) -> FormatSniffer.Verdict {
        SourceBytes(path: "file", copying: bytes).withBytes { FormatSniffer.sniff($0) }
    }
}
