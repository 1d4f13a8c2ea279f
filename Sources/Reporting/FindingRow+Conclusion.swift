internal import Matching
internal import PaymentModel

extension FindingRow {
    /// The row of a conclusion. Its ID is still empty.
    init(_ conclusion: Conclusion, _ records: RecordSet) {
        let packed = records[conclusion.record]
        self.init(
            outcome: conclusion.outcome, severity: conclusion.severity,
            side: packed.flags.contains(.ledger) ? .ledger : .settlement,
            source: records.sources[packed.source].path, line: Int(packed.line), offset: packed.offset,
            rule: conclusion.rule)
        taxpayer = packed.taxpayer.isID ? records.text(of: packed.taxpayer).string : ""
        money = packed.money
        date = packed.date
        reference = records.text(.reference, of: conclusion.record)?.string ?? ""
        settlementCount = conclusion.settlementCount
        ledgerCount = conclusion.ledgerCount
        differences = conclusion.differences
        if let counterpart = conclusion.counterpart {
            let other = records[counterpart]
            counterpartSource = records.sources[other.source].path
            counterpartLine = Int(other.line)
            if !differences.isEmpty {
                expected = values(of: counterpart, records, besides: packed)
                actual = values(of: conclusion.record, records, besides: other)
            }
        }
        explanation = Explanation(conclusion, records).text
    }

    /// The fields that differ, as one record has them: plain when it is one field, named when several.
    private func values(of id: RecordID, _ records: RecordSet, besides other: PackedRecord) -> String {
        let packed = records[id]
        var values: [(name: String, value: String)] = []
        if differences.contains(.taxpayer) { values.append(("taxpayer", records.text(of: packed.taxpayer).string)) }
        if differences.contains(.amount) {
            let currency = packed.currency == other.currency ? "" : " \(packed.currency.code)"
            values.append(("amount", packed.money.decimal + currency))
        }
        if differences.contains(.date) { values.append(("date", packed.date.description)) }
        if differences.contains(.reference) {
            values.append(("reference", records.text(.reference, of: id)?.string ?? ""))
        }
        if values.count == 1 { return values[0].value }
        return values.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    }

    /// The row of a line that could not be read.
    init(invalidLine line: Int, offset: Int, source: String, side: Side, reason: String) {
        self.init(
            outcome: .invalidRecord, severity: .medium, side: side, source: source, line: line,
            offset: UInt64(offset), rule: .unreadable)
        explanation = "The line is no record: \(reason). It takes part in nothing until it is mended."
    }

    private init(
        outcome: Outcome, severity: Severity, side: Side, source: String, line: Int, offset: UInt64, rule: Rule
    ) {
        self.outcome = outcome
        self.severity = severity
        self.side = side
        self.source = source
        self.line = line
        self.offset = offset
        self.rule = rule
    }
}
