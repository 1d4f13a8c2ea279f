internal import PaymentModel

/// Record 6: code 2-3, receiving bank 4-12, amount 30-39 in cents, trace number 80-94; and its addenda 99, `799`: reason 4-6, trace number of
/// the original entry 7-21.
///
/// All is seen from the originator: a debit that he sends (27) brings him money, a credit (22) costs it. What comes back moves the other way: the
/// return of a debit (26) costs money, the return of a credit (21) brings it.
extension NachaSession {
    private static let entryKind = Array("ach".utf8)
    private static let returnKind = Array("ach-return".utf8)

    /// Reads the entry in hand, now that nothing more can belong to it.
    mutating func closeEntry(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard let entry, let batch else { return }
        self.entry = nil
        let line = entry.line
        guard !batch.isAdvice else {
            codes.countAdvice()
            return intake.skip()
        }
        guard line.length >= 94 else {
            return try reject(entry, "is shorter than 94 characters", &intake)
        }
        guard let number = line.digits(2...3, in: bytes) else {
            return try reject(entry, "the transaction code, positions 2-3, is not two digits", &intake)
        }
        guard let amount = line.digits(30...39, in: bytes) else {
            return try reject(entry, "the amount, positions 30-39, is not ten digits", &intake)
        }
        guard let code = NachaTransactionCode(Int(number)) else {
            codes.countUnknown(Int(number), line: line.number)
            return intake.skip()
        }
        if let notice = entry.notice {
            return try readNotice(entry, notice, code, amount, batch, bytes, &intake)
        }
        guard !code.isReturn else {
            return try reject(
                entry, "says that it is a return or a change (code \(code.value)), and no addenda 99 or 98 follows",
                &intake)
        }
        if code.isWithoutMoney && amount != 0 {
            return try reject(entry, "has an amount, and its code \(code.value) is one without money", &intake)
        }
        let status = codes.status(of: code)
        if amount == 0 { return intake.skip() }
        hasOthers = true
        guard let date = batch.date(isReturn: false, basis: dateBasis, created: file.created) else {
            return try reject(entry, "neither batch nor file has a date that can be read", &intake)
        }
        var record = start(entry, code.isCredit ? -amount : amount, date, bytes, &intake.writer)
        let kind = intake.writer.keepShared(NachaSession.entryKind)
        let text = intake.writer.keepShared(status)
        intake.writer.attach(originalReference: .none, kind: kind, status: text, to: &record)
        intake.accept(record, offset: line.start)
    }

    /// An entry that came back (99), or one that says what to change (98).
    private mutating func readNotice(
        _ entry: Entry, _ notice: FixedWidthLine, _ code: NachaTransactionCode, _ amount: Int64, _ batch: NachaBatch,
        _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        var reason: UInt32 = 0
        for position in 4...6 { reason = reason << 8 | UInt32(notice.byte(position, in: bytes)) }
        let letter: UInt8 = entry.noticeIsReturn ? 0x52 : 0x43
        guard UInt8(truncatingIfNeeded: reason >> 16) == letter,
            notice.byte(5, in: bytes) ^ 0x30 < 10, notice.byte(6, in: bytes) ^ 0x30 < 10
        else {
            return try reject(
                entry, "the reason of its addenda, positions 4-6, is no code R or C with two digits", &intake)
        }
        let status = codes.status(of: reason, line: notice.number)
        if !entry.noticeIsReturn && amount != 0 {
            return try reject(entry, "is a notification of change, and has an amount", &intake)
        }
        if amount == 0 { return intake.skip() }
        hasReturns = true
        guard let date = batch.date(isReturn: true, basis: dateBasis, created: file.created) else {
            return try reject(entry, "neither batch nor file has a date that can be read", &intake)
        }
        let isDishonored = NachaReasons.isDishonored(reason)
        let original = code.isCredit ? -amount : amount
        var record = start(entry, isDishonored ? original : -original, date, bytes, &intake.writer)
        let kind = intake.writer.keepShared(NachaSession.returnKind)
        let text = intake.writer.keepShared(status)
        // What comes back from a return gives back no payment.
        let trace = isDishonored ? TextRange.none : reference(notice.range(7...21), bytes, &intake.writer)
        intake.writer.attach(originalReference: trace, kind: kind, status: text, to: &record)
        intake.accept(record, offset: entry.line.start)
    }

    /// What all records have: amount, date, the trace number, which is unique within a batch only, and the entry ID.
    private mutating func start(
        _ entry: Entry, _ amountMinor: Int64, _ date: BusinessDate, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> PackedRecord {
        var record = PackedRecord()
        record.amountMinor = amountMinor
        record.currency = NachaReader.usd
        record.date = date
        record.line = UInt32(clamping: entry.line.number)
        record.reference = reference(entry.line.range(80...94), bytes, &writer)
        if !record.reference.isMissing { record.flags.insert(.weakReference) }
        record.flags.insert(.codedStatus)
        record.entryID = entryID(bytes, &writer)
        return record
    }

    private func reference(
        _ range: Range<Int>, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        if TextFieldReader.saysNone(bytes, range) { return .none }
        return (try? TextFieldReader.read(bytes, range, writer: &writer)) ?? .none
    }

    /// `origin/date/time and modifier/batch/entry`, counted: a file that comes twice has the same.
    private mutating func entryID(_ bytes: Span<UInt8>, _ writer: inout RecordWriter) -> TextRange {
        scratch.removeAll(keepingCapacity: true)
        for part in file.identity {
            scratch.append(part, of: bytes)
            scratch.append(0x2F)
        }
        scratch.append(decimal: file.batches)
        scratch.append(0x2F)
        scratch.append(decimal: file.entries)
        return TextFieldReader.keepComposed(scratch, writer: &writer)
    }

    private func reject(_ entry: Entry, _ reason: String, _ intake: inout RecordIntake) throws(ReadError) {
        try intake.reject(
            offset: entry.line.start, length: entry.end - entry.line.start, line: entry.line.number,
            "record 6: \(reason)")
    }
}
