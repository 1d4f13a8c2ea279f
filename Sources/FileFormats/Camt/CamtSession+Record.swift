internal import PaymentModel

/// How a record is made of an entry and, if there is one, its transaction.
extension CamtSession {
    private static let kindOfEntry = Array("statement-line".utf8)
    private static let kindOfNotice = Array("payment".utf8)
    private static let kindOfBatch = Array("batch".utf8)
    private static let kindOfCharge = Array("charge".utf8)
    private static let kindOfReturn = Array("return".utf8)
    private static let kindOfReversal = Array("reversal".utf8)
    private static let reversalStatus = Array("RVSL reversal of an earlier entry".utf8)

    /// Hands over a record.
    ///
    /// - Parameters:
    ///   - detail: the transaction; empty when the entry has none.
    ///   - isBatch: whether the record is the sum of payments that are not listed.
    mutating func accept(
        _ amount: CamtAmount, _ direction: CamtDirection, _ date: BusinessDate, _ detail: CamtDetail,
        _ place: CamtRecordPlace, isBatch: Bool, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        if dateBasis == .payment, entry.bookingDate == nil { remarks.note(.bookingDateMissing, line: entry.line) }
        var record = PackedRecord()
        record.amountMinor = amount.minor
        record.currency = amount.currency
        record.date = date
        record.line = UInt32(clamping: place.line)
        let goesBack = entry.isReversal || detail.isReturn
        // The parties keep the roles of the payment that goes back: its payer is the debtor of what was a credit.
        let isFromDebtor = (direction == .credit) != goesBack
        let party = isFromDebtor ? detail.debtor.id : detail.creditor.id
        if !isBatch, !party.isEmpty {
            try? TaxpayerField.read(party.bytes.span, 0..<party.bytes.count, into: &record, writer: &intake.writer)
        }
        let references = CamtReferences(entry: entry, detail: detail, isOneOfSeveral: place.ordinal != nil)
        let isCharge = entry.isCharge || detail.isCharge
        let chosen = goesBack ? references.ofReturn : references.ofPayment
        record.reference = chosen.text.range(in: bytes, &intake.writer)
        if !record.reference.isMissing, !chosen.isStrong || isCharge || isBatch {
            record.flags.insert(.weakReference)
            if isCharge, chosen.isStrong { remarks.note(.chargesWithReference, line: entry.line) }
        }
        if !goesBack, !isBatch, detail.obligations == 1 {
            record.obligation = detail.obligation.range(in: bytes, &intake.writer)
        }
        record.entryID = entryID(place, &intake.writer)
        let original = goesBack ? references.original.range(in: bytes, &intake.writer) : .none
        let status = status(of: detail, &record, &intake)
        let kind = intake.writer.keepShared(
            kind(detail, goesBack: goesBack, isBatch: isBatch, isCharge: isCharge))
        intake.writer.attach(originalReference: original, kind: kind, status: status, to: &record)
        intake.accept(record, offset: place.offset)
    }

    private func kind(_ detail: CamtDetail, goesBack: Bool, isBatch: Bool, isCharge: Bool) -> [UInt8] {
        if goesBack { return detail.isReturn ? CamtSession.kindOfReturn : CamtSession.kindOfReversal }
        if isBatch { return CamtSession.kindOfBatch }
        if isCharge { return CamtSession.kindOfCharge }
        return isNotification ? CamtSession.kindOfNotice : CamtSession.kindOfEntry
    }

    /// Why money went back, as a code with its meaning; nothing for payments.
    private func status(
        of detail: CamtDetail, _ record: inout PackedRecord, _ intake: inout RecordIntake
    ) -> TextRange {
        guard detail.isReturn || entry.isReversal else { return .none }
        record.flags.insert(.codedStatus)
        if detail.returnReason.isEmpty { return intake.writer.keepShared(CamtSession.reversalStatus) }
        let occurrence = CamtReasons.occurrence(detail.returnReason.bytes)
        if intake.reading.occurrences.count < CamtSession.codesMax { intake.reading.count(occurrence) }
        return intake.writer.keepShared(Array(occurrence.text.utf8))
    }

