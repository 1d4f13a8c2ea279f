internal import Matching
internal import PaymentModel

/// One line of a findings report: a text for each column. The next line is made in the same memory.
package struct FindingRow: ~Copyable {
    private(set) var texts = RowTexts()
    private let common: CommonTexts
    private var columns = FindingRow.noTexts

    private static let noTexts = Array(repeating: RowText.none, count: FindingColumn.names.count)

    /// - Parameter sources: the paths of the sources that records name by their places.
    init(sources: [String]) { common = CommonTexts(sources: sources, in: &texts) }

    /// The text of a column.
    subscript(column: FindingColumn) -> RowText {
        @inline(__always) get { columns[column.rawValue] }
    }

    /// The texts of all columns, in order.
    @inline(__always)
    func forEachColumn(_ body: (RowText) -> Void) {
        for place in columns.indices { body(columns[place]) }
    }

    /// The bytes of all columns together.
    var length: Int {
        var sum = 0
        for place in columns.indices { sum += columns[place].length }
        return sum
    }

    /// Says what the rules concluded. The finding's ID is still empty.
    mutating func describe(_ conclusion: Conclusion, _ records: RecordSet) {
        texts.truncate(to: common.end)
        let record = records[conclusion.record]
        columns[FindingColumn.findingID.rawValue] = .none
        set(conclusion.outcome, conclusion.severity, record.flags.contains(.ledger) ? .ledger : .settlement)
        set(.taxpayerID, record.taxpayer.isID ? texts.add(record.taxpayer, records) : .none)
        set(.amount, texts.add(record.money))
        set(.currency, common.code(record.currency))
        set(.date, texts.add(record.date))
        set(.reference, records.withText(.reference, of: conclusion.record) { texts.add($0) })
        set(.settlementCount, texts.add(number: UInt64(conclusion.settlementCount)))
        set(.ledgerCount, texts.add(number: UInt64(conclusion.ledgerCount)))
        set(.differs, common.names(conclusion.differences))
        set(.source, common.path(ofSource: record.source))
        set(.line, texts.add(number: UInt64(record.line)))
        set(.offset, texts.add(number: record.offset))
        set(.rule, common.name(conclusion.rule))
        setCounterpart(conclusion, record, records)
        set(.explanation, texts.compose { Explanation.write(conclusion, record, records, into: &$0) })
    }

    private mutating func setCounterpart(
        _ conclusion: Conclusion, _ record: PackedRecord, _ records: RecordSet
    ) {
        set(.expected, .none)
        set(.actual, .none)
        guard let counterpart = conclusion.counterpart else {
            set(.counterpartSource, .none)
            set(.counterpartLine, .none)
            return
        }
        let other = records[counterpart]
        set(.counterpartSource, common.path(ofSource: other.source))
        set(.counterpartLine, texts.add(number: UInt64(other.line)))
        let differences = conclusion.differences
        guard !differences.isEmpty else { return }
        let expected = FieldValues(fields: differences, of: counterpart, besides: record, records)
        set(.expected, texts.compose { expected.write(into: &$0) })
        let actual = FieldValues(fields: differences, of: conclusion.record, besides: other, records)
        set(.actual, texts.compose { actual.write(into: &$0) })
    }

    /// Says what is wrong with a line that could not be read. The finding's ID is still empty.
    mutating func describe(_ line: InvalidRecord) {
        texts.truncate(to: common.end)
        columns = FindingRow.noTexts
        set(.invalidRecord, .medium, line.side)
        set(.settlementCount, texts.add(number: 0))
        set(.ledgerCount, texts.add(number: 0))
        set(.source, texts.add(line.source))
        set(.line, texts.add(number: UInt64(line.line)))
        set(.offset, texts.add(number: UInt64(line.offset)))
        set(.rule, common.name(.unreadable))
        set(.explanation, texts.add(Explanation.unreadable(line.reason)))
    }

    /// Gives the finding its ID.
    mutating func identify(_ digest: FindingDigest, ordinal: Int) {
        let id = digest.findingID(ordinal: ordinal)
        set(
            .findingID,
            texts.addPlain(atMost: ByteCursor.numberBytesMax) {
                $0.append(hexadecimal: id.high, digits: 16)
                $0.append(hexadecimal: id.low >> 48, digits: 4)
            })
    }

    private mutating func set(_ outcome: Outcome, _ severity: Severity, _ side: Side) {
        set(.outcome, common.name(outcome))
        set(.severity, common.name(severity))
        set(.side, common.name(side))
    }

    @inline(__always)
    private mutating func set(_ column: FindingColumn, _ text: RowText) { columns[column.rawValue] = text }
}

/// The fields that differ, as one record has them: plain when it is one field, named when several.
private struct FieldValues {
    private let fields: FieldDifferences
    private let id: RecordID
    private let record: PackedRecord
    private let other: PackedRecord
    private let records: RecordSet

    init(fields: FieldDifferences, of id: RecordID, besides other: PackedRecord, _ records: RecordSet) {
        self.fields = fields
        self.id = id
        self.record = records[id]
        self.other = other
        self.records = records
    }

    func write(into bytes: inout ByteWriter) {
        let isNamed = fields.rawValue.nonzeroBitCount > 1
        var isFirst = true
        func begins(_ field: FieldDifferences, _ name: StaticString) -> Bool {
            guard fields.contains(field) else { return false }
            if isNamed {
                if !isFirst { bytes.append(";") }
                isFirst = false
                bytes.append(name)
                bytes.append("=")
            }
            return true
        }
        if begins(.taxpayer, "taxpayer") { bytes.append(record.taxpayer, records) }
        if begins(.amount, "amount") {
            bytes.append(record.money)
            if record.currency != other.currency {
                bytes.append(" ")
                bytes.append(record.currency)
            }
        }
        if begins(.date, "date") { bytes.append(record.date) }
        if begins(.reference, "reference") { records.withText(.reference, of: id) { bytes.append($0) } }
    }
}
