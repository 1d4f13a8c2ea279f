import FileFormats
import PaymentModel

/// What reading one CNAB 240 source gave.
struct Cnab240Result {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?

    init(_ bytes: [UInt8]) {
        let source = SourceBytes(path: "file.ret", copying: bytes)
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var intake = RecordIntake(writer: writer, format: .cnab240)
        var failure: ReadError?
        source.withBytes { span in
            var reader = Cnab240Reader(options: ReadOptions())
            do throws(ReadError) { try reader.read(span, into: &intake) } catch { failure = error }
        }
        let set = RecordSet(sources: [source], writers: [intake.writer])
        reading = intake.reading
        records = (0..<set.batches.count).flatMap { set.ids(ofBatch: $0) }.map { set.record($0) }
        self.failure = failure
    }

    init(_ lines: [Cnab240Text]) { self.init(lines.joined()) }

    /// The sum of the records' amounts.
    var sum: String { Money.decimal(records.reduce(0) { $0 + Int128($1.money.amountMinor) }, in: .brl) }

    /// A control total by name and scope.
    func total(_ name: String, _ scope: String = "lot 1") -> ControlTotal? {
        reading.controlTotals.first { $0.name == name && $0.scope == scope }
    }

    /// The text that a reader gives for the record at `offset`.
    static func extent(_ offset: Int, of bytes: [UInt8]) -> String {
        let source = SourceBytes(path: "file.ret", copying: bytes)
        let range = source.withBytes { Cnab240Reader(options: ReadOptions()).extent(ofRecordAt: offset, in: $0) }
        return String(decoding: bytes[range], as: UTF8.self)
    }
}
