import Foundation
import Testing

@Suite("confere sniff: what a file is")
struct SniffTests {
    struct Expected: Sendable {
        let path: String
        let lines: [String]
    }

    @Test(arguments: [
        Expected(
            path: "day/settlement/pix.csv",
            lines: [
                "format     csv (comma)", "encoding   UTF-8", "records    168", "amount     67,264.68 BRL",
                "dates      2026-11-17 to 2026-11-20",
            ]),
        Expected(
            path: "day/settlement/ted.csv",
            lines: ["format     csv (semicolon)", "encoding   Latin-1", "records    44", "amount     254,675.22 BRL"]),
        Expected(
            path: "day/settlement/boletos-341.ret",
            lines: [
                "format     cnab240 (Itaú (341), returns)", "records    52; 8 skipped (no payments)",
                "amount     66,548.42 BRL",
            ]),
        Expected(
            path: "day/settlement/boletos-001.ret",
            lines: [
                "format     cnab240 (Banco do Brasil (001), returns)", "records    34; 6 skipped (no payments)",
                "amount     37,528.89 BRL",
            ]),
        Expected(
            path: "prefix/twenty.csv", lines: ["format     csv (comma)", "records    20", "amount     9,872.56 BRL"]),
        Expected(
            path: "prefix/twenty.jsonl",
            lines: ["format     jsonl (one object a line)", "records    20", "amount     9,436.08 BRL"]),
        Expected(
            path: "prefix/twenty.ret",
            lines: [
                "format     cnab240 (FEBRABAN layout, bank 756, returns)", "records    10", "amount     8,507.19 BRL",
                "tallies",
            ]),
        Expected(
            path: "prefix/ledger.csv", lines: ["format     csv (comma)", "records    50", "amount     27,815.83 BRL"]),
    ])
    func tellsTheFixturesApart(_ expected: Expected) async throws {
        let result = try await Command.run(["sniff", expected.path], in: Fixtures.root)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("\(expected.path)\n"))
        for line in expected.lines { #expect(result.output.contains(line), "\(result.output)") }
    }

    @Test func aLineThatCannotBeReadIsNamedAndFails() async throws {
        let result = try await Command.run(["sniff", "day/ledger/ledger.csv"], in: Fixtures.root)
        #expect(result.status == 65)
        #expect(result.output.contains("records    272; 1 invalid"))
        #expect(result.output.contains("line 144: date \"2026-11-31\" is no day of the calendar"))
        #expect(result.output.contains("25,000.00 USD"))
    }

    @Test func aFileThatDoesNotTallyFails() async throws {
        let folder = try Scratch()
        try folder.write(try Fixtures.data("prefix/twenty.ret").dropLast(242), to: "cut.ret")
        let result = try await Command.run(["sniff", "cut.ret"], in: folder.url)
        #expect(result.status == 65)
        #expect(result.output.contains("DOES NOT TALLY"))
    }

    @Test func readsStandardInputAndWholeDirectories() async throws {
        let piped = try await Command.run(["sniff", "-"], in: Fixtures.root, input: Fixtures.data("prefix/twenty.csv"))
        #expect(piped.status == 0)
        #expect(piped.output.contains("records    20"))
        let all = try await Command.run(["sniff", "prefix"], in: Fixtures.root)
        #expect(all.output.components(separatedBy: "  format ").count == 5)
    }

    @Test func jsonSaysWhatTheTextSays() async throws {
        let result = try await Command.run(
            ["sniff", "--json", "prefix/twenty.ret", "prefix/twenty.csv"], in: Fixtures.root)
        #expect(result.status == 0)
        let objects = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["format"] as? String } == ["cnab240", "csv"])
        #expect(objects.map { $0["records"] as? Int } == [10, 20])
        #expect(objects.map { $0["amounts"] as? [String: String] } == [["BRL": "8507.19"], ["BRL": "9872.56"]])
        #expect((objects.first?["control_totals"] as? [[String: Any]])?.count == 3)
        #expect((objects.last?["columns"] as? [[String: Any]])?.count == 7)
    }

    @Test func everyRecordIsListedAndItsTaxpayerMasked() async throws {
        let masked = try await Command.run(["sniff", "--records", "--mask", "prefix/twenty.ret"], in: Fixtures.root)
        let full = try await Command.run(["sniff", "--records", "--no-mask", "prefix/twenty.ret"], in: Fixtures.root)
        #expect(masked.status == 0 && full.status == 0)
        func records(_ text: String) throws -> [[String: Any]] {
            try text.split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
        }
        let (hidden, shown) = (try records(masked.output), try records(full.output))
        #expect(hidden.count == 10 && shown.count == 10)
        for (one, other) in zip(hidden, shown) {
            let (mask, id) = (one["taxpayer_id"] as? String ?? "", other["taxpayer_id"] as? String ?? "")
            #expect(mask.count == id.count && mask.hasPrefix("********") && id.hasSuffix(mask.suffix(3)))
            #expect(id.utf8.allSatisfy { $0 ^ 0x30 < 10 })
            #expect(one["amount"] as? String == other["amount"] as? String)
        }
        let first = try #require(shown.first)
        #expect(first["amount"] as? String == "113.00")
        #expect(first["line"] as? Int == 3 && first["offset"] as? Int == 484)
        #expect(first["reference"] == nil)
    }
}
