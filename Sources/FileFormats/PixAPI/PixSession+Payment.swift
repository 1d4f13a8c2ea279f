internal import PaymentModel

/// One payment: an object of `pix[]`.
///
/// API PIX 2.9.0, schema Pix: `endToEndId`, `txid`, `valor` (`\d{1,10}\.\d{2}`), `horario` (an instant), `pagador`, `devolucoes`.
extension PixSession {
    private static let kind = Array("pix".utf8)
    /// A charge's txid; a static QR code's, which may be paid again and again, has at most 25 characters.
    private static let chargeCharacters = 26...35

    /// The payment that returns are of.
    struct Original {
        let reference: JSONScanner.Text
        var taxpayer = TaxpayerCode.missing
        var flags: RecordFlags = []
    }

    /// Reads the payment whose values are in ``fields``, and its returns.
    mutating func readPayment(
        _ range: Range<Int>, line: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        func reject(_ reason: String) throws(ReadError) {
            try intake.reject(offset: range.lowerBound, length: range.count, line: line, reason)
        }
        if let doubled = fields.doubled { return try reject("\(doubled.text) is there twice") }
        guard let endToEndID = fields.text(.endToEndID), !isBlank(endToEndID, bytes) else {
            return try reject("endToEndId is missing")
        }
        var record = PackedRecord()
        record.currency = .brl
        record.line = UInt32(clamping: line)
        setPayer(of: &record, line, bytes, &intake.writer)
        let original = Original(reference: endToEndID, taxpayer: record.taxpayer, flags: record.flags)
        let returns = fields.nested(.returns)
        var reason: String?
        do throws(PixInvalid) {
            record.amountMinor = try amount(fields, bytes)
            guard let time = fields.text(.time) else { throw PixInvalid(reason: "horario is missing") }
            record.date = try date(time, "horario", bytes)
            record.reference = try text(endToEndID, "endToEndId", bytes, &intake.writer)
            record.obligation = try obligation(bytes, &intake.writer)
            intake.writer.attach(
                originalReference: .none, kind: intake.writer.keepShared(PixSession.kind), status: .none, to: &record)
        } catch {
            reason = error.reason
        }
        if let reason { try reject(reason) } else { intake.accept(record, offset: range.lowerBound) }
        if let returns { try readReturns(returns, of: original, bytes, &intake) }
    }

    private func isBlank(_ text: JSONScanner.Text, _ bytes: Span<UInt8>) -> Bool {
        switch text {
        case .source(let range): TextFieldReader.trim(bytes, range).isEmpty
        case .copied(let text): text.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
    }

    private mutating func setPayer(
        of record: inout PackedRecord, _ line: Int, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) {
        guard fields.has(.payer) || fields.has(.extras) else { return }
        let payer = PixPayer(fields, bytes, table)
        if payer.isAmbiguous { remarks.note(.payersDiffer, line: line) }
        guard let id = payer.id else { return }
        _ = try? id.read(bytes) { (bytes, range) throws(FieldFault) in
            try TaxpayerField.read(bytes, range, into: &record, writer: &writer)
        }
    }

    /// `valor` of a payment or a return: centavos, never negative.
    func amount(_ fields: PixFields, _ bytes: Span<UInt8>) throws(PixInvalid) -> Int64 {
        guard let text = fields.text(.amount) else { throw PixInvalid(reason: "valor is missing") }
        do throws(FieldFault) {
            let amountMinor = try text.read(bytes) { (bytes, range) throws(FieldFault) in
                try AmountField.read(bytes, range, decimals: 2)
            }
            guard amountMinor >= 0 else { throw .outOfRange }
            return amountMinor
        } catch {
            throw PixInvalid(error, "valor", text, bytes)
        }
    }

    /// An instant, as a date in the business zone.
    mutating func date(
        _ text: JSONScanner.Text, _ name: String, _ bytes: Span<UInt8>
    ) throws(PixInvalid) -> BusinessDate {
        do throws(FieldFault) {
            let reading =
                switch text {
                case .source(let range): try DateField.read(bytes, range, zone: &zone)
                case .copied(let text): try DateField.read(text.span, 0..<text.count, zone: &zone)
                }
            guard case .date(let date) = reading else { throw .unreadable }
            return date
        } catch {
            throw PixInvalid(error, name, text, bytes)
        }
    }

    /// A text in place, or kept where it was escaped.
    func text(
        _ text: JSONScanner.Text, _ name: String, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(PixInvalid) -> TextRange {
        do throws(FieldFault) {
            switch text {
            case .source(let range):
                if TextFieldReader.saysNone(bytes, range) { return .none }
                return try TextFieldReader.read(bytes, range, writer: &writer)
            case .copied(let text):
                if TextFieldReader.saysNone(text.span, 0..<text.count) { return .none }
                return try TextFieldReader.keep(text, writer: &writer)
            }
        } catch {
            throw PixInvalid(error, name, text, bytes)
        }
    }

    private func obligation(_ bytes: Span<UInt8>, _ writer: inout RecordWriter) throws(PixInvalid) -> TextRange {
        guard let txid = fields.text(.txid) else { return .none }
        let isCharge =
            switch txid {
            case .source(let range): PixSession.isCharge(bytes, TextFieldReader.trim(bytes, range))
            case .copied(let text): PixSession.isCharge(text.span, TextFieldReader.trim(text.span, 0..<text.count))
            }
        return isCharge ? try text(txid, "txid", bytes, &writer) : .none
    }

    private static func isCharge(_ bytes: Span<UInt8>, _ txid: Range<Int>) -> Bool {
        chargeCharacters.contains(txid.count)
            && txid.allSatisfy { bytes[$0] ^ 0x30 < 10 || (bytes[$0] & 0xDF &- 0x41 < 26 && bytes[$0] < 0x80) }
    }
}
