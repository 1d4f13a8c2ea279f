import Foundation
import Testing

@Suite("Where inputs come from and how they are read")
struct InputTests {
    private static let header = "reference,taxpayer_id,amount,currency,date\n"

    /// The classes with findings and the summary of a run.
    private func reconcile(
        _ files: [String: String], _ arguments: [String], input: Data = Data()
    ) async throws -> (classes: [String: Int], summary: Report.Summary, status: Int32) {
        let folder = try Scratch()
        for (name, text) in files { try folder.write(text, to: name) }
        let result = try await Command.run(
            ["reconcile", "--out", "report", "--quiet"] + arguments, in: folder.url, input: input)
        #expect(folder.exists("report/summary.json"), "\(result.errors)")
        let summary = try Report.summary(folder)
        return (summary.classes.mapValues(\.count).filter { $0.value > 0 }, summary, result.status)
    }

    @Test(arguments: ["pix.csv", "boletos-341.ret"])
    func standardInputIsReadAsAFileIs(name: String) async throws {
        let bytes = try Fixtures.data("day/settlement/\(name)")
        let folder = try Scratch(copyOf: Fixtures.root.appendingPathComponent("day"))
        for (path, report) in [("-", "piped"), ("settlement/\(name)", "named")] {
            let result = try await Command.run(
                [
                    "reconcile", "--settlement", path, "--ledger", "ledger/ledger.csv", "--max-invalid", "1", "--quiet",
                    "--out", report,
                ],
                in: folder.url, input: path == "-" ? bytes : Data())
            #expect(result.status == 0)
        }
        let (piped, named) = (try Report.csvRows(folder, "piped"), try Report.csvRows(folder, "named"))
        #expect(piped.map { $0["finding_id"] } == named.map { $0["finding_id"] })
        #expect(piped.contains { $0["source"] == "-" })
        let (fromPipe, fromFile) = (
            try Report.summary(folder, "piped"), try Report.summary(folder, "named")
        )
        #expect(fromPipe.inputs.map(\.digest) == fromFile.inputs.map(\.digest))
        #expect(fromPipe.runID == fromFile.runID)
    }

    @Test func ledgerFromStandardInput() async throws {
        let row = "E1,,10.00,BRL,2026-11-19\n"
        let (classes, _, status) = try await reconcile(
            ["pix.csv": InputTests.header + row], ["--settlement", "pix.csv", "--ledger", "-"],
            input: Data((InputTests.header + row).utf8))
        #expect(status == 0)
        #expect(classes.isEmpty)
    }

    @Test func standardInputNamedTwiceIsReadOnce() async throws {
        let (classes, summary, status) = try await reconcile(
            [:], ["--settlement", "-", "-"], input: Data((InputTests.header + "E1,,10.00,BRL,2026-11-19\n").utf8))
        #expect(status == 0)
        #expect(classes.isEmpty)
        #expect(summary.sides.settlement.records == 1)
    }

    @Test(arguments: [("zstd", ["-q", "-c"], "zst"), ("gzip", ["-c"], "gz")])
    func compressedFilesAreReadAsTheyAre(program: String, arguments: [String], suffix: String) async throws {
        let folder = try Scratch(copyOf: Fixtures.root.appendingPathComponent("day"))
        var isInstalled = true
        for name in Fixtures.daySettlement + ["ledger/ledger.csv"] {
            guard let packed = try await Command.filter(program, arguments, try folder.data(name)) else {
                isInstalled = false
                break
            }
            try folder.write(packed, to: "\(name).\(suffix)")
        }
        try #require(isInstalled, "\(program) is not installed: this test cannot run without it")
        let rules = Fixtures.dayRules + ["--quiet"]
        for (path, report) in [("*", "plain"), ("*.\(suffix)", "packed")] {
            let settlement = path == "*" ? Fixtures.daySettlement : ["settlement/*.\(suffix)"]
            let ledger = path == "*" ? "ledger/ledger.csv" : "ledger/ledger.csv.\(suffix)"
            let result = try await Command.run(
                ["reconcile", "--settlement"] + settlement + ["--ledger", ledger, "--out", report] + rules,
                in: folder.url)
            #expect(result.status == 0)
        }
        let ids = try [Report.csvRows(folder, "plain"), Report.csvRows(folder, "packed")].map { rows in
            rows.map { $0["finding_id"] }
        }
        #expect(ids[0] == ids[1])
        #expect(try Report.summary(folder, "plain").runID == Report.summary(folder, "packed").runID)
        let id = try #require(ids[0].first ?? nil)
        let explained = try await Command.run(["explain", id, "--run", "packed"], in: folder.url)
        #expect(explained.output.contains("    | "))
    }

    @Test func directoriesAndGlobsAreTheirFiles() async throws {
        let row = InputTests.header + "E1,,10.00,BRL,2026-11-19\n"
        let files = ["in/a.csv": row, "in/deep/b.csv": row + "E2,,11.00,BRL,2026-11-19\n", "in/.hidden.csv": "no\n"]
        for path in ["in", "in/", "in/*"] {
            let (_, summary, status) = try await reconcile(files, ["--settlement", path])
            #expect(status == 0)
            #expect(summary.inputs.map(\.path) == ["in/a.csv", "in/deep/b.csv"])
        }
    }

