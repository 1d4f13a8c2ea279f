public import PaymentModel

/// Where a reader puts what it reads: records into batches, everything else into the source's reading.
public struct RecordIntake {
    public var writer: RecordWriter
    public var reading: SourceReading
    /// Takes keys instead of rows, when there is one.
    public var keyed: KeyedOutput?
    /// Turns every amount's sign round: for a ledger that counts money out as positive.
    public var invertsAmounts = false
    /// Called now and then with how many bytes have been read.
    public var onProgress: ((Int) -> Void)?

    /// How many records lie between two calls of ``onProgress``.
    static let recordsPerProgress = 1 << 14

    public init(writer: RecordWriter, format: FileFormat) {
        self.writer = writer
        reading = SourceReading(format: format)
    }

    /// Takes a record that starts at `offset`.
    mutating func accept(_ packed: PackedRecord, offset: Int) {
        var record = packed
        if invertsAmounts { record.amountMinor = -record.amountMinor }
        reading.recordCount += 1
        if reading.recordCount % RecordIntake.recordsPerProgress == 0 { onProgress?(offset) }
        reading.amountSums[Int(record.currency.index)] += Int128(record.amountMinor)
        reading.currencyCounts[Int(record.currency.index)] += 1
        if record.taxpayer.isMissing { reading.taxpayersMissing += 1 }
        if record.flags.contains(.paddedTaxpayer) { reading.taxpayersPadded += 1 }
        if record.flags.contains(.wrongCheckDigits) { reading.taxpayersWithWrongCheckDigits += 1 }
        reading.include(record.date...record.date)
        if keyed == nil {
            writer.append(record, offset: offset)
        } else {
            keyed?.add(record, offset: offset, &writer)
        }
    }

    /// R0: notes a line that cannot be read.
    mutating func reject(offset: Int, length: Int, line: Int, _ reason: String) throws(ReadError) {
        guard reading.invalidLines.count < SourceReading.invalidLinesMax else {
            throw SourceReading.tooManyInvalid(reading.format, line: line)
        }
        reading.invalidLines.append(InvalidLine(offset: offset, length: length, line: line, reason: reason))
    }

    /// Notes a movement that is no payment.
    mutating func skip() { reading.skippedCount += 1 }
}
