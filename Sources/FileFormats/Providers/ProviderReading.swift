internal import PaymentModel

/// One reading of one provider's report.
struct ProviderReading<Profile: ProviderProfile> {
    private let options: ReadOptions
    private var profile: Profile
    private let texts: ProviderTexts
    private var types = ProviderTypeTable(Profile.types)
    private let typeColumn: Int
    private var survey = ProviderSurvey()
    /// Rows whose gross, fee and net do not agree: how many, and the first one's line.
    private var untallied = (count: 0, line: 0)
    private var lastAccount: [UInt8] = []
    private var scratch: [UInt8] = []

    init(header: TableHeader, options: ReadOptions) throws(ReadError) {
        self.options = options
        profile = try Profile(header: header, options: options)
        texts = profile.texts
        typeColumn = header.place(Profile.typeColumn)
    }

    mutating func read(
        _ header: TableHeader, _ bytes: Span<UInt8>, _ looseColumn: Int, into intake: inout RecordIntake
    ) throws(ReadError) {
        try look(TableRows(header, of: bytes, looseColumn: looseColumn), bytes)
        var rows = TableRows(header, of: bytes, looseColumn: looseColumn)
        while let row = rows.next(bytes) {
            if rows.endsWithoutLineBreak, case .blank = row {
            } else if rows.endsWithoutLineBreak {
                intake.reading.warn(
                    line: rows.rowLine, "the file ends without a line break: its last line may be cut off")
            }
            switch row {
            case .blank: continue
            case .broken(let reason): try reject(rows, bytes, reason, &intake)
            case .fields:
                do throws(RowFault) {
                    try take(rows, bytes, &intake)
                } catch { try reject(rows, bytes, error.reason, &intake) }
            }
        }
        types.report(typeColumn: Profile.typeColumn, into: &intake.reading) { TaxpayerID.masking($0) }
        if untallied.count > 0 {
            intake.reading.warn(
                line: untallied.line,
                "gross, fee and net do not agree: rows: \(untallied.count); "
                    + "the amount is the \(options.amountBasis.rawValue) one all the same")
        }
    }

    /// The pass before: which returns the source itself cancels, and which payments come in parts.
    private mutating func look(_ start: TableRows, _ bytes: Span<UInt8>) throws(ReadError) {
        guard texts.paymentsMayBeParts || Profile.types.contains(where: { $0.treatment == .comesAgain }) else {
            return
        }
        var rows = start
        while let row = rows.next(bytes) {
            guard case .fields = row, let type = types.find(bytes, rows.range(typeColumn, bytes)) else { continue }
            switch types[type].treatment {
            case .payment where texts.paymentsMayBeParts:
                survey.notePayment(bytes, rows.range(texts.payment, bytes))
            case .comesAgain:
                guard let figures = try? profile.figures(rows, bytes) else { continue }
                survey.noteUndone(bytes, rows.range(texts.payment, bytes), figures.grossMinor, figures.currency)
            default: continue
            }
        }
    }

    private func reject(
        _ rows: TableRows, _ bytes: Span<UInt8>, _ reason: String, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try intake.reject(offset: rows.start, length: rows.length(bytes), line: rows.rowLine, reason)
    }