    /// The entry ID: the account, then the bank's reference of the entry and which entry with that reference it is, or else the statement
    /// and the number of the entry in it; then the number of the transaction, if there are several.
    private mutating func entryID(_ place: CamtRecordPlace, _ writer: inout RecordWriter) -> TextRange {
        if entry.repetition == nil {
            entry.repetition = .some(
                entry.bankReference.isEmpty ? nil : statement.countReference(entry.bankReference.bytes))
        }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: statement.account)
        scratch.append(0x2F)
        if let repetition = entry.repetition ?? nil {
            scratch.append(contentsOf: entry.bankReference.bytes)
            append(number: repetition + 1)
        } else {
            guard !(statement.account.isEmpty && statement.id.isEmpty) else { return .none }
            scratch.append(contentsOf: statement.id)
            append(number: entry.number)
        }
        if let ordinal = place.ordinal { append(number: ordinal) }
        return writer.keep(scratch)
    }

    private mutating func append(number: Int) {
        scratch.append(0x2F)
        let start = scratch.count
        var rest = number
        repeat {
            scratch.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        scratch[start...].reverse()
    }
}

/// The references of a payment by rank.
///
/// Strong are those that their definitions make unique: a PIX end-to-end ID, the UETR (a UUID), and the transaction ID, which the first
/// bank gives and all others pass on. The payer chooses the end-to-end ID, and it may repeat; the bank's reference names entries, and the fee
/// of a payment often has the payment's: both are weak.
struct CamtReferences {
    /// A reference, and whether it is one payment's for certain.
    struct Choice {
        var text = CamtText()
        var isStrong = false
    }

    let ofPayment: Choice
    /// What names the return itself.
    let ofReturn: Choice
    /// What a return says of the payment that it gives back: its references are that payment's.
    let original: CamtText

    init(entry: CamtEntry, detail: CamtDetail, isOneOfSeveral: Bool) {
        let endToEnd = CamtReferences.isMissing(detail.endToEndID) ? CamtText() : detail.endToEndID
        let pix = CamtReferences.pixLetter(endToEnd.bytes)
        let transaction = CamtReferences.isMissing(detail.transactionID) ? CamtText() : detail.transactionID
        var bank = CamtReferences.isMissing(detail.bankReference) ? CamtText() : detail.bankReference
        if bank.isEmpty, !isOneOfSeveral, !CamtReferences.isMissing(entry.bankReference) { bank = entry.bankReference }
        if pix != nil {
            ofPayment = Choice(text: endToEnd, isStrong: true)
        } else if CamtReferences.isUUID(detail.uetr.bytes) {
            ofPayment = Choice(text: detail.uetr, isStrong: true)
        } else if !transaction.isEmpty {
            ofPayment = Choice(text: transaction, isStrong: true)
        } else {
            ofPayment = Choice(text: endToEnd.isEmpty ? bank : endToEnd)
        }
        if pix == UInt8(ascii: "D") {
            // A PIX return has an ID of its own; what it gives back stands, if at all, as the transaction ID.
            ofReturn = ofPayment
            original = transaction
        } else {
            ofReturn = Choice(text: bank)
            original = ofPayment.isStrong || !endToEnd.isEmpty ? ofPayment.text : CamtText()
        }
    }

    private static func isMissing(_ text: CamtText) -> Bool {
        text.isEmpty || TextFieldReader.saysNone(text.bytes.span, 0..<text.bytes.count)
    }

    /// `E` or `D`, the bank's 8 letters or digits, date and time in 12 digits, 11 letters or digits (Manual of the PIX times, endToEndId).
    private static func pixLetter(_ bytes: [UInt8]) -> UInt8? {
        guard bytes.count == 32, bytes[0] == UInt8(ascii: "E") || bytes[0] == UInt8(ascii: "D"),
            bytes[9..<21].allSatisfy({ $0 ^ 0x30 < 10 }),
            bytes.allSatisfy({ $0 ^ 0x30 < 10 || ($0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A) })
        else { return nil }
        return bytes[0]
    }

    /// RFC 4122: five groups of hexadecimal digits. All zeros are none.
    private static func isUUID(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 36 else { return false }
        var hasDigit = false
        for (place, byte) in bytes.enumerated() {
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard byte == 0x2D else { return false }
            } else {
                guard byte ^ 0x30 < 10 || (byte & 0xDF >= 0x41 && byte & 0xDF <= 0x46) else { return false }
                hasDigit = hasDigit || byte != 0x30
            }
        }
        return hasDigit
    }
}
