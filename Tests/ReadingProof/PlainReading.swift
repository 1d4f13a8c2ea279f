internal import FileFormats
internal import PaymentModel

/// A source read whole, into rows, on one thread.
struct PlainReading {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?

    init(
        _ source: SourceBytes, as format: FileFormat, options: ReadOptions, batchRows: Int = PlainReading.batchRows
    ) {
        var intake = PlainReading.intake(of: source, format, batchRows: batchRows)
        var reader = format.reader.init(options: options)
        failure = PlainReading.failure { () throws(ReadError) in
            try source.withBytes { (bytes: Span<UInt8>) throws(ReadError) in try reader.read(bytes, into: &intake) }
        }
        reading = intake.reading
        records = PlainReading.records(of: intake, source)
    }

    /// So few that no reading costs megabytes.
    static let batchRows = 256

    static func intake(
        of source: SourceBytes, _ format: FileFormat, batchRows: Int = PlainReading.batchRows
    ) -> RecordIntake {
        var writer = RecordWriter(rowsMax: batchRows)
        writer.begin(source: 0, bytes: source, side: .settlement)
        return RecordIntake(writer: writer, format: format)
    }

    static func records(of intake: RecordIntake, _ source: SourceBytes) -> [PaymentRecord] {
        let set = RecordSet(sources: [source], writers: [intake.writer])
        return set.batches.indices.flatMap { Array(set.ids(ofBatch: $0)) }.map { set.record($0) }
    }

    /// What `body` throws.
    static func failure(_ body: () throws(ReadError) -> Void) -> ReadError? {
        do throws(ReadError) {
            try body()
            return nil
        } catch {
            return error
        }
    }
}
