public import Matching
public import PaymentModel

/// `recurring.csv`: the repeated payments that both sides confirm. Written on request.
public struct RecurringCSV: Sendable {
    public static let fileName = "recurring.csv"
    static let columns = ["taxpayer_id", "amount", "currency", "date", "settlement_count", "ledger_count"]

    private let records: RecordSet
    private let groups: [RecurringGroup]

    /// - Complexity: O(n log n)
    public init(_ groups: [RecurringGroup], _ records: RecordSet) {
        self.records = records
        self.groups = groups.sorted {
            let (left, right) = (records[$0.first], records[$1.first])
            return left.date != right.date ? left.date < right.date : records.compareKeys($0.first, $1.first) < 0
        }
    }

    /// Writes one line a group, by date, taxpayer and amount.
    public func write(into directory: ReportDirectory) throws(ReportError) {
        var texts = RowTexts()
        var bytes = ByteWriter(capacity: 1 << 16)
        bytes.append(RecurringCSV.columns.joined(separator: ",") + "\n")
        for group in groups {
            let record = records[group.first]
            texts.truncate(to: 0)
            let taxpayer = record.taxpayer.isID ? texts.add(record.taxpayer, records) : .none
            bytes.append(csv: taxpayer, of: texts)
            bytes.append(",")
            bytes.append(record.money)
            bytes.append(",")
            bytes.append(record.currency.code)
            bytes.append(",")
            bytes.append(record.date)
            for _ in 0..<2 {
                bytes.append(",")
                bytes.append(number: group.count)
            }
            bytes.append("\n")
        }
        let file = try OutputFile(path: "\(directory.stagingPath)/\(RecurringCSV.fileName)")
        try bytes.withBytes(0..<bytes.count) { bytes throws(ReportError) in try file.write(bytes, at: 0) }
        try file.synchronize()
    }
}
