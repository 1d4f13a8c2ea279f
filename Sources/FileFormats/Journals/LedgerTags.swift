internal import PaymentModel

/// What tags and metadata of a ledger say of a payment: where in the source each stands.
struct LedgerTags {
    /// For each ``GenericColumn/index`` a range; empty as long as nothing was noted, as for most postings.
    private var ranges: [Range<Int>] = []

    /// The fields that tags may hold; amounts, dates and accounts stand elsewhere.
    private static let readable: [GenericColumn] = [
        .reference, .taxpayerID, .obligation, .entryID, .originalReference, .kind,
    ]

    /// The names of these fields: those of generic files, and further ones.
    private static let names: [(name: [UInt8], column: GenericColumn)] =
        readable.flatMap { column in column.names.map { (Array($0.utf8), column) } }
        + [
            ("ref", GenericColumn.reference), ("e2e", .reference), ("e2eid", .reference), ("end-to-end-id", .reference),
            ("cpf", .taxpayerID), ("cnpj", .taxpayerID), ("cpf-cnpj", .taxpayerID), ("taxpayer-id", .taxpayerID),
            ("taxpayer", .taxpayerID), ("tax_id", .taxpayerID), ("tax-id", .taxpayerID), ("nosso-numero", .obligation),
            ("date", .date), ("entry-id", .entryID), ("original-reference", .originalReference),
            ("reverts", .originalReference),
        ].map { (Array($0.0.utf8), $0.1) }

    /// Where a field's value stands; empty when nothing says it.
    subscript(column: GenericColumn) -> Range<Int> { ranges.isEmpty ? 0..<0 : ranges[column.index] }

    /// What `self` says, and what `general` says where `self` says nothing.
    func over(_ general: LedgerTags) -> LedgerTags {
        if ranges.isEmpty { return general }
        if general.ranges.isEmpty { return self }
        var both = self
        for column in ranges.indices where ranges[column].isEmpty { both.ranges[column] = general.ranges[column] }
        return both
    }

    /// Whether a field of records has that name.
    static func isRead(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        column(bytes, name).map { $0 != .date } ?? false
    }

    /// Notes a value by its name, whatever the name's case. The first value of a field stays.
    mutating func note(name: Range<Int>, value: Range<Int>, _ bytes: Span<UInt8>) {
        guard let column = LedgerTags.column(bytes, name), !value.isEmpty, self[column].isEmpty else { return }
        if ranges.isEmpty { ranges = [Range<Int>](repeating: 0..<0, count: GenericColumn.allCases.count) }
        ranges[column.index] = value
    }

    private static func column(_ bytes: Span<UInt8>, _ name: Range<Int>) -> GenericColumn? {
        for known in names where known.name.count == name.count {
            var same = 0
            while same < name.count {
                let byte = bytes[name.lowerBound + same]
                guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == known.name[same] else { break }
                same += 1
            }
            if same == name.count { return known.column }
        }
        return nil
    }

    /// Notes the tags of an hledger comment: `name:value`, the value up to a comma or the end of the line.
    mutating func noteComment(_ comment: Range<Int>, _ bytes: Span<UInt8>) {
        var place = comment.lowerBound
        while place < comment.upperBound {
            let start = place
            while place < comment.upperBound, LedgerTags.isNameByte(bytes[place]) { place += 1 }
            guard place > start, place < comment.upperBound, bytes[place] == 0x3A else {
                place = max(place, start + 1)
                continue
            }
            let name = start..<place
            let value = place + 1
            while place < comment.upperBound, bytes[place] != 0x2C, bytes[place] != 0x0A { place += 1 }
            note(name: name, value: trimmed(bytes, value..<place), bytes)
        }
    }

    private func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var trimmed = TextFieldReader.trim(bytes, range)
        if let last = trimmed.last, bytes[last] == 0x0D { trimmed = trimmed.lowerBound..<last }
        return trimmed
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte ^ 0x30 < 10 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F || byte == 0x2D
    }

    /// The date that a posting of hledger has of its own, by the tag `date:`; `nil` when it has none.
    ///
    /// - Parameter year: of a date without one.
    func ownDate(_ bytes: Span<UInt8>, year: Int) throws(RowFault) -> BusinessDate? {
        let range = self[.date]
        if range.isEmpty { return nil }
        guard let read = JournalDate.read(bytes, at: range.lowerBound, end: range.upperBound, year: year),
            read.end == range.upperBound, let date = read.date
        else { throw RowFault("the posting's own date", .unreadable, .source(range), bytes) }
        return date
    }

    /// Sets what the tags say of a record.
    ///
    /// - Parameters:
    ///   - code: a text that helps to pair when no tag holds a reference: the transaction's code.
    ///   - status: as the source has it.
    func set(
        _ record: inout PackedRecord, code: Range<Int>, status: TextRange, referenceIsShared: Bool,
        _ bytes: Span<UInt8>,
        writer: inout RecordWriter
    ) throws(RowFault) {
        do throws(FieldFault) {
            try TaxpayerField.read(bytes, self[.taxpayerID], into: &record, writer: &writer)
            record.reference = try text(self[.reference], bytes, &writer)
            if record.reference.isMissing {
                record.reference = try text(code, bytes, &writer)
                if !record.reference.isMissing { record.flags.insert(.weakReference) }
            } else if referenceIsShared {
                record.flags.insert(.weakReference)
            }
            record.obligation = try text(self[.obligation], bytes, &writer)
            record.entryID = try text(self[.entryID], bytes, &writer)
            let original = try text(self[.originalReference], bytes, &writer)
            let kind = try text(self[.kind], bytes, &writer)
            writer.attach(originalReference: original, kind: kind, status: status, to: &record)
        } catch { throw RowFault("a tag is too long") }
    }

    private func text(
        _ range: Range<Int>, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(FieldFault) -> TextRange {
        if TextFieldReader.saysNone(bytes, range) { return .none }
        return try TextFieldReader.read(bytes, range, writer: &writer)
    }
}