    @Test func withoutALedgerNothingIsMissing() async throws {
        let rows = "E1,52998224725,10.00,BRL,2026-11-19\nE1,52998224725,10.00,BRL,2026-11-19\n"
        let (classes, summary, status) = try await reconcile(
            ["pix.csv": InputTests.header + rows], ["--settlement", "pix.csv"])
        #expect(status == 0)
        #expect(classes == ["repeated-record": 1])
        #expect(summary.sides.settlement.outcomes["unmatched"]?.count == 1)
        #expect(!summary.sides.ledger.given)
    }

    @Test func anEmptyLedgerIsALedger() async throws {
        let (classes, summary, status) = try await reconcile(
            ["pix.csv": InputTests.header + "E1,,10.00,BRL,2026-11-19\n", "ledger.csv": InputTests.header],
            ["--settlement", "pix.csv", "--ledger", "ledger.csv"])
        #expect(status == 0)
        #expect(classes == ["missing-in-ledger": 1])
        #expect(summary.sides.ledger.given)
    }

    @Test func anInvertedLedgerIsTurnedRound() async throws {
        let files = [
            "pix.csv": InputTests.header + "E1,,10.00,BRL,2026-11-19\nE2,,-3.00,BRL,2026-11-19\n",
            "ledger.csv": InputTests.header + "E1,,-10.00,BRL,2026-11-19\nE2,,3.00,BRL,2026-11-19\n",
        ]
        let sides = ["--settlement", "pix.csv", "--ledger", "ledger.csv"]
        let asIs = try await reconcile(files, sides).classes
        #expect(asIs == ["missing-in-ledger": 2, "missing-in-settlement": 2])
        let inverted = try await reconcile(files, sides + ["--ledger-sign", "inverted"])
        #expect(inverted.classes.isEmpty)
        #expect(inverted.summary.sides.ledger.amounts == ["BRL": "7.00"])
    }

    @Test func columnsAndFormatsAreNamedForEachSide() async throws {
        let files = [
            "bank.txt": "Id;Quem;Quanto;Quando\nE1;;10,00;19/11/2026\n",
            "books.txt": "{\"ref\":\"E1\",\"how_much\":10.00,\"when\":\"2026-11-19\"}\n",
        ]
        let maps = [
            "settlement.reference=Id", "settlement.amount=Quanto", "settlement.date=Quando", "ledger.reference=ref",
            "ledger.amount=how_much", "ledger.date=when",
        ].flatMap { ["--map", $0] }
        let formats = ["--format", "settlement=csv", "--format", "ledger=jsonl"]
        let (classes, summary, status) = try await reconcile(
            files, ["--settlement", "bank.txt", "--ledger", "books.txt"] + maps + formats)
        #expect(status == 0)
        #expect(classes.isEmpty)
        #expect(summary.inputs.map(\.format) == ["csv", "jsonl"])
        #expect(summary.sides.settlement.outcomes["paired"]?.count == 1)
    }

    @Test func failOnDecidesTheExitCodeAndNothingElse() async throws {
        let (day, _) = try await Fixtures.day()
        for (classes, status) in [
            ("duplicate-payment", 1), ("missing-in-ledger,ambiguous", 1), ("returned", 1),
        ] as [(String, Int32)] {
            let (folder, result) = try await Fixtures.day(["--fail-on", classes])
            #expect(result.status == status)
            #expect(try folder.data("report/findings.csv") == day.data("report/findings.csv"))
        }
        let quiet = try await reconcile(
            ["pix.csv": InputTests.header], ["--settlement", "pix.csv", "--fail-on", "duplicate-payment"])
        #expect(quiet.status == 0)
    }

    /// A trailer that does not tally outweighs `--fail-on`.
    @Test func badInputOutweighsFailOn() async throws {
        let whole = try Fixtures.data("prefix/twenty.ret")
        let (classes, summary, status) = try await reconcile(
            ["ledger.csv": InputTests.header],
            [
                "--settlement", "-", "--ledger", "ledger.csv", "--fail-on",
                "missing-in-ledger",
            ],
            input: whole.dropLast(242))
        #expect(status == 65)
        #expect(!summary.balanced)
        #expect(classes["missing-in-ledger"] == 10)
    }

    @Test func logsAsJSONOneObjectALine() async throws {
        let (_, result) = try await Fixtures.day(["--log-format", "json"])
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count > 1)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["level"] != nil && object?["message"] != nil && object?["time"] != nil)
        }
    }

    @Test func metricsAndSummaryOnRequest() async throws {
        let (folder, result) = try await Fixtures.day(["--metrics", "confere.prom", "--summary", "always"])
        #expect(try folder.text("confere.prom").contains("confere_findings{class=\"duplicate-payment\"} 10\n"))
        #expect(result.output.contains("duplicate-payment"))
        #expect(result.output.contains("balanced"))
    }
}
