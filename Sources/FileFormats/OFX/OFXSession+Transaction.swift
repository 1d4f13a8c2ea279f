internal import PaymentModel

/// STMTTRN: one line of a statement.
///
/// OFX 1.6 and 2.2, section 11.4.3: TRNTYPE, DTPOSTED, DTAVAIL, TRNAMT, FITID, CORRECTFITID, CORRECTACTION, CHECKNUM, REFNUM, NAME,
/// MEMO, CURRENCY or ORIGCURRENCY. The amount's sign is the direction whatever TRNTYPE says.
extension OFXSession {
    /// Why a transaction is no record.
    private enum NoRecord: Error {
        /// Surely no movement of its own.
        case noMovement(OFXRemarks.Kind)
        /// R0.
        case invalid(String)
    }

    mutating func readTransaction(
        upTo end: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        let line = line(at: transaction.start, bytes)
        do throws(NoRecord) {
            try checkMovement(bytes)
            let record = try record(line: line, bytes, &intake.writer)
            intake.accept(record, offset: transaction.start)
        } catch {
            switch error {
            case .noMovement(let kind):
                intake.skip()
                remarks.note(kind, line: line)
            case .invalid(let reason):
                try intake.reject(offset: transaction.start, length: end - transaction.start, line: line, reason)
            }
        }
    }

    /// Balance rows, and what is corrected or deleted.
    private mutating func checkMovement(_ bytes: Span<UInt8>) throws(NoRecord) {
        if let doubled = transaction.doubled {
            throw .invalid("\(doubled.text) stands twice in one transaction, and not the same")
        }
        let (memo, name) = (transaction.range(.memo), transaction.range(.name))
        if !memo.isEmpty || !name.isEmpty, memo.isEmpty || OFXBalanceRow.isBalance(bytes, memo),
            name.isEmpty || OFXBalanceRow.isBalance(bytes, name)
        {
            throw .noMovement(.balance)
        }
        if corrections.isEmpty { return }
        if corrections.meet(account: statement.account.number, fitid: copy(.fitid, bytes)) {
            throw .noMovement(.corrected)
        }
        guard transaction.has(.correctfitid) else { return }
        switch String(decoding: copy(.correctaction, bytes), as: UTF8.self).uppercased() {
        case "DELETE": throw .noMovement(.deleted)
        case "REPLACE": remarks.note(.replaced, line: line(at: transaction.start, bytes))
        default: throw .invalid("corrects another transaction, and CORRECTACTION is neither REPLACE nor DELETE")
        }
    }

