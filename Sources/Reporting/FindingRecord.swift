internal import Foundation

/// A finding as `findings.jsonl` has it.
public struct FindingRecord: Codable, Sendable {
    public var findingID: String
    public var findingClass: String
    public var severity: String
    public var side: String
    public var taxpayerID: String?
    public var amount: String?
    public var currency: String?
    public var date: String?
    public var reference: String?
    public var settlementCount: Int
    public var ledgerCount: Int
    public var differs: String?
    public var expected: String?
    public var actual: String?
    public var source: String
    public var line: Int
    public var offset: Int
    public var counterpartSource: String?
    public var counterpartLine: Int?
    public var rule: String
    public var explanation: String

    enum CodingKeys: String, CodingKey {
        case findingID = "finding_id"
        case findingClass = "class"
        case severity, side
        case taxpayerID = "taxpayer_id"
        case amount, currency, date, reference
        case settlementCount = "settlement_count"
        case ledgerCount = "ledger_count"
        case differs, expected, actual, source, line, offset
        case counterpartSource = "counterpart_source"
        case counterpartLine = "counterpart_line"
        case rule, explanation
    }

    /// The findings of a report whose ID starts with `prefix`, at most `limit` of them.
    ///
    /// - Complexity: O(bytes of `findings.jsonl`)
    public static func find(idPrefix prefix: String, directory: String, limit: Int) throws(ReportError)
        -> [FindingRecord]
    {
        let path = "\(directory)/\(FindingsJSONLines().fileName)"
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
            throw ReportError(.system, path: path, "is not there; write the report with --report json")
        }
        // The ID is the first key of each line.
        let start = Data("{\"finding_id\":\"\(prefix)".utf8)
        var found: [FindingRecord] = []
        var place = data.startIndex
        while place < data.endIndex, found.count < limit {
            let end = data[place...].firstIndex(of: 0x0A) ?? data.endIndex
            if data[place..<end].starts(with: start),
                let record = try? JSONDecoder().decode(FindingRecord.self, from: data[place..<end])
            {
                found.append(record)
            }
            place = end == data.endIndex ? end : data.index(after: end)
        }
        return found
    }
}
