internal import PaymentModel

/// Reads what hledger exports as CSV: `hledger print -O csv`, `hledger register -O csv`, `hledger aregister -O csv`.
///
/// A posting to our account is a record; money in is positive. Source: hledger manual, "CSV output", and its commands print,
/// register and aregister (hledger 1.2x to 1.5x).
public struct HledgerCSVReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 80

    public init(options: ReadOptions) { self.options = options }

    /// One of the three headers: txnidx, date, and account with amount, or otheraccounts with change.
    public static func recognizes(_ head: SourceHead) -> Bool {
        !head.hasControlBytes && header(head.bytes.span) != nil
    }

    private static func header(_ bytes: Span<UInt8>) -> TableHeader? {
        TableHeader.find(bytes, required: ["txnidx", "date", "description", "account", "amount"])
            ?? TableHeader.find(bytes, required: ["txnidx", "date", "description", "otheraccounts", "change"])
    }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        guard let header = HledgerCSVReader.header(bytes) else {
            throw ReadError(
                line: 1,
                "no export of hledger: its header has no txnidx, date, account and amount; make it with "
                    + "hledger print -O csv")
        }
        intake.reading.level = .detail
        var reading = try HledgerCSVReading(header, options)
        try reading.read(bytes, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let none = min(max(offset, 0), bytes.count)
        guard offset >= 0, offset < bytes.count, let header = HledgerCSVReader.header(bytes) else { return none..<none }
        var rows = TableRows(header, from: offset, line: 1, of: bytes, looseColumn: -1)
        return rows.next(bytes) == nil ? none..<none : rows.start..<rows.end
    }

    /// The value of a tag in the row's comments.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        guard offset >= 0, offset < bytes.count, let header = HledgerCSVReader.header(bytes) else { return nil }
        var rows = TableRows(header, from: offset, line: 1, of: bytes, looseColumn: -1)
        guard rows.next(bytes) != nil, let reading = try? HledgerCSVReading(header, options) else { return nil }
        let range = reading.tags(rows, bytes)[.taxpayerID]
        return range.isEmpty ? nil : TextFieldReader.string(range.map { bytes[$0] })
    }
}

/// One reading of one CSV of hledger.
private struct HledgerCSVReading {
    private let header: TableHeader
    private let options: ReadOptions
    private let date: ProviderColumn
    private let secondDate: ProviderColumn
    private let status: Int
    private let code: Int
    private let account: Int
    private let amount: Int
    private let commodity: Int
    private let comment: Int
    private let postingComment: Int
    private let transaction: Int
    /// The transactions that have several postings to our accounts.
    private var survey = ProviderSurvey()
    private var dates: ProviderDates

    init(_ header: TableHeader, _ options: ReadOptions) throws(ReadError) {
        self.header = header
        self.options = options
        date = ProviderColumn(header, "date")
        secondDate = ProviderColumn(header, "date2")
        status = header.place("status")
        code = header.place("code")
        account = header.place("account")
        amount = header.place("amount", "change")
        commodity = header.place("commodity")
        comment = header.place("comment")
        postingComment = header.place("posting-comment")
        transaction = header.place("txnidx")
        dates = try ProviderDates(options)
    }

    mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        let ours = try findAccount(bytes)
        intake.reading.layout = account < 0 ? "hledger aregister" : commodity < 0 ? "hledger register" : "hledger print"
        var rows = TableRows(header, of: bytes)
        while let row = rows.next(bytes) {
            if case .blank = row { continue }
            if rows.endsWithoutLineBreak {
                intake.reading.warn(
                    line: rows.rowLine, "the file ends without a line break: its last line may be cut off")
            }
            do throws(RowFault) {
                if case .broken(let reason) = row { throw RowFault(reason) }
                if let ours, account >= 0 {
                    let name = rows.range(account, bytes).map { bytes[$0] }
                    guard ours.matches(name) else {
                        intake.skip()
                        continue
                    }
                    intake.reading.note(account: TextFieldReader.string(name))
                }
                try take(rows, bytes, &intake)
            } catch {
                try intake.reject(
                    offset: rows.start, length: rows.length(bytes), line: rows.rowLine, error.reason)
            }
        }
    }

    /// Our account; `nil` when the whole export is of one account.
    private mutating func findAccount(_ bytes: Span<UInt8>) throws(ReadError) -> LedgerAccountPattern? {
        guard account >= 0 else { return nil }
        let ours = try findPattern(bytes)
        var rows = TableRows(header, of: bytes)
        while let row = rows.next(bytes) {
            guard case .fields = row, ours.matches(rows.range(account, bytes).map { bytes[$0] }) else { continue }
            survey.notePayment(bytes, rows.range(transaction, bytes))
        }
        return ours
    }

    private func findPattern(_ bytes: Span<UInt8>) throws(ReadError) -> LedgerAccountPattern {
        var accounts = LedgerAccounts()
        var rows = TableRows(header, of: bytes)
        while let row = rows.next(bytes) {
            if case .fields = row { accounts.note(rows.range(account, bytes).map { bytes[$0] }) }
        }
        return try accounts.ours(options.ledgerAccount)
    }

    private mutating func take(
        _ rows: TableRows, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(RowFault) {
        var record = PackedRecord()
        record.line = UInt32(clamping: rows.rowLine)
        let amountRange = rows.range(amount, bytes)
        if commodity >= 0 {
            let range = rows.range(commodity, bytes)
            guard let currency = LedgerCommodity.currency(bytes, range) else {
                throw RowFault("commodity", .unreadable, .source(range), bytes)
            }
            record.currency = currency
            do throws(FieldFault) {
                record.amountMinor = try LedgerAmount.number(
                    bytes, amountRange, .unsettled, decimals: currency.decimals)
            } catch { throw RowFault("amount", error, .source(amountRange), bytes) }
        } else {
            let read = try LedgerAmount.read(bytes, amountRange, mark: .unsettled, defaultCurrency: .brl)
            guard let read else { throw RowFault("amount is missing") }
            record.amountMinor = read.minor
            record.currency = read.currency
        }
        let isSecond = options.dateBasis == .credit && !rows.range(secondDate.place, bytes).isEmpty
        record.date = try dates.date(isSecond ? secondDate : date, rows, bytes)
        var own = LedgerTags()
        own.noteComment(rows.range(postingComment, bytes), bytes)
        if let ownDate = try own.ownDate(bytes, year: record.date.parts.year) { record.date = ownDate }
        let isShared = own[.reference].isEmpty && survey.isPart(bytes, rows.range(transaction, bytes))
        let statusRange = rows.range(status, bytes)
        let status = TextRange.source(offset: statusRange.lowerBound, length: min(statusRange.count, 1))
        try tags(rows, bytes).set(
            &record, code: rows.range(code, bytes), status: status, referenceIsShared: isShared, bytes,
            writer: &intake.writer)
        intake.accept(record, offset: rows.start)
    }

    /// The tags of the row: the posting's own before those of its transaction.
    func tags(_ rows: TableRows, _ bytes: Span<UInt8>) -> LedgerTags {
        var tags = LedgerTags()
        tags.noteComment(rows.range(postingComment, bytes), bytes)
        tags.noteComment(rows.range(comment, bytes), bytes)
        return tags
    }
}
