import Foundation
import Testing

@Suite("The demonstration day, through the command line")
struct DemoDayTests {
    @Test func findsTheClassesThatItsAuthorsPlanted() async throws {
        let (folder, result) = try await Fixtures.day()
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        let expected = try JSONDecoder().decode([String: Int].self, from: Fixtures.data("day/expected-classes.json"))
        let summary = try Report.summary(folder)
        #expect(summary.classes.mapValues(\.count).filter { $0.value > 0 } == expected)
        #expect(summary.balanced)
        let rows = try Report.csvRows(folder)
        #expect(Dictionary(grouping: rows) { $0["class"] ?? "" }.mapValues(\.count) == expected)
        #expect(summary.findings == rows.count)
    }

    @Test func csvAndJSONLinesSayTheSame() async throws {
        let (folder, _) = try await Fixtures.day()
        let (csv, json) = (try Report.csvRows(folder), try Report.jsonRows(folder))
        #expect(csv.count == json.count)
        for (inCSV, inJSON) in zip(csv, json) {
            for column in Report.columns {
                // A text that a spreadsheet would run has an apostrophe before it in CSV.
                let text = inCSV[column] ?? ""
                #expect((text.hasPrefix("'") ? String(text.dropFirst()) : text) == inJSON[column])
            }
        }
    }

    @Test func findingIDsAreUniqueAndShort() async throws {
        let (folder, _) = try await Fixtures.day()
        let ids = try Report.csvRows(folder).compactMap { $0["finding_id"] }
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.count == 20 && id.allSatisfy { $0.isHexDigit && !$0.isUppercase }) }
    }

    @Test func findingsStandInTheOrderOfTheDesign() async throws {
        let (folder, _) = try await Fixtures.day()
        let keys = try Report.csvRows(folder).filter { $0["class"] != "invalid-record" }.map { row in
            OrderKey(
                findingClass: row["class"] ?? "", date: row["date"] ?? "", taxpayer: row["taxpayer_id"] ?? "",
                amount: try #require(Decimal(string: row["amount"] ?? "")))
        }
        for (left, right) in zip(keys, keys.dropFirst()) { #expect(!(right < left)) }
        let classes = try Report.csvRows(folder).compactMap { $0["class"] }
        #expect(classes == classes.sorted())
    }

    private struct OrderKey: Comparable {
        let findingClass: String
        let date: String
        let taxpayer: String
        let amount: Decimal

        static func < (left: OrderKey, right: OrderKey) -> Bool {
            if left.findingClass != right.findingClass { return left.findingClass < right.findingClass }
            if left.date != right.date { return left.date < right.date }
            if left.taxpayer != right.taxpayer { return left.taxpayer < right.taxpayer }
            return left.amount < right.amount
        }
    }

    /// Each finding names the physical line and the byte at which its record starts.
    @Test func linesAndOffsetsPointAtTheRecord() async throws {
        let (folder, _) = try await Fixtures.day()
        for row in try Report.csvRows(folder) {
            let bytes = try folder.data(row["source"] ?? "")
            let offset = try #require(Int(row["offset"] ?? ""))
            #expect(offset == 0 || bytes[offset - 1] == 0x0A)
            #expect(bytes[..<offset].count { $0 == 0x0A } + 1 == Int(row["line"] ?? ""))
        }
    }

    @Test func summaryNamesWhatTheDesignPromises() async throws {
        let (folder, _) = try await Fixtures.day()
        let object = try JSONSerialization.jsonObject(with: folder.data("report/summary.json"))
        let summary = try #require(object as? [String: Any])
        for key in [
            "run_id", "engine_version", "inputs", "sides", "classes", "balanced", "keyed_without_taxpayer", "rules",
            "timing",
        ] { #expect(summary[key] != nil, "\(key)") }
        let inputs = try #require(summary["inputs"] as? [[String: Any]])
        #expect(inputs.count == 5)
        for input in inputs {
            for key in ["path", "digest", "format", "bytes", "records", "skipped", "invalid", "control_totals"] {
                #expect(input[key] != nil, "\(key)")
            }
        }
        let declared = inputs.compactMap { $0["control_totals"] as? [[String: Any]] }.flatMap { $0 }
        #expect(!declared.isEmpty)
        for total in declared { #expect(total["declared"] != nil && total["computed"] != nil) }
    }

    /// Conservation, in count and in amount: for each source and each side, what was read is the sum over the outcomes.
    @Test func nothingIsLost() async throws {
        let (folder, _) = try await Fixtures.day()
        let summary = try Report.summary(folder)
        for input in summary.inputs { try expectConserved(input.records, input.amounts, input.outcomes) }
        for side in [summary.sides.settlement, summary.sides.ledger] {
            try expectConserved(side.records, side.amounts, side.outcomes)
        }
        for (name, side) in [("settlement", summary.sides.settlement), ("ledger", summary.sides.ledger)] {
            let inputs = summary.inputs.filter { $0.side == name }
            #expect(inputs.reduce(0) { $0 + $1.records } == side.records)
            var sums: [String: DecimalSum] = [:]
            for input in inputs {
                for (currency, amount) in input.amounts { try sums[currency, default: DecimalSum()].add(amount) }
            }
            for (currency, amount) in side.amounts {
                var whole = DecimalSum()
                try whole.add(amount)
                #expect(sums[currency] == whole)
            }
        }
    }

    private func expectConserved(
        _ records: Int, _ amounts: [String: String], _ outcomes: [String: Report.Summary.Tally]
    ) throws {
        #expect(outcomes.values.reduce(0) { $0 + $1.count } == records)
        var sums: [String: DecimalSum] = [:]
        for tally in outcomes.values {
            for (currency, amount) in tally.amounts { try sums[currency, default: DecimalSum()].add(amount) }
        }
        for (currency, amount) in amounts {
            var whole = DecimalSum()
            try whole.add(amount)
            #expect(sums[currency] == whole)
        }
    }

    /// The classes of the summary are the findings, counted and added up.
    @Test func classesAreTheFindingsAddedUp() async throws {
        let (folder, _) = try await Fixtures.day()
        let summary = try Report.summary(folder)
        let byClass = Dictionary(grouping: try Report.csvRows(folder)) { $0["class"] ?? "" }
        for (name, tally) in summary.classes {
            let rows = byClass[name] ?? []
            #expect(tally.count == rows.count)
            for (currency, amount) in tally.amounts {
                var (declared, added) = (DecimalSum(), DecimalSum())
                try declared.add(amount)
                for row in rows where row["currency"] == currency { try added.add(row["amount"] ?? "") }
                #expect(declared == added, "\(name) in \(currency)")
            }
        }
        // One-sided findings are that side's outcomes; a pair is one outcome on each side.
        let pairs: Set = [
            "taxpayer-mismatch", "amount-mismatch", "date-mismatch", "field-mismatch", "reference-mismatch",
        ]
        for (name, rows) in byClass where name != "invalid-record" {
            let (settlement, ledger) = (
                summary.sides.settlement.outcomes[name]?.count ?? 0, summary.sides.ledger.outcomes[name]?.count ?? 0
            )
            if pairs.contains(name) {
                #expect(settlement == rows.count && ledger == rows.count)
            } else {
                #expect(settlement == rows.count { $0["side"] == "settlement" })
                #expect(ledger == rows.count { $0["side"] == "ledger" })
            }
        }
    }
}
