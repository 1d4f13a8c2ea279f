internal import PaymentModel

/// Texts and IDs of records. Every field is shorter than the texts that a record may hold, so none is refused.
extension Cnab240Session {
    /// The entry ID: `bank/agreement/file sequence/lot/record`, the record's number in its lot being positions 9-13.
    mutating func entryID(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        scratch.removeAll(keepingCapacity: true)
        append(file.bank, bytes)
        scratch.append(0x2F)
        append(file.agreement, bytes)
        scratch.append(0x2F)
        append(file.sequence, bytes)
        scratch.append(0x2F)
        append(line.range(4...7), bytes)
        scratch.append(0x2F)
        append(line.range(9...13), bytes)
        return keepScratch(&writer)
    }

    private mutating func append(_ range: Range<Int>, _ bytes: Span<UInt8>) {
        for place in range { scratch.append(bytes[place]) }
    }

    /// Keeps the composed text; one that is not UTF-8 is taken as Latin-1.
    func keepScratch(_ writer: inout RecordWriter) -> TextRange {
        var union: UInt8 = 0
        for byte in scratch { union |= byte }
        if union < 0x80 { return writer.keep(scratch) }
        return (try? TextFieldReader.keep(scratch, writer: &writer)) ?? .none
    }

    /// A text of the source, trimmed.
    func text(_ range: Range<Int>, _ bytes: Span<UInt8>, _ writer: inout RecordWriter) -> TextRange {
        (try? TextFieldReader.read(bytes, range, writer: &writer)) ?? .none
    }

    /// Sets the taxpayer from a field that holds nothing else.
    func setTaxpayer(
        of record: inout PackedRecord, _ range: Range<Int>, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) {
        try? TaxpayerField.read(bytes, range, into: &record, writer: &writer)
    }
}
