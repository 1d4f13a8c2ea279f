internal import PaymentModel

/// A title and its occurrence.
extension Cnab400Session {
    private static let kind = Array("boleto".utf8)

    mutating func readTitle(
        _ line: FixedWidthLine, _ fields: Cnab400Layout.TitleFields, _ bytes: Span<UInt8>,
        _ intake: inout RecordIntake
    ) throws(ReadError) {
        let (high, low) = (line.byte(fields.occurrence, in: bytes), line.byte(fields.occurrence + 1, in: bytes))
        guard let code = OccurrenceCode(high, low) else {
            let place = "positions \(fields.occurrence)-\(fields.occurrence + 1)"
            return try reject(line, "the occurrence code, \(place), is not two letters or digits", &intake)
        }
        occurrences.add(code, line: line.number)
        addToTotals(line, fields, code, bytes)
        guard file.layout.occurrences.kind(code) == .paid else { return intake.skip() }
        heldTitle = Cnab400HeldTitle(line: line, fields: fields, code: code)
    }

    /// Takes the `txid` of a record that follows the held title.
    mutating func noteTransactionID(_ line: FixedWidthLine, _ positions: Positions, _ bytes: Span<UInt8>) {
        let range = TextFieldReader.trim(bytes, line.range(positions))
        if !line.isCut, !TextFieldReader.saysNone(bytes, range) { heldTitle?.transactionID = range }
    }

    /// Makes the held title a record: no further line belongs to it.
    mutating func completeTitle(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard let held = heldTitle else { return }
        heldTitle = nil
        let (line, fields) = (held.line, held.fields)
        guard let received = line.digits(fields.received, in: bytes) else {
            return try reject(line, "the received amount, \(name(fields.received)), is not 13 digits", &intake)
        }
        guard let date = day(line, fields.occurrenceDate, bytes) else {
            let form = fields.occurrenceDate.count == 8 ? "DDMMYYYY" : "DDMMYY"
            return try reject(
                line, "the occurrence date, \(name(fields.occurrenceDate)), is no date \(form)", &intake)
        }
        if !file.layout.isDocumented, !Cnab400Plausibility.holds(line, fields, date, in: bytes) {
            return try reject(
                line,
                "the layout of \(file.layout.name) is not known, and what stands at \(name(fields.received)) is not "
                    + "what nominal value, rebate, discount, interest and fee make, or no due date stands at 147-152: "
                    + "nothing is guessed", &intake)
        }
        // What is missing of a line that was cut need not have been blank.
        if line.isCut { return try reject(line, "the file ends within this line", &intake) }
        var record = PackedRecord()
        record.amountMinor = received
        record.date = date
        guard try chooseBasis(of: &record, line, fields, bytes, &intake) else { return }
        record.currency = .brl
        record.line = UInt32(clamping: line.number)
        if !held.transactionID.isEmpty {
            record.reference =
                (try? TextFieldReader.read(bytes, held.transactionID, writer: &intake.writer)) ?? .none
            record.flags.insert(.weakReference)
        }
        record.obligation = obligation(line, fields, bytes, &intake.writer)
        record.entryID = entryID(line, bytes, &intake.writer)
        let kind = intake.writer.keepShared(Cnab400Session.kind)
        let status = intake.writer.keepShared(file.layout.occurrences.status(held.code))
        record.flags.insert(.codedStatus)
        intake.writer.attach(originalReference: .none, kind: kind, status: status, to: &record)
        intake.accept(record, offset: line.start)
    }

    /// Adds a title to what the trailer covers. An amount that cannot be read adds nothing, and then the trailer may not tally.
    private mutating func addToTotals(
        _ line: FixedWidthLine, _ fields: Cnab400Layout.TitleFields, _ code: OccurrenceCode, _ bytes: Span<UInt8>
    ) {
        for place in file.titles.indices {
            let covered = file.layout.trailer[place].code
            guard covered == nil || covered == code else { continue }
            file.titles[place].count += 1
            file.titles[place].nominal += Int128(line.digits(fields.nominal, in: bytes) ?? 0)
            file.titles[place].received += Int128(line.digits(fields.received, in: bytes) ?? 0)
        }
        if file.titleAccount == nil {
            file.titleAccount = file.accountName(
                branch: own(fields.branch, line, or: file.branch, bytes),
                account: own(fields.account, line, or: file.account, bytes), in: bytes)
        }
    }

