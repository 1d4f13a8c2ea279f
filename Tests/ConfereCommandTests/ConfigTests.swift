import Foundation
import Testing

@Suite("--config, and confere config")
struct ConfigTests {
    private static let header = "reference,taxpayer_id,amount,currency,date\n"

    /// Runs `reconcile` over files, `pix.csv` against `ledger.csv` unless said otherwise.
    private func reconcile(
        _ files: [String: String], _ arguments: [String] = [],
        inputs: [String] = ["--settlement", "pix.csv", "--ledger", "ledger.csv"]
    ) async throws -> (folder: Scratch, result: Command.Result, rules: [String: Any]) {
        let folder = try Scratch()
        for (name, text) in files { try folder.write(text, to: name) }
        let result = try await Command.run(
            ["reconcile"] + inputs + ["--out", "report", "--config", "confere.yaml"] + arguments, in: folder.url)
        var rules: [String: Any] = [:]
        if folder.exists("report/summary.json") {
            let summary = try JSONSerialization.jsonObject(with: folder.data("report/summary.json"))
            rules = (summary as? [String: Any])?["rules"] as? [String: Any] ?? [:]
        }
        return (folder, result, rules)
    }

    /// A payment of Friday and its booking of Tuesday: two banking days apart, unless Monday is a local holiday.
    private static let weekend = [
        "pix.csv": header + "E1,52998224725,10.00,BRL,2026-11-13\n",
        "ledger.csv": header + ",52998224725,10.00,BRL,2026-11-17\n",
    ]

    @Test("Local holidays make banking days fewer, in the file's tolerance and in the command line's")
    func localHolidays() async throws {
        for (configuration, arguments, isPair) in [
            ("rules: {date-tolerance: 1b}", [], false),
            ("rules: {date-tolerance: 1b}\nholidays: [2026-11-16]", [], true),
            ("holidays: [2026-11-16]", ["--date-tolerance", "1b"], true),
            ("rules: {date-tolerance: 2b}", [], true),
            ("rules: {date-tolerance: 2b}", ["--date-tolerance", "2"], false),
        ] as [(String, [String], Bool)] {
            var files = Self.weekend
            files["confere.yaml"] = configuration
            let (folder, result, rules) = try await reconcile(files, arguments)
            #expect(result.status == 0)
            let classes = try Report.summary(folder).classes
            #expect((classes["date-mismatch"]?.count == 1) == isPair, "\(configuration) \(arguments)")
            #expect(rules["date_tolerance_unit"] as? String == (arguments.last == "2" ? "calendar" : "banking"))
        }
    }

    @Test("Runs whose holidays differ have different IDs, and paths do not matter")
    func runIdentity() async throws {
        var ids: [String] = []
        for configuration in [
            "rules: {date-tolerance: 1b}", "rules: {date-tolerance: 1b}\nholidays: [2026-11-16]",
            "rules: {date-tolerance: 1}",
            "settlement: [{dates: credit}]", "reading: {dates: credit}", "rules: {near-days: 3}",
        ] {
            var files = Self.weekend
            files["confere.yaml"] = configuration
            ids.append(try Report.summary(try await reconcile(files).folder).runID)
        }
        #expect(Set(ids).count == ids.count)
        // What says nothing new changes nothing.
        let folder = try Scratch()
        for (name, text) in Self.weekend { try folder.write(text, to: "in/" + name) }
        _ = try await Command.run(
            ["reconcile", "--settlement", "in/pix.csv", "--ledger", "in/ledger.csv", "--out", "report"], in: folder.url)
        #expect(try Report.summary(folder).runID == ids.last)
    }

    @Test("Each file is read with the columns of its entry, explain finds them again, and --map wins")
    func columns() async throws {
        let files = [
            "ted.csv": "Doc;CPF;Valor;Outro;Data\nE1;52998224725;10,00;20,00;13/11/2026\n",
            "pix.csv": Self.header + "E2,11222333000181,30.00,BRL,2026-11-13\n",
            "ledger.csv": Self.header,
            "confere.yaml": """
            settlement:
              - files: ted.csv
                map: {reference: Doc, taxpayer_id: CPF, amount: Valor, date: Data}
            """,
        ]
        let inputs = ["--settlement", "ted.csv", "pix.csv", "--ledger", "ledger.csv"]
        let (folder, result, _) = try await reconcile(files, inputs: inputs)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Report.summary(folder).sides.settlement.amounts == ["BRL": "40.00"])
        let rows = try folder.text("report/findings.csv").split(separator: "\n").dropFirst()
        let ted = try #require(rows.first { $0.contains("ted.csv") })
        let explained = try await Command.run(
            ["explain", String(ted.prefix { $0 != "," }), "--run", "report"], in: folder.url)
        #expect(explained.output.contains("13/11/2026"))
        #expect(!explained.output.contains("52998224725"))

        let mapped = try await reconcile(
            files, ["--map", "settlement.amount=Outro"], inputs: ["--settlement", "ted.csv"])
        #expect(try Report.summary(mapped.folder).sides.settlement.amounts == ["BRL": "20.00"])
    }

    @Test(
        "Of an account at two levels the one that is not used is counted and set aside",
        arguments: ["detail", "statement"])
    func levels(_ use: String) async throws {
        let folder = try Scratch(copyOf: Fixtures.root.appendingPathComponent("errors/levels-detail-and-statement"))
        try folder.write("accounts: [{account: 756/3999/61207, use: \(use)}]\n", to: "confere.yaml")
        let result = try await Command.run(
            [
                "reconcile", "--settlement", "boletos.ret", "statement.ret", "--out", "OUT", "--config",
                "confere.yaml", "--summary", "always",
            ], in: folder.url)
        #expect(result.status == 0)
        #expect(!result.errors.contains("warning"))
        #expect(result.output.contains("settlement 2 = 0 paired + 0 in findings + 1 unmatched + 1 set-aside"))
        let summary = try Report.summary(folder, "OUT")
        #expect(summary.balanced)
        #expect(summary.sides.settlement.records == 2)
        for input in summary.inputs {
            let isUsed = (input.path == "boletos.ret") == (use == "detail")
            #expect(
                input.outcomes == [
                    isUsed ? "unmatched" : "set-aside": Report.Summary.Tally(count: 1, amounts: input.amounts)
                ])
        }
    }

    @Test("check says how a file is understood; example prints one that check takes")
    func checkAndExample() async throws {
        let folder = try Scratch()
        let example = try await Command.run(["config", "example"], in: folder.url)
        #expect(example.status == 0)
        try folder.write(example.output, to: "confere.yaml")
        let check = try await Command.run(["config", "check", "confere.yaml"], in: folder.url)
        #expect(check.status == 0)
        #expect(check.output.contains("dates at most 1 Brazilian banking day apart"))
        #expect(check.output.hasSuffix("\nOK\n"))
    }

    @Test("sniff reads a file as the configuration says")
    func sniff() async throws {
        let folder = try Scratch()
        try folder.write("Valor;Data\n10,00;13/11/2026\n", to: "ted.csv")
        try folder.write("ledger: [{files: \"ted*\", map: {amount: Valor, date: Data}}]\n", to: "confere.yaml")
        let sniffed = try await Command.run(["sniff", "--config", "confere.yaml", "ted.csv"], in: folder.url)
        #expect(sniffed.status == 0, "\(sniffed.errors)")
        #expect(sniffed.output.contains("Valor → amount"))
    }
}
