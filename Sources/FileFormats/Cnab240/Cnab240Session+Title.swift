internal import PaymentModel

/// Segments T and U: a title, and what was paid on it.
///
/// Segment U, FEBRABAN CNAB 240 layout: paid amount 78-92, occurrence date 138-145. The amount credited (93-107) is net of
/// the bank's fee and the credit date (146-153) is the bank's, so neither is used.
extension Cnab240Session {
    private static let kind = Array("boleto".utf8)

    mutating func readTitle(
        _ title: FixedWidthLine, _ payment: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        let (first, second) = (title.byte(16, in: bytes), title.byte(17, in: bytes))
        guard first == payment.byte(16, in: bytes), second == payment.byte(17, in: bytes) else {
            return try reject(title, "segments T and U have different movement codes, positions 16-17", &intake)
        }
        switch file.layout.movements.treatment(first, second) {
        case .paid:
            lot?.paidTitles += 1
            file.paidTitles += 1
            try acceptTitle(title, payment, bytes, &intake)
        case .noPayment:
            intake.skip()
        case .noteworthy, .unknown:
            intake.skip()
            remarks.note(movement: first, second, line: title.number)
        case nil:
            try reject(title, "segment T: the movement code, positions 16-17, is not two letters or digits", &intake)
        }
    }

    private mutating func acceptTitle(
        _ title: FixedWidthLine, _ payment: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard let amountMinor = payment.digits(78...92, in: bytes) else {
            return try reject(payment, "segment U: the paid amount, positions 78-92, is not 15 digits", &intake)
        }
        guard let date = payment.date(138...145, in: bytes) else {
            return try reject(
                payment, "segment U: the occurrence date, positions 138-145, is no date DDMMYYYY", &intake)
        }
        var record = PackedRecord()
        record.amountMinor = amountMinor
        record.currency = .brl
        record.date = date
        record.line = UInt32(clamping: title.number)
        let fields = file.layout.title
        let payer = Cnab240Payer.id(
            type: title.byte(fields.payerType, in: bytes), title.range(fields.payerID), in: bytes)
        setTaxpayer(of: &record, payer, bytes, &intake.writer)
        record.obligation = obligation(title, bytes, &intake.writer)
        record.entryID = entryID(title, bytes, &intake.writer)
        let kind = intake.writer.keepShared(Cnab240Session.kind)
        intake.writer.attach(
            originalReference: .none, kind: kind, status: .source(offset: title.start + 15, length: 2), to: &record)
        intake.accept(record, offset: title.start)
    }

    /// The qualified nosso número; none when it is blank or zero, as at banks that do not send it back.
    private mutating func obligation(
        _ title: FixedWidthLine, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        let fields = file.layout.title
        let nossoNumero = TextFieldReader.trim(bytes, title.range(fields.nossoNumero))
        if TextFieldReader.saysNone(bytes, nossoNumero) { return .none }
        func orHeader(_ own: Range<Int>, _ header: Range<Int>) -> Range<Int> {
            own.contains { bytes[$0] != 0x30 && bytes[$0] != 0x20 } ? own : header
        }
        let branch = orHeader(title.range(fields.account.branch), file.returnsBranch)
        let account = orHeader(title.range(fields.account.account), file.returnsAccount)
        scratch.removeAll(keepingCapacity: true)
        QualifiedObligation.compose(
            bank: bytes.extracting(file.bank), branch: bytes.extracting(branch), account: bytes.extracting(account),
            carteira: bytes.extracting(TextFieldReader.trim(bytes, title.range(fields.carteira))),
            nossoNumero: bytes.extracting(nossoNumero), into: &scratch)
        return keepScratch(&writer)
    }
}