    private mutating func record(
        line: Int, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(NoRecord) -> PackedRecord {
        var record = PackedRecord()
        record.line = UInt32(clamping: line)
        record.currency = try currency(bytes)
        do throws(FieldFault) {
            let decimals = record.currency.decimals
            if let text = transaction.decoded(.trnamt, bytes) {
                record.amountMinor = try OFXAmount.read(text.span, 0..<text.count, decimals: decimals)
            } else {
                record.amountMinor = try OFXAmount.read(bytes, transaction.range(.trnamt), decimals: decimals)
            }
        } catch { throw .invalid(reason(.trnamt, error, bytes)) }
        let dateTag = usesCreditDate && transaction.has(.dtavail) ? OFXTag.dtavail : .dtposted
        do throws(FieldFault) {
            record.date = try OFXDate.read(bytes, transaction.range(dateTag), zone: &zone)
        } catch { throw .invalid(reason(dateTag, error, bytes)) }
        if record.amountMinor == 0 { throw .noMovement(.zero) }
        checkType(record.amountMinor, line, bytes)
        setPayer(of: &record, bytes, &writer)
        try setIDs(of: &record, line, bytes, &writer)
        let type = transaction.range(.trntype)
        writer.attach(
            originalReference: .none,
            kind: type.count > OFXSession.typeBytesMax
                ? .none : .source(offset: type.lowerBound, length: type.count),
            status: .none, to: &record)
        return record
    }

    /// The longest TRNTYPE of the specification is DIRECTDEBIT.
    private static var typeBytesMax: Int { 32 }

    /// CURRENCY's own code, else CURDEF's: with ORIGCURRENCY the amount has been converted already.
    private func currency(_ bytes: Span<UInt8>) throws(NoRecord) -> CurrencyCode {
        if transaction.has(.cursym) {
            let code = String(decoding: transaction.range(.cursym).prefix(8).map { bytes[$0] }, as: UTF8.self)
            guard let own = CurrencyCode(code) else { throw .invalid("CURSYM is no ISO 4217 code") }
            return own
        }
        guard let currency = statement.currency else {
            throw .invalid("the statement's CURDEF is no ISO 4217 code")
        }
        return currency
    }

    private mutating func checkType(_ amountMinor: Int64, _ line: Int, _ bytes: Span<UInt8>) {
        guard let first = transaction.range(.trntype).first else { return }
        if amountMinor > 0 {
            guard bytes[first] & 0xDF == 0x44, OFXScanner.matches("DEBIT", at: first, bytes) else { return }
            remarks.note(.debitPositive, line: line)
        } else {
            guard bytes[first] & 0xDF == 0x43, OFXScanner.matches("CREDIT", at: first, bytes) else { return }
            remarks.note(.creditNegative, line: line)
        }
    }

    private func setPayer(of record: inout PackedRecord, _ bytes: Span<UInt8>, _ writer: inout RecordWriter) {
        var found = OFXPayer()
        found.look(in: transaction.range(.memo), bytes, bareToo: statement.hasPayerRule)
        found.look(in: transaction.range(.name), bytes, bareToo: statement.hasPayerRule)
        guard let payer = found.range else { return }
        try? TaxpayerField.read(bytes, payer, into: &record, writer: &writer)
    }

    /// Weak reference: FITID, where a bank leaves it out REFNUM or CHECKNUM. Entry ID: account and FITID.
    private mutating func setIDs(
        of record: inout PackedRecord, _ line: Int, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(NoRecord) {
        record.flags.insert(.weakReference)
        let fitid = transaction.range(.fitid)
        if fitid.isEmpty || TextFieldReader.saysNone(bytes, fitid) {
            remarks.note(.idMissing, line: line)
            for tag in [OFXTag.refnum, .checknum] where record.reference.isMissing {
                let range = transaction.range(tag)
                if !TextFieldReader.saysNone(bytes, range) { record.reference = try text(tag, bytes, &writer) }
            }
        } else {
            record.reference = try text(.fitid, bytes, &writer)
            record.entryID = try entryID(line, bytes, &writer)
        }
        if record.reference.isMissing { record.flags.remove(.weakReference) }
    }

    /// `account/FITID`, and `#2` behind the second of one list: banks that make FITIDs of date and amount repeat them.
    private mutating func entryID(
        _ line: Int, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(NoRecord) -> TextRange {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: statement.accountText)
        scratch.append(0x2F)
        let start = scratch.count
        var place = transaction.range(.fitid)
        if let text = transaction.decoded(.fitid, bytes) {
            scratch.append(contentsOf: text)
            place = 0..<0
        } else {
            for place in place { scratch.append(bytes[place]) }
        }
        let ordinal = statement.repetitions.count(scratch[start...], at: place, bytes)
        if ordinal > 1 {
            remarks.note(.idRepeated, line: line)
            scratch.append(contentsOf: "#\(ordinal)".utf8)
        }
        guard scratch.allSatisfy({ $0 < 0x80 }) else {
            guard let kept = try? TextFieldReader.keep(scratch, writer: &writer) else {
                throw .invalid("FITID is longer than \(TextRange.lengthMax) bytes")
            }
            return kept
        }
        guard scratch.count <= TextRange.lengthMax else {
            throw .invalid("FITID is longer than \(TextRange.lengthMax) bytes")
        }
        return writer.keep(scratch)
    }

    private func text(
        _ tag: OFXTag, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(NoRecord) -> TextRange {
        do throws(FieldFault) {
            if let text = transaction.decoded(tag, bytes) { return try TextFieldReader.keep(text, writer: &writer) }
            return try TextFieldReader.read(bytes, transaction.range(tag), writer: &writer)
        } catch {
            throw .invalid("\(tag.text) is longer than \(TextRange.lengthMax) bytes")
        }
    }

    private func copy(_ tag: OFXTag, _ bytes: Span<UInt8>) -> [UInt8] {
        transaction.decoded(tag, bytes) ?? transaction.range(tag).map { bytes[$0] }
    }

    /// The reason in words, with the offending text; taxpayer IDs in it are masked.
    private func reason(_ tag: OFXTag, _ fault: FieldFault, _ bytes: Span<UInt8>) -> String {
        let raw = transaction.range(tag).prefix(160).map { bytes[$0] }
        let shown = " \"\(TaxpayerID.masking(TextFieldReader.string(raw)).prefix(40))\""
        return fault.reason(tag.text, shown)
    }
}
