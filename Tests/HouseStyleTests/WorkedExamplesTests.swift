import Foundation
import Matching
import PaymentModel
import Reconciliation
import Reporting
import Testing

/// The examples and transcripts of the documentation are what the program does.
struct WorkedExamplesTests {
    private static func page(_ path: String) throws -> MarkdownPage {
        MarkdownPage(path: path, text: try Repository.text(of: path))
    }

    private static func examples() throws -> [WorkedExample] {
        try page("docs/RULES.md").blocks.filter { $0.info.hasPrefix("example") }
            .map { try WorkedExample($0, page: "docs/RULES.md") }
    }

    @Test("Each example comes out as the page says", arguments: try examples())
    func example(_ example: WorkedExample) throws {
        #expect(try example.differences() == [])
    }

    @Test("Every outcome that a rule gives has an example")
    func everyOutcome() throws {
        let shown = Set(try Self.examples().flatMap(\.rows).compactMap(\.expected.first))
        #expect(Set(Outcome.allCases.map(\.name)).subtracting(shown) == [Outcome.setAside.name])
    }

    @Test("An example that says something else fails")
    func wrongExample() throws {
        let lines: [Substring] = [
            "settlement reference, taxpayer_id, amount, date", "  E1, ANA, 100.00, 2026-11-19 → paired",
            "  E2, ANA, 100.00, 2026-11-19 → duplicate-payment, low, see settlement 1",
            "ledger reference, taxpayer_id, amount, date", "  E1, ANA, 100.00, 2026-11-19 → missing-in-settlement",
        ]
        let block = MarkdownPage.Block(info: "example", line: 7, lines: lines)
        let differences = try WorkedExample(block, page: "page").differences()
        #expect(differences.count == 3)
        #expect(differences.first?.hasPrefix("page:7: settlement 2: ") == true)
    }

    /// The job of the demonstration, its report in a folder of its own.
    private static func demonstration(out: String) throws -> RunSummary {
        var options = RunOptions()
        options.settlement = [Repository.absolute("fixtures/day/settlement")]
        options.ledger = [Repository.absolute("fixtures/day/ledger/ledger.csv")]
        options.out = out
        options.maxInvalid = 1
        options.rules.from = BusinessDate(iso: "2026-11-18")
        options.rules.to = BusinessDate(iso: "2026-11-20")
        options.rules.dateTolerance = .calendarDays(1)
        options.rules.amountTolerance = AmountTolerance(unscaled: 5, scale: 2)
        return try ReconciliationRun(options: options, progress: RunProgress()).execute().summary
    }

    @Test("The README shows what the demonstration prints, and findings that it makes")
    func demonstration() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "confere-demonstration-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let out = folder.appending(path: "report").path(percentEncoded: false)
        let summary = try Self.demonstration(out: out)
        let style = SummaryStyle(width: 80, numbers: .english, usesColour: false)
        let printed = TerminalSummary(summary, reportPath: "report", style: style).text
        let readme = try Repository.text(of: "README.md")
        #expect(readme.contains(printed), "the summary is now:\n\(printed)")

        for path in Repository.files(under: "", endingIn: ".md") {
            for match in try Repository.text(of: path).matches(of: #/explain ([0-9a-f]{6,20})\b/#) {
                let id = String(match.output.1)
                let found = try FindingRecord.find(idPrefix: id, directory: out, limit: 2)
                #expect(found.count == 1, "\(path): there is no finding \(id)")
            }
        }
    }
}
