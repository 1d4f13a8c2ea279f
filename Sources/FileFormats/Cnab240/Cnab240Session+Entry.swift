internal import PaymentModel

/// Segment E: one line of an account statement.
///
/// FEBRABAN CNAB 240 layout: posting date 143-150, amount 151-168 with `C` or `D` at 169, the bank's code 173-176, document
/// 202-240. The accounting date (135-142) is left blank by some banks and not used.
extension Cnab240Session {
    private static let kind = Array("statement-line".utf8)

    mutating func readEntry(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard let amountMinor = line.signedAmount(151...168, sign: 169, in: bytes) else {
            return try reject(
                line, "segment E: the amount, positions 151-168, is not 18 digits with C or D at 169", &intake)
        }
        lot?.add(amountMinor)
        guard amountMinor.magnitude <= UInt64(Money.amountMinorMax) else {
            return try reject(line, "segment E: the amount, positions 151-168, is out of range", &intake)
        }
        guard let date = line.date(143...150, in: bytes) else {
            return try reject(line, "segment E: the posting date, positions 143-150, is no date DDMMYYYY", &intake)
        }
        // The document stands last: half of it would pass for another one.
        guard !line.isCut else { return try reject(line, "segment E: the file ends within this line", &intake) }
        var record = PackedRecord()
        record.amountMinor = amountMinor
        record.currency = .brl
        record.date = date
        record.line = UInt32(clamping: line.number)
        let fields = file.layout.entry
        if let text = fields.payerID, let payer = Cnab240Payer.leadingID(line.range(text), in: bytes) {
            setTaxpayer(of: &record, payer, bytes, &intake.writer)
        }
        record.reference = documentNumber(line, fields.document, bytes, &intake.writer)
        if !record.reference.isMissing { record.flags.insert(.weakReference) }
        record.entryID = entryID(line, bytes, &intake.writer)
        let kind = intake.writer.keepShared(Cnab240Session.kind)
        let code = text(line.range(173...176), bytes, &intake.writer)
        intake.writer.attach(originalReference: .none, kind: kind, status: code, to: &record)
        intake.accept(record, offset: line.start)
    }

    private mutating func documentNumber(
        _ line: FixedWidthLine, _ positions: Positions, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        let range = line.range(positions)
        return TextFieldReader.saysNone(bytes, range) ? .none : text(range, bytes, &writer)
    }
}
