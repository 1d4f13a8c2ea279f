internal import PaymentModel

/// Reads what Formance Ledger exports of its logs: one JSON object a line.
///
/// Source: Formance Ledger v2, `POST /v2/{ledger}/logs/export`; log types NEW_TRANSACTION, REVERTED_TRANSACTION, SET_METADATA and
/// DELETE_METADATA; postings with source, destination, an integer amount and an asset such as `BRL/2`.
public struct FormanceReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 300

    public init(options: ReadOptions) { self.options = options }

    /// A first line that is an object with a log's type and data.
    public static func recognizes(_ head: SourceHead) -> Bool {
        guard head.starts(with: "{"), !head.hasControlBytes else { return false }
        let line = Array(head.firstLine)
        guard let log = try? FormanceLog(line.span, 0..<line.count) else { return false }
        return log.type != nil && !log.data.isEmpty
    }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes, beyond: FormanceReading.lineBytesMax)
        intake.reading.level = .detail
        intake.reading.layout = "logs of Formance Ledger"
        var reading = try FormanceReading(bytes, options)
        try reading.read(bytes, into: &intake)
    }

    /// The log line of the posting at `offset`.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        guard offset >= 0, offset < bytes.count else { return bytes.count..<bytes.count }
        var start = offset
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        return start..<LineScan.next(bytes, from: start).next
    }

    /// The value in the transaction's metadata.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        let line = extent(ofRecordAt: offset, in: bytes)
        guard let log = try? FormanceLog(bytes, line), let transaction = try? log.transaction(bytes) else { return nil }
        let range = transaction.tags[.taxpayerID]
        return range.isEmpty ? nil : TextFieldReader.string(range.map { bytes[$0] })
    }
}

/// One reading of one export.
private struct FormanceReading {
    private let options: ReadOptions
    private let ours: LedgerAccountPattern
    private var zone: BusinessZone
    /// The references of transactions that a later log reverts.
    private var references: [UInt64: Range<Int>] = [:]
    private let reverted: Set<UInt64>
    private var scratch: [UInt8] = []

    /// A line longer than this is invalid.
    fileprivate static let lineBytesMax = 16 << 20

    /// The pass before: all accounts, and which transactions are reverted.
    init(_ bytes: Span<UInt8>, _ options: ReadOptions) throws(ReadError) {
        guard let zone = BusinessZone(identifier: options.businessZone) else {
            throw ReadError(
                .configuration, "there is no time zone \"\(options.businessZone)\"; name one such as America/Sao_Paulo")
        }
        self.options = options
        self.zone = zone
        var accounts = LedgerAccounts()
        var reverted: Set<UInt64> = []
        var offset = ByteOrderMark.length(bytes)
        while offset < bytes.count {
            let (end, next) = LineScan.next(bytes, from: offset)
            if end - offset <= FormanceReading.lineBytesMax, let log = try? FormanceLog(bytes, offset..<end),
                let transaction = try? log.transaction(bytes)
            {
                for posting in transaction.postings {
                    accounts.note(posting.source.map { bytes[$0] })
                    accounts.note(posting.destination.map { bytes[$0] })
                }
                if let id = transaction.revertedID { reverted.insert(id) }
            }
            offset = next
        }
        self.reverted = reverted
        ours = try accounts.ours(options.ledgerAccount, guesses: false)
    }

    mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var (offset, line) = (ByteOrderMark.length(bytes), 1)
        while offset < bytes.count {
            let (end, next) = LineScan.next(bytes, from: offset)
            let isBlank = TextFieldReader.trim(bytes, offset..<end).isEmpty
            if !isBlank {
                do throws(RowFault) {
                    guard end - offset <= FormanceReading.lineBytesMax else { throw RowFault("the line is too long") }
                    try take(offset..<end, line, bytes, &intake)
                } catch {
                    try intake.reject(offset: offset, length: end - offset, line: line, error.reason)
                }
                if next == bytes.count, bytes[next - 1] != 0x0A {
                    intake.reading.warn(
                        line: line, "the file ends without a line break: its last line may be cut off")
                }
            }
            offset = next
            line += 1
        }
    }

    private mutating func take(
        _ range: Range<Int>, _ line: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(RowFault) {
        let log = try FormanceLog(bytes, range)
        guard let type = log.type else { throw RowFault("the log's type is not known") }
        guard type.isTransaction else {
            intake.reading.count(type.occurrence)
            return intake.skip()
        }
        let transaction = try log.transaction(bytes)
        if let id = transaction.id, reverted.contains(id) { references[id] = transaction.reference }
        // All or nothing: a transaction with one posting that cannot be read is one invalid line.
        var records: [(PackedRecord, Int)] = []
        let places = transaction.postings.indices.filter { place in
            let posting = transaction.postings[place]
            return ours.matches(posting.source.map { bytes[$0] }) != ours.matches(posting.destination.map { bytes[$0] })
        }
        for place in places {
            let posting = transaction.postings[place]
            var record = PackedRecord()
            let money = try posting.money(bytes)
            let isIn = ours.matches(posting.destination.map { bytes[$0] })
            record.amountMinor = isIn ? money.amountMinor : -money.amountMinor
            record.currency = money.currency
            record.line = UInt32(clamping: line)
            do throws(FieldFault) {
                guard case .date(let date) = try DateField.read(bytes, transaction.timestamp, zone: &zone) else {
                    throw FieldFault.unreadable
                }
                record.date = date
            } catch { throw RowFault("timestamp", error, .source(transaction.timestamp), bytes) }
            records.append((record, place))
        }
        for (packed, place) in records {
            var record = packed
            try setTexts(of: &record, transaction, place, isShared: places.count > 1, bytes, &intake.writer)
            let posting = transaction.postings[place]
            let account = record.amountMinor < 0 ? posting.source : posting.destination
            intake.reading.note(account: TextFieldReader.string(account.map { bytes[$0] }))
            intake.accept(record, offset: posting.start)
        }
        intake.reading.count(type.occurrence)
        for _ in 0..<(transaction.postings.count - places.count) { intake.skip() }
    }

    private mutating func setTexts(
        of record: inout PackedRecord, _ transaction: FormanceTransaction, _ place: Int, isShared: Bool,
        _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(RowFault) {
        do throws(FieldFault) {
            try TaxpayerField.read(bytes, transaction.tags[.taxpayerID], into: &record, writer: &writer)
            let own = transaction.reference
            let reference = own.isEmpty ? transaction.tags[.reference] : own
            if !TextFieldReader.saysNone(bytes, reference) {
                record.reference = try TextFieldReader.read(bytes, reference, writer: &writer)
            }
            if isShared, !record.reference.isMissing { record.flags.insert(.weakReference) }
            record.obligation = try text(transaction.tags[.obligation], bytes, &writer)
            if let id = transaction.id {
                scratch = Array("\(id)/\(place)".utf8)
                record.entryID = writer.keep(scratch)
            }
            var original = transaction.tags[.originalReference]
            if let reverted = transaction.revertedID {
                original = transaction.revertedReference
                if original.isEmpty { original = references[reverted] ?? 0..<0 }
            }
            let originalText = try text(original, bytes, &writer)
            writer.attach(
                originalReference: originalText, kind: try text(transaction.tags[.kind], bytes, &writer), status: .none,
                to: &record)
        } catch { throw RowFault("a text of the transaction is too long") }
    }

    private func text(
        _ range: Range<Int>, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(FieldFault) -> TextRange {
        if TextFieldReader.saysNone(bytes, range) { return .none }
        return try TextFieldReader.read(bytes, range, writer: &writer)
    }
}
