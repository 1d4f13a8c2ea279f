import Foundation
import Testing

@Suite("A night larger than the memory it may take")
struct MemoryTests {
    /// Two files of payments, nearly all of which are paired; the ledger in another order.
    private func night(rows: Int) throws -> Scratch {
        func row(_ number: Int) -> String {
            let taxpayer = ["52998224725", "39053344705", "11222333000181"][number % 3]
            return
                "E2E\(1_000_000 + number),\(taxpayer),\(number % 5_000).\(10 + number % 90),2026-11-\(10 + number % 19)\n"
        }
        let header = "reference,taxpayer_id,amount,date\n"
        let scratch = try Scratch()
        var (settlement, ledger) = (header, header)
        for number in 0..<rows {
            if number % 501 != 0 { settlement += row(number) }
            let other = number * 7_919 % rows
            if other % 703 != 0 { ledger += row(other) }
        }
        try scratch.write(Data(settlement.utf8), to: "S.csv")
        try scratch.write(Data(ledger.utf8), to: "L.csv")
        return scratch
    }

    private func reconcile(
        _ folder: Scratch, _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> Command.Result {
        try await Command.run(
            ["reconcile", "--settlement", "S.csv", "--ledger", "L.csv", "--out", "report", "--quiet"] + arguments,
            in: folder.url, environment: environment)
    }

    @Test func littleMemoryChangesNoByteOfTheFindings() async throws {
        let folder = try night(rows: 60_000)
        var expected: [Data]?
        for arguments in [
            [], ["--memory", "8MiB"], ["--memory", "8MiB", "--threads", "1"], ["--memory", "8MiB", "--threads", "5"],
        ] {
            let result = try await reconcile(folder, arguments)
            #expect(result.status == 0, "\(result.errors)")
            let found = try ["report/findings.csv", "report/findings.jsonl"].map { try folder.data($0) }
            #expect(found[0].count > 10_000)
            if let expected { #expect(found == expected, "\(arguments)") } else { expected = found }
        }
    }

    @Test func aTemporaryFolderThatIsNotThereIsSaidAndNoReportWritten() async throws {
        let folder = try night(rows: 60_000)
        let result = try await reconcile(
            folder, ["--memory", "8MiB"], environment: ["TMPDIR": "/nonexistent/folder"])
        #expect(result.status == 74)
        #expect(result.errors.contains("TMPDIR"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("report").path))
        // What fits needs no temporary file.
        #expect(try await reconcile(folder, [], environment: ["TMPDIR": "/nonexistent/folder"]).status == 0)
    }

    @Test func recordsThatNeedAllRulesAndDoNotFitAreRefused() async throws {
        let folder = try night(rows: 60_000)
        try folder.write(Data("reference,taxpayer_id,amount,date\n".utf8), to: "L.csv")
        let result = try await reconcile(folder, ["--memory", "8MiB"])
        #expect(result.status == 78)
        #expect(result.errors.contains("--memory"))
    }
}
