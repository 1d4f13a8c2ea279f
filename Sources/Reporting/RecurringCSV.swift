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
        var text = RecurringCSV.columns.joined(separator: ",") + "\n"
        for group in groups {
            let record = records[group.first]
            let taxpayer = record.taxpayer.isID ? records.text(of: record.taxpayer).string : ""
            text += "\(FindingsCSV.field(taxpayer)),\(record.money.decimal),\(record.currency.code),\(record.date),"
            text += "\(group.count),\(group.count)\n"
        }
        let file = try OutputFile(path: "\(directory.stagingPath)/\(RecurringCSV.fileName)")
        try file.write(Array(text.utf8))
        try file.synchronize()
    }
}
