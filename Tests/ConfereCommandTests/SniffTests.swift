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
}