    /// Takes net amount and credit date where they are asked for. False when one of them cannot be read. A title that has not
    /// been credited yet has no credit date: then it keeps the occurrence date, with a warning.
    private mutating func chooseBasis(
        of record: inout PackedRecord, _ line: FixedWidthLine, _ fields: Cnab400Layout.TitleFields,
        _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) -> Bool {
        if amountBasis == .net {
            guard let net = netAmount(of: record.amountMinor, line, fields.net, bytes) else {
                try reject(line, "the fee or the amount posted cannot be read or is more than was received", &intake)
                return false
            }
            record.amountMinor = net
        }
        if dateBasis == .credit, let positions = fields.creditDate {
            let date =
                fields.creditDateIsYearFirst
                ? line.yearFirstDate(positions, in: bytes) : day(line, positions, bytes)
            if let date {
                record.date = date
            } else if line.declared(positions, in: bytes) == .notFilledIn {
                if file.missingCreditDates == 0 { file.firstMissingCreditDate = line.number }
                file.missingCreditDates += 1
            } else {
                try reject(line, "the credit date, \(name(positions)), is no date", &intake)
                return false
            }
        }
        return true
    }

    private func netAmount(
        of received: Int64, _ line: FixedWidthLine, _ net: Cnab400Layout.Net, _ bytes: Span<UInt8>
    ) -> Int64? {
        switch net {
        case .received: return received
        case .lessFee(let positions):
            switch line.declared(positions, in: bytes) {
            case .notFilledIn: return received
            case .number(let fee): return fee <= received ? received - fee : nil
            case .unreadable: return nil
            }
        case .posted(let positions):
            switch line.declared(positions, in: bytes) {
            case .notFilledIn: return received
            case .number(let posted): return posted <= received ? posted : nil
            case .unreadable: return nil
            }
        }
    }

    /// The qualified nosso número; none when it is blank or zero, or its place is not known.
    private mutating func obligation(
        _ line: FixedWidthLine, _ fields: Cnab400Layout.TitleFields, _ bytes: Span<UInt8>,
        _ writer: inout RecordWriter
    ) -> TextRange {
        guard let positions = fields.nossoNumero else { return .none }
        let nossoNumero = TextFieldReader.trim(bytes, line.range(positions))
        if TextFieldReader.saysNone(bytes, nossoNumero) { return .none }
        scratch.removeAll(keepingCapacity: true)
        QualifiedObligation.compose(
            bank: bytes.extracting(file.bank),
            branch: bytes.extracting(own(fields.branch, line, or: file.branch, bytes)),
            account: bytes.extracting(own(fields.account, line, or: file.account, bytes)),
            carteira: bytes.extracting(TextFieldReader.trim(bytes, line.range(fields.carteira))),
            nossoNumero: bytes.extracting(nossoNumero), into: &scratch)
        return keepScratch(&writer)
    }

    /// A field of the title, or the header's when the title leaves it blank or zero.
    private func own(
        _ positions: Positions?, _ line: FixedWidthLine, or header: Range<Int>, _ bytes: Span<UInt8>
    ) -> Range<Int> {
        guard let positions else { return header }
        let range = line.range(positions)
        for place in range where bytes[place] != 0x30 && bytes[place] != 0x20 { return range }
        return header
    }

    /// The entry ID: `bank/agreement/file date/file sequence/record`, the record's number being positions 395-400. None when the
    /// record has no number.
    private mutating func entryID(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        guard let number = line.digits(395...400, in: bytes), number > 0 else { return .none }
        scratch.removeAll(keepingCapacity: true)
        for range in [file.bank, file.agreement, file.date, file.sequence] {
            for place in range { scratch.append(bytes[place]) }
            scratch.append(0x2F)
        }
        for place in line.range(395...400) { scratch.append(bytes[place]) }
        return keepScratch(&writer)
    }

    /// Keeps the composed text; one that is not UTF-8 is taken as Latin-1.
    private func keepScratch(_ writer: inout RecordWriter) -> TextRange {
        var union: UInt8 = 0
        for byte in scratch { union |= byte }
        if union < 0x80 { return writer.keep(scratch) }
        return (try? TextFieldReader.keep(scratch, writer: &writer)) ?? .none
    }

    /// A date with its day first: DDMMYYYY when it has eight positions, else DDMMYY.
    private func day(_ line: FixedWidthLine, _ positions: Positions, _ bytes: Span<UInt8>) -> BusinessDate? {
        positions.count == 8 ? line.date(positions, in: bytes) : line.shortDate(positions, in: bytes)
    }

    private func name(_ positions: Positions) -> String { "positions \(positions.lowerBound)-\(positions.upperBound)" }
}
