import Foundation
import Testing

@Suite("What a file holds can be said again as JSON Lines, and both tally")
struct RecordsAgainTests {
    /// Every fixture of a format.
    static let paths: [String] = {
        let folder = Fixtures.root.appendingPathComponent("formats")
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        let files = all.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath && $0.pathExtension != "md" }
        return files.map { String($0.path.dropFirst(Fixtures.root.path.count + 1)) }.sorted()
            + ["day/settlement/boletos-001.ret", "day/settlement/boletos-341.ret"]
    }()

    /// `sniff --records` of a settlement file is taken as the ledger: nothing may be missing on either side, nothing may differ.
    @Test(arguments: paths)
    func nothingIsMissingAndNothingDiffers(path: String) async throws {
        let folder = try Scratch()
        let source = Fixtures.root.appendingPathComponent(path).path
        let account = path.contains("formance") ? ["--ledger-account", "bank:itau"] : []
        let sniff = try await Command.run(["sniff", source, "--records", "--no-mask"] + account, in: folder.url)
        #expect(!sniff.output.isEmpty, "\(sniff.errors)")
        try folder.write(sniff.output, to: "ledger.jsonl")
        let result = try await Command.run(
            [
                "reconcile", "--settlement", source, "--ledger", "ledger.jsonl", "--out", "report", "--quiet",
                "--allow-unbalanced-input", "--max-invalid", "1000",
            ] + account, in: folder.url)
        #expect(result.status == 0, "\(result.errors)")
        let summary = try Report.summary(folder)
        #expect(summary.sides.settlement.records == summary.sides.ledger.records)
        #expect(summary.sides.settlement.amounts == summary.sides.ledger.amounts)
        let differing = [
            "taxpayer-mismatch", "amount-mismatch", "date-mismatch", "field-mismatch", "reference-mismatch",
            "ambiguous", "duplicate-posting",
        ]
        for name in differing { #expect(summary.classes[name]?.count == 0, "\(name)") }
        // What has neither an ID nor a reference nor an obligation is keyed alone and pairs with nothing.
        let alone = sniff.output.split(separator: "\n").count { line in
            !["reference", "obligation", "taxpayer_id"].contains { line.contains("\"\($0)\":") }
        }
        for name in ["missing-in-ledger", "missing-in-settlement"] {
            #expect(summary.classes[name]?.count == alone, "\(name)")
        }
    }
}
