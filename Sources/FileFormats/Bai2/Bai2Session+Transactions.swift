internal import PaymentModel

/// Record 16: `16,type,amount,funds type…,bank's reference,customer's reference,text`.
extension Bai2Session {
    private static let kind = Array("statement-line".utf8)

    mutating func readTransaction(
        _ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        file?.transactions += 1
        guard let code = field(0).count == 3 ? Bai2Line.number(bytes, field(0)) : nil else {
            return try reject(line, "the type code is not three digits", &intake)
        }
        let direction = Bai2TypeCodes.direction(code)
        let amount = field(1).isEmpty ? nil : Bai2Line.amount(bytes, field(1))
        if let amount { account?.sums.amount += Int128(amount) }
        let status = codes.status(code, line: line.number)
        guard direction == .moneyIn || direction == .moneyOut, group?.isVoid != true else { return intake.skip() }
        guard let magnitude = amount else {
            return try reject(
                line, field(1).isEmpty ? "the amount is missing" : "the amount is not a number of digits", &intake)
        }
        guard magnitude >= 0 else {
            return try reject(line, "the amount has a minus; the type code says the direction", &intake)
        }
        guard magnitude <= Money.amountMinorMax else { return try reject(line, "the amount is out of range", &intake) }
        guard let account else { return try reject(line, "stands outside an account (record 03)", &intake) }
        guard let currency = account.currency else {
            return try reject(line, "the currency of its account or group is not known", &intake)
        }
        let fundsType = Bai2FundsType(fields, at: 2, bytes)
        guard let date = (dateBasis == .credit ? fundsType.valueDate : nil) ?? group?.date else {
            return try reject(line, "its group (record 02) has no as-of date that can be read", &intake)
        }
        guard magnitude != 0 else { return intake.skip() }
        var record = PackedRecord()
        record.amountMinor = direction == .moneyIn ? magnitude : -magnitude
        record.currency = currency
        record.date = date
        record.line = UInt32(clamping: line.number)
        record.reference = reference(fundsType, bytes, &intake.writer)
        if !record.reference.isMissing { record.flags.insert(.weakReference) }
        record.entryID = entryID(bytes, &intake.writer)
        let kind = intake.writer.keepShared(Bai2Session.kind)
        let statusText = intake.writer.keepShared(status)
        record.flags.insert(.codedStatus)
        intake.writer.attach(originalReference: .none, kind: kind, status: statusText, to: &record)
        intake.accept(record, offset: line.start)
    }

    private func reject(_ line: PhysicalLine, _ reason: String, _ intake: inout RecordIntake) throws(ReadError) {
        try intake.reject(offset: line.start, length: end - line.start, line: line.number, "record 16: \(reason)")
    }

    /// The customer's reference, or else the bank's. Neither is unique.
    private mutating func reference(
        _ fundsType: Bai2FundsType, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        if fundsType.isUnknown {
            unknownFundsTypes += 1
            return .none
        }
        let ofCustomer = field(fundsType.next + 1)
        let range = TextFieldReader.saysNone(bytes, ofCustomer) ? field(fundsType.next) : ofCustomer
        if TextFieldReader.saysNone(bytes, range) { return .none }
        return (try? TextFieldReader.read(bytes, range, writer: &writer)) ?? .none
    }

    /// `sender/date/time/file/account/transaction`: a file that comes twice has the same, and no two transactions of a file have.
    private mutating func entryID(_ bytes: Span<UInt8>, _ writer: inout RecordWriter) -> TextRange {
        guard let file, let account else { return .none }
        scratch.removeAll(keepingCapacity: true)
        for part in file.identity {
            scratch.append(part, of: bytes)
            scratch.append(0x2F)
        }
        scratch.append(account.number, of: bytes)
        scratch.append(0x2F)
        scratch.append(decimal: file.transactions)
        return TextFieldReader.keepComposed(scratch, writer: &writer)
    }
}
