import Foundation
import Testing

@Suite("The folder of a report")
struct ReportFolderTests {
    private static let header = "reference,taxpayer_id,amount,currency,date\n"

    @Test func filesAreForTheirOwnerAlone() async throws {
        let (folder, _) = try await Fixtures.day()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/report").sorted() == [
                "findings.csv", "findings.jsonl", "summary.json",
            ])
        for name in ["findings.csv", "findings.jsonl", "summary.json"] {
            #expect(try permissions(folder, "report/\(name)") == 0o600, "\(name)")
        }
        #expect(try permissions(folder, "report") & 0o077 == 0)
        #expect(try folder.names() == ["expected-classes.json", "ledger", "report", "settlement"])
    }

    private func permissions(_ folder: Scratch, _ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent(name).path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func reportPicksASubset() async throws {
        for (kinds, names) in [
            ("csv", ["findings.csv", "summary.json"]), ("json", ["findings.jsonl", "summary.json"]),
        ] {
            let (folder, _) = try await Fixtures.day(["--report", kinds])
            let found = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/report").sorted()
            #expect(found == names)
        }
    }

    @Test func anEarlierReportIsReplacedWhole() async throws {
        let (folder, _) = try await Fixtures.day()
        let again = try await Command.run(
            ["reconcile", "--settlement", "settlement/pix.csv", "--out", "report/", "--report", "csv", "--quiet"],
            in: folder.url)
        #expect(again.status == 0)
        let found = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/report").sorted()
        #expect(found == ["findings.csv", "summary.json"])
        #expect(try Report.summary(folder).inputs.map(\.path) == ["settlement/pix.csv"])
    }

    @Test func anEmptyFolderAndAnAbsentParentWillDo() async throws {
        let folder = try Scratch()
        try folder.write(ReportFolderTests.header, to: "pix.csv")
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("empty"), withIntermediateDirectories: false)
        for out in ["empty", "a/b/report"] {
            let result = try await Command.run(
                ["reconcile", "--settlement", "pix.csv", "--out", out, "--quiet"], in: folder.url)
            #expect(result.status == 0)
            #expect(folder.exists("\(out)/summary.json"))
        }
    }

    /// Refused before anything is read, and left as it was.
    @Test(arguments: ["photos/holiday.jpg", "report/summary.json,report/notes.txt"])
    func aForeignFolderIsLeftAlone(files: String) async throws {
        let folder = try Scratch()
        let names = files.split(separator: ",").map(String.init)
        for name in names { try folder.write("not ours\n", to: name) }
        let out = String(names[0].prefix { $0 != "/" })
        let result = try await Command.run(
            ["reconcile", "--settlement", "absent.csv", "--out", out], in: folder.url)
        #expect(result.status == 73)
        for name in names { #expect(try folder.text(name) == "not ours\n") }
        #expect(try folder.names() == [out])
    }

    /// A failed run leaves the earlier report as it was.
    @Test func aFailedRunChangesNothing() async throws {
        let (folder, _) = try await Fixtures.day()
        let before = try folder.data("report/findings.csv")
        let result = try await Command.run(
            ["reconcile", "--settlement", "absent.csv", "--out", "report"], in: folder.url)
        #expect(result.status == 66)
        #expect(try folder.data("report/findings.csv") == before)
        #expect(try folder.names() == ["expected-classes.json", "ledger", "report", "settlement"])
    }

    /// Killed at any moment, there is the old report or the new one, whole, and the next run works.
    @Test func aKilledRunLeavesTheOldReportOrTheNew() async throws {
        let folder = try Scratch()
        for side in ["old", "new"] { try folder.write(ReportFolderTests.night(side), to: "\(side).csv") }
        var whole: [String: Data] = [:]
        var milliseconds = 0
        for side in ["old", "new"] {
            let clock = ContinuousClock()
            let duration = try await clock.measure {
                let run = try await Command.run(ReportFolderTests.arguments(side), in: folder.url)
                #expect(run.status == 0)
            }
            milliseconds = Int(duration / .milliseconds(1))
            whole[side] = try folder.data("report/findings.jsonl")
        }
        var generator = SeededGenerator(seed: 73)
        var killed = 0
        for attempt in 0..<32 {
            let side = attempt % 2 == 0 ? "old" : "new"
            let run = try Command.start(ReportFolderTests.arguments(side), in: folder.url)
            if attempt % 4 < 2 {
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...milliseconds, using: &generator)))
            } else {
                try await reportIsBeingWritten(folder, by: run)
                try await Task.sleep(for: .microseconds(Int.random(in: 0...20_000, using: &generator)))
            }
            run.kill()
            if try await run.end().wasSignalled { killed += 1 }
            let path = try #require(try Report.summary(folder).inputs.first?.path)
            let found = try folder.data("report/findings.jsonl")
            #expect(found == whole[String(path.dropLast(4))])
        }
        #expect(killed > 0)
        let next = try await Command.run(ReportFolderTests.arguments("old"), in: folder.url)
        #expect(next.status == 0)
        #expect(try folder.data("report/findings.jsonl") == whole["old"])
        #expect(try folder.names() == ["new.csv", "old.csv", "report"])
    }

    /// Waits until a run has begun to write, or is over.
    private func reportIsBeingWritten(_ folder: Scratch, by run: Running) async throws {
        // What an earlier attempt left is removed by the run, so only a name that is new counts.
        let before = Set(try folder.names())
        while run.isRunning, Set(try folder.names()).subtracting(before).allSatisfy({ !$0.contains(".writing.") }) {
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    private static func arguments(_ side: String) -> [String] {
        ["reconcile", "--settlement", "\(side).csv", "--out", "report", "--quiet"]
    }

    /// Payments of which each comes twice, so that there is much to write.
    private static func night(_ name: String) -> String {
        header + (0..<2000).map { "\(name)\($0 / 2),,\($0 / 2 + 1).00,BRL,2026-11-19\n" }.joined()
    }
}
