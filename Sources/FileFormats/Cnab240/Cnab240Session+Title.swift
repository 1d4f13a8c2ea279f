internal import PaymentModel

/// Segments T and U: a title, and what was paid on it.
///
/// Segment U, FEBRABAN CNAB 240 layout: paid amount 78-92, occurrence date 138-145. The amount credited (93-107) is net of
/// the bank's fee and the credit date (146-153) is the bank's, so neither is used unless it is asked for.
extension Cnab240Session {
    private static let kind = Array("boleto".utf8)

    mutating func readTitle(
        _ title: FixedWidthLine, _ payment: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        let (first, second) = (title.byte(16, in: bytes), title.byte(17, in: bytes))
        guard first == payment.byte(16, in: bytes), second == payment.byte(17, in: bytes) else {
            return try reject(title, "segments T and U have different movement codes, positions 16-17", &intake)
        }
        guard let code = OccurrenceCode(first, second) else {
            return try reject(
                title, "segment T: the movement code, positions 16-17, is not two letters or digits", &intake)
        }
        movements.add(code, line: title.number)
        if file.layout.occurrences.kind(code) == .paid {
            heldTitle = Cnab240HeldTitle(title: title, payment: payment, code: code)
        } else {
            intake.skip()
        }
    }

    mutating func acceptTitle(
        _ held: Cnab240HeldTitle, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        lot?.paidTitles += 1
        file.paidTitles += 1
        let (title, payment) = (held.title, held.payment)
        guard let amountMinor = payment.digits(78...92, in: bytes) else {
            return try reject(payment, "segment U: the paid amount, positions 78-92, is not 15 digits", &intake)
        }
        guard let date = payment.date(138...145, in: bytes) else {
            return try reject(
                payment, "segment U: the occurrence date, positions 138-145, is no date DDMMYYYY", &intake)
        }
        var record = PackedRecord()
        record.amountMinor = amountMinor
        record.date = date
        guard try chooseBasis(of: &record, payment, bytes, &intake) else { return }
        record.currency = .brl
        record.line = UInt32(clamping: title.number)
        let fields = file.layout.title
        let payer = Cnab240Payer.id(
            type: title.byte(fields.payerType, in: bytes), title.range(fields.payerID), in: bytes)
        setTaxpayer(of: &record, payer, bytes, &intake.writer)
        if !held.transactionID.isEmpty {
            record.reference = text(held.transactionID, bytes, &intake.writer)
            record.flags.insert(.weakReference)
        }
        record.obligation = obligation(title, bytes, &intake.writer)
        record.entryID = entryID(title, bytes, &intake.writer)
        let kind = intake.writer.keepShared(Cnab240Session.kind)
        let status = intake.writer.keepShared(file.layout.occurrences.status(held.code))
        record.flags.insert(.codedStatus)
        intake.writer.attach(originalReference: .none, kind: kind, status: status, to: &record)
        intake.accept(record, offset: title.start)
    }

    /// Takes the amount credited (93-107) and the credit date (146-153) where they are asked for. False when one of them
    /// cannot be read. A title that has not been credited yet has no credit date: then it keeps the occurrence date, with a warning.
    private mutating func chooseBasis(
        of record: inout PackedRecord, _ payment: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) -> Bool {
        if amountBasis == .net {
            guard let net = payment.digits(93...107, in: bytes) else {
                try reject(payment, "segment U: the credited amount, positions 93-107, is not 15 digits", &intake)
                return false
            }
            record.amountMinor = net
        }
        if dateBasis == .credit {
            if let date = payment.date(146...153, in: bytes) {
                record.date = date
            } else if payment.declared(146...153, in: bytes) == .notFilledIn {
                remarks.noteMissingCreditDate(line: payment.number)
            } else {
                try reject(payment, "segment U: the credit date, positions 146-153, is no date DDMMYYYY", &intake)
                return false
            }
        }
        return true
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
