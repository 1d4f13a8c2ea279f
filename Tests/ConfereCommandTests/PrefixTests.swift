import Foundation
import Testing

@Suite("A file that was cut ends in an answer, never in a crash")
struct PrefixTests {
    /// Every byte with `CONFERE_THOROUGH=1`, else every so many.
    private static let stride = ProcessInfo.processInfo.environment["CONFERE_THOROUGH"] == "1" ? 1 : 61

    @Test(arguments: ["twenty.csv", "twenty.jsonl", "twenty.ret"])
    func cut(name: String) async throws {
        let whole = try Fixtures.data("prefix/\(name)")
        let folder = try Scratch()
        try folder.write(Fixtures.data("prefix/ledger.csv"), to: "ledger.csv")
        let complete = try await reconcile(whole, name, folder)
        #expect(complete.status == 0)
        let records = try #require(complete.summary).sides.settlement.records
        let lastByte = whole.count - 1
        for count in Array(Swift.stride(from: 0, to: whole.count, by: PrefixTests.stride)) + [lastByte - 1, lastByte] {
            let (status, summary) = try await reconcile(whole.prefix(count), name, folder)
            #expect(status == 0 || status == 65, "cut at \(count)")
            guard let summary else {
                #expect(status == 65, "cut at \(count)")
                continue
            }
            #expect(summary.sides.settlement.records <= records)
            try expectNothingInvented(summary, folder, "cut at \(count)")
            if name.hasSuffix(".ret") {
                // The trailer's counts end at position 29; what follows is blank.
                let needed = whole.count - 2 - 240 + 29
                #expect(summary.balanced == (count >= needed), "cut at \(count)")
                #expect((status == 65) == (count < needed), "cut at \(count)")
            }
        }
    }

    /// A cut may lose records; it never may change one, so nothing can disagree with the ledger.
    private func expectNothingInvented(_ summary: Report.Summary, _ folder: Scratch, _ comment: Comment) throws {
        let found = Set(summary.classes.filter { $0.value.count > 0 }.keys)
        #expect(found.isSubset(of: ["missing-in-settlement", "invalid-record"]), comment)
    }

    private func reconcile(
        _ bytes: Data, _ name: String, _ folder: Scratch
    ) async throws -> (status: Int32, summary: Report.Summary?) {
        try folder.write(bytes, to: name)
        try? FileManager.default.removeItem(at: folder.url.appendingPathComponent("report"))
        let result = try await Command.run(
            ["reconcile", "--settlement", name, "--ledger", "ledger.csv", "--out", "report", "--quiet"],
            in: folder.url)
        #expect(!result.wasSignalled)
        return (result.status, folder.exists("report/summary.json") ? try Report.summary(folder) : nil)
    }
}