    private mutating func take(
        _ rows: TableRows, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(RowFault) {
        let code = rows.range(typeColumn, bytes)
        guard !code.isEmpty else { throw RowFault("\(Profile.typeColumn) is missing") }
        guard let type = types.find(bytes, code) else {
            types.countUnknown(bytes, code, line: rows.rowLine)
            return intake.skip()
        }
        let treatment = types[type].treatment
        if treatment == .skipped {
            types.count(type)
            return intake.skip()
        }
        let figures = try profile.figures(rows, bytes)
        if figures.tallies == false, Profile.netIsDefined { throw RowFault("gross less fee is not net") }
        let isReturn =
            treatment == .givesBack && figures.grossMinor <= 0
            && !survey.takeUndone(bytes, rows.range(texts.payment, bytes), figures.grossMinor, figures.currency)
        var record = PackedRecord()
        try setAmount(of: &record, figures)
        record.line = UInt32(clamping: rows.rowLine)
        do throws(FieldFault) {
            if treatment == .payment || isReturn { try setTaxpayer(of: &record, rows, bytes, &intake.writer) }
            try setTexts(of: &record, type, isReturn: isReturn, rows, bytes, &intake.writer)
        } catch { throw RowFault("a text of the row is too long") }
        types.count(type)
        if figures.tallies == false {
            if untallied.count == 0 { untallied.line = rows.rowLine }
            untallied.count += 1
        }
        if let fee = figures.feeMinor { intake.reading.addFee(fee, figures.netCurrency) }
        if let net = figures.netMinor { intake.reading.addNet(net, figures.netCurrency) }
        noteAccount(rows, bytes, &intake.reading)
        intake.accept(record, offset: rows.start)
    }

    private func setAmount(of record: inout PackedRecord, _ figures: ProviderFigures) throws(RowFault) {
        record.date = figures.date
        switch options.amountBasis {
        case .gross:
            record.amountMinor = figures.grossMinor
            record.currency = figures.currency
        case .net:
            guard let net = figures.netMinor else { throw RowFault("the net amount is missing") }
            record.amountMinor = net
            record.currency = figures.netCurrency
        }
    }

    /// The payer of a payment, or of one that is given back. Other movements are nobody's payments: with a payer they would look
    /// like second payments of his.
    private func setTaxpayer(
        of record: inout PackedRecord, _ rows: TableRows, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(FieldFault) {
        for column in texts.taxpayers {
            let field = rows.field(column, bytes)
            if field.isBlank(bytes) { continue }
            return try field.taxpayer(bytes, into: &record, writer: &writer)
        }
    }

    /// A payment's reference is the payment's ID. What is no payment has its own ID if there is one; a return without one shares the
    /// payment's, weakly; any other movement has nothing of the payment that could make the two look alike.
    private mutating func setTexts(
        of record: inout PackedRecord, _ type: Int, isReturn: Bool, _ rows: TableRows, _ bytes: Span<UInt8>,
        _ writer: inout RecordWriter
    ) throws(FieldFault) {
        let payment = try rows.field(texts.payment, bytes).reference(bytes, writer: &writer)
        let movement = try rows.field(texts.movement, bytes).reference(bytes, writer: &writer)
        record.entryID = try entryID(rows, bytes, type, &writer)
        if types[type].treatment == .payment {
            record.reference = payment.isMissing ? movement : payment
            record.obligation = try rows.field(texts.obligation, bytes).reference(bytes, writer: &writer)
            if survey.isPart(bytes, rows.range(texts.payment, bytes)) { record.flags.insert(.weakReference) }
        } else if movement.isMissing {
            record.reference = isReturn ? payment : record.entryID
            record.flags.insert(.weakReference)
        } else {
            record.reference = movement
        }
        let method = try rows.field(texts.method, bytes).text(bytes, writer: &writer)
        let status = writer.keepShared(types.status(type))
        writer.attach(originalReference: isReturn ? payment : .none, kind: method, status: status, to: &record)
        record.flags.insert(.codedStatus)
    }

    /// The one column that makes a row unique, or several joined with the type's code.
    private mutating func entryID(
        _ rows: TableRows, _ bytes: Span<UInt8>, _ type: Int, _ writer: inout RecordWriter
    ) throws(FieldFault) -> TextRange {
        guard texts.entry.count > 1 else {
            return try rows.field(texts.entry.first ?? -1, bytes).text(bytes, writer: &writer)
        }
        scratch.removeAll(keepingCapacity: true)
        for column in texts.entry {
            let range = rows.range(column, bytes)
            // Without the payment's ID nothing is unique.
            if range.isEmpty, scratch.isEmpty { return .none }
            for place in range { scratch.append(bytes[place]) }
            scratch.append(0x2F)
        }
        scratch.append(contentsOf: types[type].occurrence.code.utf8)
        return try TextFieldReader.keep(scratch, writer: &writer)
    }

    private mutating func noteAccount(_ rows: TableRows, _ bytes: Span<UInt8>, _ reading: inout SourceReading) {
        let range = rows.range(texts.account, bytes)
        guard !range.isEmpty else { return }
        var isSame = range.count == lastAccount.count
        for (place, byte) in lastAccount.enumerated() where isSame { isSame = bytes[range.lowerBound + place] == byte }
        guard !isSame else { return }
        lastAccount = range.map { bytes[$0] }
        reading.note(account: texts.accountPrefix + TextFieldReader.string(lastAccount))
    }
}
