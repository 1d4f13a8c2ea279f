internal import PaymentModel

/// Makes records of the fields of generic CSV and JSON Lines.
struct GenericRecordBuilder {
    private var zone: BusinessZone
    /// The order of day and month that the user or the file has settled.
    var dateOrder: DateOrder?
    /// The last currency code that was read, as its three bytes; at first four, which no code has.
    private var lastCurrency: (bytes: UInt32, code: CurrencyCode) = (.max, .brl)

    init(options: ReadOptions) throws(ReadError) {
        guard let zone = BusinessZone(identifier: options.businessZone) else {
            throw ReadError(
                .configuration, "there is no time zone \"\(options.businessZone)\"; name one such as America/Sao_Paulo")
        }
        self.zone = zone
        dateOrder = options.dateOrder
    }

    /// A record of `fields`, one for each ``GenericColumn/index``, or the fault that makes the line invalid.
    mutating func build(
        _ fields: FieldTable, _ bytes: Span<UInt8>, writer: inout RecordWriter
    ) throws(LineFault) -> PackedRecord {
        var record = PackedRecord()
        record.currency = try readCurrency(fields, bytes)
        record.amountMinor = try readAmount(fields, bytes, decimals: record.currency.decimals)
        record.date = try readDate(fields, bytes)
        do {
            let slice = fields[.taxpayerID]
            if slice.isInSource {
                try TaxpayerField.read(bytes, slice.range, into: &record, writer: &writer)
            } else if !slice.isAbsent {
                try TaxpayerField.read(fields.copied(slice).span, slice.range, into: &record, writer: &writer)
            }
        } catch { throw LineFault(.taxpayerID, error) }
        record.reference = try readID(.reference, fields, bytes, writer: &writer)
        record.obligation = try readID(.obligation, fields, bytes, writer: &writer)
        record.entryID = try readText(.entryID, fields, bytes, writer: &writer)
        let originalReference = try readID(.originalReference, fields, bytes, writer: &writer)
        let kind = try readText(.kind, fields, bytes, writer: &writer)
        let status = try readText(.status, fields, bytes, writer: &writer)
        writer.attach(originalReference: originalReference, kind: kind, status: status, to: &record)
        return record
    }

    private mutating func readCurrency(
        _ fields: FieldTable, _ bytes: Span<UInt8>
    ) throws(LineFault) -> CurrencyCode {
        let slice = fields[.currency]
        if slice.isAbsent { return .brl }
        if slice.isInSource { return try currency(bytes, TextFieldReader.trim(bytes, slice.range)) }
        let text = fields.copied(slice)
        return try currency(text.span, TextFieldReader.trim(text.span, slice.range))
    }

    private mutating func currency(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(LineFault) -> CurrencyCode {
        if range.isEmpty { return .brl }
        guard range.count == 3 else { throw LineFault(.currency, .unreadable) }
        let start = range.lowerBound
        let key = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
        if key == lastCurrency.bytes { return lastCurrency.code }
        let text = String(decoding: range.map { bytes[$0] }, as: UTF8.self)
        guard let code = CurrencyCode(text) else { throw LineFault(.currency, .unreadable) }
        lastCurrency = (key, code)
        return code
    }

    private func readAmount(
        _ fields: FieldTable, _ bytes: Span<UInt8>, decimals: Int
    ) throws(LineFault) -> Int64 {
        if fields[.amount].isAbsent {
            return try readDebitOrCredit(fields, bytes, decimals: decimals)
        }
        guard let amount = try decimal(.amount, fields, bytes, decimals: decimals) else {
            throw LineFault(.amount, .missing)
        }
        guard let isCredit = try DirectionField.read(fields, bytes) else {
            return amount
        }
        guard amount >= 0 else { throw LineFault(.direction, .ambiguousSign) }
        return isCredit ? amount : -amount
    }

    /// Credit is money in, debit money out; exactly one of the two says how much.
    private func readDebitOrCredit(
        _ fields: FieldTable, _ bytes: Span<UInt8>, decimals: Int
    ) throws(LineFault) -> Int64 {
        let debit = try decimal(.debit, fields, bytes, decimals: decimals)
        let credit = try decimal(.credit, fields, bytes, decimals: decimals)
        switch (debit, credit) {
        case (nil, nil): throw LineFault(.amount, .missing)
        case (let debit?, nil): return -debit
        case (nil, let credit?): return credit
        case (let debit?, 0): return -debit
        case (0, let credit?): return credit
        default: throw LineFault(.debit, .ambiguousSign)
        }
    }

    private func decimal(
        _ column: GenericColumn, _ fields: FieldTable, _ bytes: Span<UInt8>, decimals: Int
    ) throws(LineFault) -> Int64? {
        do throws(FieldFault) {
            let slice = fields[column]
            if slice.isAbsent { return nil }
            if slice.isInSource { return try AmountField.read(bytes, slice.range, decimals: decimals) }
            return try AmountField.read(fields.copied(slice).span, slice.range, decimals: decimals)
        } catch .missing {
            return nil
        } catch {
            throw LineFault(column, error)
        }
    }

    private mutating func readDate(_ fields: FieldTable, _ bytes: Span<UInt8>) throws(LineFault) -> BusinessDate {
        do throws(FieldFault) {
            switch try dateReading(fields, bytes) {
            case .date(let date): return date
            case .unordered(let first, let second, let year):
                return try DateField.date(first: first, second: second, year: year, order: dateOrder)
            }
        } catch {
            throw LineFault(.date, error)
        }
    }

    /// The date that stands in `range` of the source; `nil` when it cannot be read, or its order is not settled.
    mutating func date(_ bytes: Span<UInt8>, _ range: Range<Int>) -> BusinessDate? {
        do throws(FieldFault) {
            switch try DateField.read(bytes, range, zone: &zone) {
            case .date(let date): return date
            case .unordered(let first, let second, let year):
                return try DateField.date(first: first, second: second, year: year, order: dateOrder)
            }
        } catch {
            return nil
        }
    }

    /// The date field as it stands, without an order of day and month.
    mutating func dateReading(
        _ fields: FieldTable, _ bytes: Span<UInt8>
    ) throws(FieldFault) -> DateField.Reading {
        let slice = fields[.date]
        if slice.isAbsent { throw .missing }
        if slice.isInSource { return try DateField.read(bytes, slice.range, zone: &zone) }
        return try DateField.read(fields.copied(slice).span, slice.range, zone: &zone)
    }

    /// A reference or obligation: a text that may also say that there is none.
    private func readID(
        _ column: GenericColumn, _ fields: FieldTable, _ bytes: Span<UInt8>, writer: inout RecordWriter
    ) throws(LineFault) -> TextRange {
        let slice = fields[column]
        if slice.isAbsent { return .none }
        let isNone =
            slice.isInSource
            ? TextFieldReader.saysNone(bytes, slice.range)
            : TextFieldReader.saysNone(fields.copied(slice).span, slice.range)
        if isNone { return .none }
        return try readText(column, fields, bytes, writer: &writer)
    }

    private func readText(
        _ column: GenericColumn, _ fields: FieldTable, _ bytes: Span<UInt8>, writer: inout RecordWriter
    ) throws(LineFault) -> TextRange {
        do throws(FieldFault) {
            let slice = fields[column]
            if slice.isAbsent { return .none }
            if slice.isInSource {
                return try TextFieldReader.read(bytes, slice.range, isASCII: fields.isASCII, writer: &writer)
            }
            return try TextFieldReader.keep(fields.copied(slice), writer: &writer)
        } catch {
            throw LineFault(column, error)
        }
    }
}
