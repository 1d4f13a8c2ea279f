import FileFormats
import PaymentModel

/// What reading one source of any format gave, with the checks that every reader must pass.
struct TableResult {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?
    private let bytes: [UInt8]
    private let format: FileFormat
    private let options: ReadOptions

    init(_ bytes: [UInt8], as format: FileFormat, options: ReadOptions = ReadOptions(), side: Side = .settlement) {
        let source = SourceBytes(path: "file", copying: bytes)
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: side)
        var intake = RecordIntake(writer: writer, format: format)
        var failure: ReadError?
        source.withBytes { span in
            var reader = format.reader.init(options: options)
            do throws(ReadError) { try reader.read(span, into: &intake) } catch { failure = error }
        }
        let set = RecordSet(sources: [source], writers: [intake.writer])
        reading = intake.reading
        records = set.batches.indices.flatMap { Array(set.ids(ofBatch: $0)) }.map { set.record($0) }
        self.failure = failure
        self.bytes = bytes
        self.format = format
        self.options = options
    }

    init(_ text: String, as format: FileFormat, options: ReadOptions = ReadOptions(), side: Side = .settlement) {
        self.init(Array(text.utf8), as: format, options: options, side: side)
    }

    var amounts: [String] { records.map { $0.money.decimal } }
    var currencies: [String] { records.map(\.money.currency.code) }
    var dates: [String] { records.map(\.date.description) }
    var references: [String?] { records.map { $0.reference?.string } }
    var originals: [String?] { records.map { $0.originalReference?.string } }
    var obligations: [String?] { records.map { $0.obligation?.string } }
    var entryIDs: [String?] { records.map { $0.entryID?.string } }
    var statuses: [String?] { records.map { $0.status?.string } }
    var taxpayers: [String?] { records.map { $0.taxpayer?.text.string } }
    var lines: [Int] { records.map(\.location.line) }
    var reasons: [String] { reading.invalidLines.map(\.reason) }
    var warnings: [String] { reading.warnings.map(\.message) }

    /// The original text of each record, as it is shown to people.
    var texts: [String] {
        records.map { record -> String in
            let range = extent(at: Int(record.location.offset))
            return String(decoding: bytes[range], as: UTF8.self)
        }
    }

    func extent(at offset: Int) -> Range<Int> {
        SourceBytes(path: "file", copying: bytes).withBytes {
            format.reader.init(options: options).extent(ofRecordAt: offset, in: $0)
        }
    }

    func taxpayerID(at offset: Int) -> String? {
        SourceBytes(path: "file", copying: bytes).withBytes {
            format.reader.init(options: options).taxpayerID(ofRecordAt: offset, in: $0)
        }
    }

    /// Lines that became a record, an invalid line or were skipped.
    var accountedFor: Int { records.count + reading.invalidLines.count + reading.skippedCount }

    /// What the first bytes are taken for.
    static func sniff(_ bytes: [UInt8]) -> FormatSniffer.Verdict { FormatSniffer.sniff(bytes.span) }
}

/// Damages a file in ways that transfers and editors do.
struct TableDamage {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }

    mutating func applied(to whole: [UInt8]) -> [UInt8] {
        var bytes = whole
        for _ in 0...random(4) where !bytes.isEmpty {
            switch random(3) {
            case 0: bytes[random(bytes.count)] = UInt8(random(256))
            case 1: bytes[random(bytes.count)] = Array("\",;{}[]().\n\r@=-:".utf8)[random(16)]
            default: bytes.remove(at: random(bytes.count))
            }
        }
        return bytes
    }

    /// Reads every prefix and many damaged copies; offsets stay unique and every record can be shown.
    static func holds(_ whole: [UInt8], as format: FileFormat, options: ReadOptions = ReadOptions(), copies: Int)
        -> Bool
    {
        var damage = TableDamage(seed: 7)
        var variants = stride(from: 0, through: whole.count, by: max(1, whole.count / 80)).map { Array(whole[..<$0]) }
        for _ in 0..<copies { variants.append(damage.applied(to: whole)) }
        return variants.allSatisfy { bytes in
            let result = TableResult(bytes, as: format, options: options)
            let offsets = result.records.map(\.location.offset)
            guard Set(offsets).count == offsets.count, result.reading.recordCount == result.records.count else {
                return false
            }
            return offsets.prefix(2).allSatisfy { offset in
                let extent = result.extent(at: Int(offset))
                _ = result.taxpayerID(at: Int(offset))
                return extent.lowerBound >= 0 && extent.upperBound <= bytes.count && !extent.isEmpty
            }
        }
    }
}
