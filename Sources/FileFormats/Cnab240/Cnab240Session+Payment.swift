internal import PaymentModel

/// Segments A and B: a payment that we ordered, and what became of it.
///
/// Segment A, FEBRABAN CNAB 240 layout: company's number 74-93, payment date 94-101, amount 120-134, bank's number 135-154, real
/// date 155-162, real amount 163-177, status 231-240; Itaú has the payee's ID at 204-217. Segment B: payee's inscription 18 and
/// 19-32; of a PIX payment the `txid` 33-67 and the key 128-226. A lot of debits (operation `D`) brings money in, any other lot
/// takes it out.
extension Cnab240Session {
    private static let paymentKind = Array("payment".utf8)
    private static let pixKind = Array("pix-payment".utf8)
    private static let debitKind = Array("direct-debit".utf8)

    /// The five codes of a status, 231-240.
    private static let statusCodes = 5

    /// - Parameter complement: the segment B that follows, if one does.
    mutating func readPayment(
        _ line: FixedWidthLine, _ complement: FixedWidthLine?, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        // The payee's name stands before the amounts: an accent of two bytes puts each of them one place further on.
        if line.hasUTF8(44...73, in: bytes) {
            return try reject(
                line,
                "segment A: the payee's name, positions 44-73, has accents in UTF-8, which shift all that "
                    + "follows: convert the file to Latin-1, as banks send it", &intake)
        }
        let ordered = line.digits(120...134, in: bytes)
        if let ordered { lot?.orderedSum += Int128(ordered) }
        guard let code = try decisiveCode(of: line, bytes, &intake) else { return }
        guard file.layout.paymentOccurrences.kind(code) == .paid else { return intake.skip() }
        guard var amountMinor = ordered else {
            return try reject(line, "segment A: the amount, positions 120-134, is not 15 digits", &intake)
        }
        switch line.declared(163...177, in: bytes) {
        case .number(let real): amountMinor = real
        case .notFilledIn: break
        case .unreadable:
            return try reject(line, "segment A: the real amount, positions 163-177, is not 15 digits", &intake)
        }
        lot?.paidSum += Int128(amountMinor)
        lot?.paidPayments += 1
        var date = line.date(155...162, in: bytes)
        if date == nil, line.declared(155...162, in: bytes) == .notFilledIn { date = line.date(94...101, in: bytes) }
        guard let date else {
            return try reject(
                line,
                "segment A: neither the real date, positions 155-162, nor the payment date, 94-101, is a date DDMMYYYY",
                &intake)
        }
        if line.isCut || complement?.isCut == true {
            return try reject(line, "segments A and B: the file ends within this payment", &intake)
        }
        var record = PackedRecord()
        record.amountMinor = lot?.isDebit == true ? amountMinor : -amountMinor
        record.currency = .brl
        record.date = date
        record.line = UInt32(clamping: line.number)
        setTaxpayer(of: &record, Cnab240Payee.id(line, complement, bytes), bytes, &intake.writer)
        record.reference = paymentNumber(line, bytes, &intake.writer)
        if !record.reference.isMissing { record.flags.insert(.weakReference) }
        if lot?.isPIX == true, let complement {
            record.obligation = chargeTransactionID(complement, bytes, &intake.writer)
        }
        record.entryID = entryID(line, bytes, &intake.writer)
        let kind = intake.writer.keepShared(
            lot?.isDebit == true
                ? Cnab240Session.debitKind : lot?.isPIX == true ? Cnab240Session.pixKind : Cnab240Session.paymentKind)
        let status = intake.writer.keepShared(file.layout.paymentOccurrences.status(code))
        record.flags.insert(.codedStatus)
        intake.writer.attach(originalReference: .none, kind: kind, status: status, to: &record)
        intake.accept(record, offset: line.start)
    }

    /// The code that decides: one that says paid, unless another says rejected or sent back; otherwise the first. `nil` when the
    /// payment is done with: it has no code and is skipped, or has one that cannot be read.
    private mutating func decisiveCode(
        of line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) -> OccurrenceCode? {
        var first: OccurrenceCode?
        var paid: OccurrenceCode?
        var refused: OccurrenceCode?
        for place in 0..<Cnab240Session.statusCodes {
            let position = 231 + 2 * place
            let (high, low) = (line.byte(position, in: bytes), line.byte(position + 1, in: bytes))
            if high == 0x20, low == 0x20 { continue }
            guard let code = OccurrenceCode(high, low) else {
                try reject(line, "segment A: the status, positions 231-240, is not made of letters and digits", &intake)
                return nil
            }
            // Zeros fill up what codes leave: only the first 00 can mean paid.
            if code.index == 0, first != nil { continue }
            first = first ?? code
            switch file.layout.paymentOccurrences.kind(code) {
            case .paid: paid = paid ?? code
            case .rejected, .reversed, .writtenOff: refused = refused ?? code
            default: break
            }
        }
        guard let decisive = refused ?? paid ?? first else {
            intake.skip()
            remarks.notePaymentWithoutStatus(line: line.number)
            return nil
        }
        paymentStatuses.add(decisive, line: line.number)
        return decisive
    }

    /// The bank's number, else the company's. Neither is known to be unique.
    private func paymentNumber(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        for positions in [135...154, 74...93] {
            let range = line.range(positions)
            if !TextFieldReader.saysNone(bytes, range) { return text(range, bytes, &writer) }
        }
        return .none
    }

    /// The `txid` of the charge that a PIX payment settles. Only those of charges, 26 to 35 letters and digits, stand for one
    /// payment; shorter ones may be a static QR code's.
    private func chargeTransactionID(
        _ complement: FixedWidthLine, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        let range = TextFieldReader.trim(bytes, complement.range(33...67))
        guard range.count >= 26, range.allSatisfy({ OccurrenceCode.isCharacter(bytes[$0]) }),
            !TextFieldReader.saysNone(bytes, range)
        else { return .none }
        return text(range, bytes, &writer)
    }
}
