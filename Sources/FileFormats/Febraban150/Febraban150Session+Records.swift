internal import PaymentModel

/// Records G and F.
extension Febraban150Session {
    private static let collectionKind = Array("collection".utf8)
    private static let debitKind = Array("direct-debit".utf8)

    /// Record G: payment date 22-29, credit date 30-37, barcode 38-81, amount 82-93, fee 94-100, number 101-108.
    mutating func readCollection(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        file.collections += 1
        guard var amountMinor = line.digits(82...93, in: bytes) else {
            return try reject(line, "record G: the amount, positions 82-93, is not 12 digits", &intake)
        }
        file.collected += Int128(amountMinor)
        if amountBasis == .net {
            switch line.declared(94...100, in: bytes) {
            case .notFilledIn: break
            case .number(let fee) where fee <= amountMinor: amountMinor -= fee
            default:
                return try reject(
                    line, "record G: the fee, positions 94-100, cannot be read or is more than the amount", &intake)
            }
        }
        let isCredit = dateBasis == .credit
        guard let date = line.yearFirstDate(isCredit ? 30...37 : 22...29, in: bytes) else {
            let name = isCredit ? "credit date, positions 30-37" : "payment date, positions 22-29"
            return try reject(line, "record G: the \(name), is no date YYYYMMDD", &intake)
        }
        // What is missing of a line that was cut need not have been blank.
        if line.isCut { return try reject(line, "record G: the file ends within this line", &intake) }
        var record = PackedRecord()
        record.amountMinor = amountMinor
        record.currency = .brl
        record.date = date
        record.line = UInt32(clamping: line.number)
        let barcode = line.range(38...81)
        if !TextFieldReader.saysNone(bytes, barcode) {
            record.obligation = (try? TextFieldReader.read(bytes, barcode, writer: &intake.writer)) ?? .none
        }
        let number = line.range(101...108)
        record.entryID =
            TextFieldReader.saysNone(bytes, number)
            ? entryID(UInt8(ascii: "G"), place: file.collections, bytes, &intake.writer)
            : entryID(number, bytes, &intake.writer)
        let kind = intake.writer.keepShared(Febraban150Session.collectionKind)
        intake.writer.attach(originalReference: .none, kind: kind, status: .none, to: &record)
        intake.accept(record, offset: line.start)
    }

    /// Record F: day of the debit 45-52, amount 53-67, return code 68-69, payer 130 and 131-145, movement 150 (`1` cancels).
    mutating func readDebit(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        file.debits += 1
        let amount = line.digits(53...67, in: bytes)
        file.requested += Int128(amount ?? 0)
        guard let code = OccurrenceCode(line.byte(68, in: bytes), line.byte(69, in: bytes)) else {
            return try reject(line, "record F: the return code, positions 68-69, is not two letters or digits", &intake)
        }
        occurrences.add(code, line: line.number)
        let isCancellation = line.byte(150, in: bytes) == UInt8(ascii: "1")
        guard Febraban150Occurrences.debits.kind(code) == .paid, !isCancellation else { return intake.skip() }
        guard let amount else {
            return try reject(line, "record F: the amount, positions 53-67, is not 15 digits", &intake)
        }
        file.debited += Int128(amount)
        guard amount <= Money.amountMinorMax else {
            return try reject(line, "record F: the amount, positions 53-67, is out of range", &intake)
        }
        guard let date = line.yearFirstDate(45...52, in: bytes) else {
            return try reject(line, "record F: the day of the debit, positions 45-52, is no date YYYYMMDD", &intake)
        }
        if line.isCut { return try reject(line, "record F: the file ends within this line", &intake) }
        var record = PackedRecord()
        record.amountMinor = amount
        record.currency = .brl
        record.date = date
        record.line = UInt32(clamping: line.number)
        if file.version >= Febraban150Session.payerVersion, let payer = Febraban150Session.payer(of: line, bytes) {
            try? TaxpayerField.read(bytes, payer, into: &record, writer: &intake.writer)
        }
        record.entryID = entryID(UInt8(ascii: "F"), place: file.debits, bytes, &intake.writer)
        let kind = intake.writer.keepShared(Febraban150Session.debitKind)
        let status = intake.writer.keepShared(Febraban150Occurrences.debits.status(code))
        record.flags.insert(.codedStatus)
        intake.writer.attach(originalReference: .none, kind: kind, status: status, to: &record)
        intake.accept(record, offset: line.start)
    }

    /// Before this version of the layout the company's own text went on where the payer's ID is now.
    private static let payerVersion = 5

    /// The payer of a record F: `1` CNPJ or `2` CPF at 130, the ID at 131-145. `nil` when it is not there.
    static func payer(of line: FixedWidthLine, _ bytes: Span<UInt8>) -> Range<Int>? {
        let type = line.byte(130, in: bytes)
        guard type == UInt8(ascii: "1") || type == UInt8(ascii: "2") else { return nil }
        // CNAB 240 numbers them the other way round.
        let range = Cnab240Payer.id(
            type: type == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1"), line.range(131...145), in: bytes)
        return range.isEmpty ? nil : range
    }
}
