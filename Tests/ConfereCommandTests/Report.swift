import Foundation
import Testing

/// Reads a report as somebody outside the project would.
enum Report {
    /// What these tests need of `summary.json`.
    struct Summary: Decodable {
        struct Tally: Decodable, Equatable {
            let count: Int
            let amounts: [String: String]
        }
        struct Side: Decodable {
            let given: Bool
            let records: Int
            let amounts: [String: String]
            let outcomes: [String: Tally]
        }
        struct Sides: Decodable {
            let settlement: Side
            let ledger: Side
        }
        struct Input: Decodable {
            let side: String
            let path: String
            let digest: String
            let format: String
            let records: Int
            let skipped: Int
            let invalid: Int
            let amounts: [String: String]
            let outcomes: [String: Tally]
        }

        let runID: String
        let balanced: Bool
        let inputs: [Input]
        let sides: Sides
        let classes: [String: Tally]
        let findings: Int
        let keyedWithoutTaxpayer: Int

        enum CodingKeys: String, CodingKey {
            case runID = "run_id"
            case keyedWithoutTaxpayer = "keyed_without_taxpayer"
            case balanced, inputs, sides, classes, findings
        }
    }

    static func summary(_ folder: Scratch, _ report: String = "report") throws -> Summary {
        try JSONDecoder().decode(Summary.self, from: folder.data("\(report)/summary.json"))
    }

    /// The whole summary without `timing`, as one text whose keys are in order.
    static func summaryText(_ folder: Scratch, _ report: String = "report") throws -> String {
        let object = try JSONSerialization.jsonObject(with: folder.data("\(report)/summary.json"))
        var values = try #require(object as? [String: Any])
        #expect(values.removeValue(forKey: "timing") != nil)
        let data = try JSONSerialization.data(withJSONObject: values, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }

    /// The columns that `findings.csv` and `findings.jsonl` have, in order.
    static let columns = [
        "finding_id", "class", "severity", "side", "taxpayer_id", "amount", "currency", "date", "reference",
        "settlement_count", "ledger_count", "differs", "expected", "actual", "source", "line", "offset",
        "counterpart_source", "counterpart_line", "rule", "explanation",
    ]
    static let numbers: Set<String> = ["settlement_count", "ledger_count", "line", "offset", "counterpart_line"]
    static let locations: Set<String> = ["source", "line", "offset", "counterpart_source", "counterpart_line"]

    /// The rows of `findings.csv` by column.
    static func csvRows(_ folder: Scratch, _ report: String = "report") throws -> [[String: String]] {
        var table = csv(try folder.text("\(report)/findings.csv"))
        #expect(table.first == columns)
        table.removeFirst()
        return try table.map { row in
            try #require(row.count == columns.count)
            return Dictionary(uniqueKeysWithValues: zip(columns, row))
        }
    }

    /// The rows of `findings.jsonl` with `null` as an empty text.
    static func jsonRows(_ folder: Scratch, _ report: String = "report") throws -> [[String: String]] {
        try folder.text("\(report)/findings.jsonl").split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let values = try #require(object as? [String: Any])
            #expect(Set(values.keys) == Set(columns))
            return try values.reduce(into: [:]) { row, field in
                switch field.value {
                case is NSNull: row[field.key] = ""
                case let text as String:
                    #expect(!numbers.contains(field.key))
                    row[field.key] = text
                default:
                    #expect(numbers.contains(field.key))
                    row[field.key] = String(try #require(field.value as? Int))
                }
            }
        }
    }

    /// RFC 4180.
    private static func csv(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        func take() -> String {
            defer { field = [] }
            return String(decoding: field, as: UTF8.self)
        }
        for byte in text.utf8 {
            switch byte {
            case 0x22:
                if isQuoted || !wasQuote {
                    isQuoted.toggle()
                } else {
                    field.append(0x22)
                    isQuoted = true
                }
                wasQuote = !isQuoted
                continue
            case 0x2C where !isQuoted: row.append(take())
            case 0x0A where !isQuoted:
                row.append(take())
                rows.append(row)
                row = []
            default: field.append(byte)
            }
            wasQuote = false
        }
        return rows
    }
}

/// Sums of decimal texts, exactly.
struct DecimalSum: Equatable {
    private(set) var total = Decimal()

    mutating func add(_ text: String) throws {
        total += try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
    }
}
