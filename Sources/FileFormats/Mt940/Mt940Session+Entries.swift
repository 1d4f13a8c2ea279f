internal import PaymentModel

/// Records: an entry (field 61) with the text that follows it (field 86).
extension Mt940Session {
    private static let kind = Array("statement-line".utf8)

    /// Reads the entry in hand, now that nothing more can belong to it.
    mutating func emitPending(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard let pending, let statement else { return }
        self.pending = nil
        let field = pending.field
        guard field.end - field.start <= Mt940Session.fieldBytesMax else {
            return try reject(field, ":61: more than \(Mt940Session.fieldBytesMax) bytes", &intake)
        }
        let content = field.content..<max(field.content, field.end)
        let entry = Mt940Entry(bytes, content, currency: statement.currency)
        self.statement?.count(entry)
        if let fault = entry.fault { return try reject(field, fault, &intake) }
        guard let mark = entry.mark, let amountMinor = entry.amountMinor, let currency = statement.currency else {
            return try reject(field, ":61: the entry is not complete", &intake)
        }
        guard let date = dateBasis == .credit ? entry.valueDate : entry.bookingDate else {
            return try reject(field, ":61: the value date is no day of the calendar", &intake)
        }
        let status = types.status(entry.typeCode, mark)
        // Citibank reports balances as entries of zero; what is announced is not booked.
        guard amountMinor != 0, !mark.isExpected else { return intake.skip() }
        var record = PackedRecord()
        record.amountMinor = amountMinor
        record.currency = currency
        record.date = date
        record.line = UInt32(clamping: field.line)
        record.reference = reference(entry, pending.information, bytes, &intake.writer)
        if !record.reference.isMissing { record.flags.insert(.weakReference) }
        record.entryID = entryID(bytes, &intake.writer)
        let kind = intake.writer.keepShared(Mt940Session.kind)
        let statusText = status.isEmpty ? TextRange.none : intake.writer.keepShared(status)
        if !statusText.isMissing { record.flags.insert(.codedStatus) }
        intake.writer.attach(originalReference: .none, kind: kind, status: statusText, to: &record)
        intake.accept(record, offset: field.start)
    }

    private func reject(_ field: Field, _ reason: String, _ intake: inout RecordIntake) throws(ReadError) {
        try intake.reject(offset: field.start, length: field.end - field.start, line: field.line, reason)
    }

    /// The end-to-end reference, or else the owner's, the payer's own, the bank's. None of them is unique.
    private mutating func reference(
        _ entry: Mt940Entry, _ information: Field?, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        if let information {
            narrative.take(bytes, information.content..<max(information.content, information.end))
            if narrative.find(.endToEnd), let found = keepReference(&writer) { return found }
        }
        if isReference(entry.ownerReference, bytes),
            let text = try? TextFieldReader.read(bytes, entry.ownerReference, writer: &writer)
        {
            return text
        }
        if information != nil, narrative.find(.customer), let found = keepReference(&writer) { return found }
        guard isReference(entry.bankReference, bytes) else { return .none }
        return (try? TextFieldReader.read(bytes, entry.bankReference, writer: &writer)) ?? .none
    }

    private func keepReference(_ writer: inout RecordWriter) -> TextRange? {
        let text = narrative.reference
        if TextFieldReader.saysNone(text.span, 0..<text.count) { return nil }
        return try? TextFieldReader.keep(text, writer: &writer)
    }

    /// Whether a reference of field 61 says something: no placeholder, no pointer to the text, no account.
    private func isReference(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard !TextFieldReader.saysNone(bytes, range) else { return false }
        if range.count == 4 || range.count == 5 {
            var word: UInt32 = 0
            for place in range.lowerBound..<range.lowerBound + 4 { word = word << 8 | UInt32(bytes[place]) }
            switch word {
            case 0x4552_4546, 0x4B52_4546, 0x5052_4546, 0x4D41_5246:
                // EREF, KREF, PREF, MARF: the reference stands in the text.
                return range.count == 5 && bytes[range.upperBound - 1] != 0x2B
            default: break
            }
        }
        return !isAccount(range, bytes)
    }

    /// Whether a text is an IBAN by its form: ASN puts the counterparty's account where the reference belongs.
    private func isAccount(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard (15...34).contains(range.count) else { return false }
        for place in range {
            let index = place - range.lowerBound
            let byte = bytes[place]
            let isLetter = byte >= 0x41 && byte <= 0x5A
            let isDigit = byte ^ 0x30 < 10
            guard index < 2 ? isLetter : index < 4 ? isDigit : isLetter || isDigit else { return false }
        }
        return bytes[range.upperBound - 1] ^ 0x30 < 10
    }

    /// `account/statement/opening balance/entry`, in MT942 the report's date and time for the balance: statements that come twice
    /// have the same, and no two entries of one statement have.
    private mutating func entryID(_ bytes: Span<UInt8>, _ writer: inout RecordWriter) -> TextRange {
        guard let statement else { return .none }
        if entryIDPrefix.isEmpty {
            for part in [statement.account, statement.number, statement.mark] {
                entryIDPrefix.append(part, of: bytes)
                entryIDPrefix.append(0x2F)
            }
        }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: entryIDPrefix)
        scratch.append(decimal: statement.entries)
        return TextFieldReader.keepComposed(scratch, writer: &writer)
    }
}
