internal import FileFormats
internal import PaymentModel

/// From the bytes of each format to whole records, as a run reads them that writes findings.
enum Read {
    static func parts(fileBytes: Int) -> [MeasuredPart] {
        SampleFile.all.map { file in
            let (source, records) = file.composed(bytes: fileBytes)
            return MeasuredPart.of("read.\(file.format.rawValue)", rows: records, bytes: source.count) {
                let reading = read(source, file)
                precondition(reading.recordCount >= records && reading.invalidLines.isEmpty && reading.tallies)
                use(reading.recordCount)
            }
        }
    }

    private static func read(_ source: SourceBytes, _ file: SampleFile) -> SourceReading {
        var options = ReadOptions()
        options.ledgerAccount = file.account
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var intake = RecordIntake(writer: writer, format: file.format)
        writer = RecordWriter()
        var reader = file.format.reader.init(options: options)
        // A fault that ended the reading would leave records out, which is seen above.
        source.withBytes { bytes in try? reader.read(bytes, into: &intake) }
        return intake.reading
    }
}
