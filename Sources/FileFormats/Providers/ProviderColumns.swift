internal import PaymentModel

/// A column that money or a date is read from.
struct ProviderColumn {
    let name: String
    let place: Int

    init(_ header: TableHeader, _ names: String...) {
        place = header.place(anyOf: names)
        name = place >= 0 ? header.names[place] : names.first ?? ""
    }

    var isThere: Bool { place >= 0 }

    /// The amount; `nil` when the field is blank or the column is not there.
    func amount(_ rows: TableRows, _ bytes: Span<UInt8>, decimals: Int) throws(RowFault) -> Int64? {
        guard isThere else { return nil }
        let field = rows.field(place, bytes)
        do throws(FieldFault) {
            return try field.amount(bytes, decimals: decimals)
        } catch .missing {
            return nil
        } catch { throw RowFault(name, error, field, bytes) }
    }

    func currency(_ rows: TableRows, _ bytes: Span<UInt8>) throws(RowFault) -> CurrencyCode {
        let field = rows.field(place, bytes)
        do throws(FieldFault) { return try field.currency(bytes) } catch { throw RowFault(name, error, field, bytes) }
    }
}

/// Reads dates of a report into business dates.
struct ProviderDates {
    private var zone: BusinessZone
    private let order: DateOrder?
    private var scratch: [UInt8] = []

    init(_ options: ReadOptions) throws(ReadError) {
        guard let zone = BusinessZone(identifier: options.businessZone) else {
            throw ReadError(
                .configuration, "there is no time zone \"\(options.businessZone)\"; name one such as America/Sao_Paulo")
        }
        self.zone = zone
        order = options.dateOrder
    }

    /// The business date of a field. A time without an offset of its own is taken at `offset`, such as `+01:00`; a date alone,
    /// or a local time where `offset` is empty, is that date.
    mutating func date(
        _ column: ProviderColumn, _ rows: TableRows, _ bytes: Span<UInt8>, offset: [UInt8] = []
    ) throws(RowFault) -> BusinessDate {
        let range = rows.range(column.place, bytes)
        var zone = zone
        defer { self.zone = zone }
        do throws(FieldFault) {
            guard !offset.isEmpty, range.count > 10, !hasOffset(bytes, range) else {
                let reading = try DateField.read(bytes, range, zone: &zone)
                return try settled(reading)
            }
            scratch.removeAll(keepingCapacity: true)
            for place in range { scratch.append(bytes[place]) }
            scratch.append(contentsOf: offset)
            let reading = try DateField.read(scratch.span, 0..<scratch.count, zone: &zone)
            return try settled(reading)
        } catch { throw RowFault(column.name, error, .source(range), bytes) }
    }

    /// Whether the time says where on earth it is: by `Z`, or by a sign behind the date.
    private func hasOffset(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let time = range.dropFirst(10)
        return time.contains { [0x5A, 0x7A, 0x2B, 0x2D].contains(bytes[$0]) }
    }

    private func settled(_ reading: DateField.Reading) throws(FieldFault) -> BusinessDate {
        switch reading {
        case .date(let date): return date
        case .unordered(let first, let second, let year):
            return try DateField.date(first: first, second: second, year: year, order: order)
        }
    }
}
