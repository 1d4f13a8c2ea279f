import Foundation
import Testing

@Suite("Whoever listens, or does not")
struct StreamTests {
    /// Runs `confere` through a shell that redirects its streams.
    private func shell(_ line: String, _ folder: Scratch) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line, "sh", Command.binary.path]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    @Test func anErrorStreamThatCannotBeWrittenChangesNoExitCode() throws {
        let folder = try Scratch()
        try folder.write("amount,date\n1.00,2026-11-19", to: "a.csv")
        #expect(try shell("\"$1\" reconcile --settlement none.csv --out o 2>/dev/full", folder) == 66)
        #expect(try shell("\"$1\" reconcile --settlement a.csv --out o 2>/dev/full", folder) == 0)
        #expect(try shell("\"$1\" reconcile --settlement a.csv --out o 2>&-", folder) == 0)
    }

    @Test func outputThatCannotBeWrittenIsAnError() throws {
        let folder = try Scratch()
        try folder.write("amount,date\n1.00,2026-11-19\n", to: "a.csv")
        #expect(try shell("\"$1\" sniff a.csv >/dev/full 2>/dev/null", folder) == 74)
    }

    @Test func textOfAFileForgesNoLineOfTheLog() async throws {
        let folder = try Scratch()
        try folder.write("amount,date\n\"1\nconfere: info: all is well\u{1B}[2J\",2026-11-19\n", to: "a.csv")
        let result = try await Command.run(["reconcile", "--settlement", "a.csv", "--out", "o"], in: folder.url)
        #expect(result.status == 65)
        #expect(!result.errors.contains("\nconfere: info: all is well"))
        #expect(!result.errors.contains("\u{1B}"))
    }

    @Test(arguments: ["CPF52998224725", "52998224725BRL", "CPF529.982.247-25", "1144477735"])
    func idsGluedToOtherTextStayMasked(text: String) async throws {
        let folder = try Scratch()
        try folder.write("amount,date,currency\n\(text),2026-11-19,\(text)\n1.00,\(text),BRL\n", to: "a.csv")
        let result = try await Command.run(["reconcile", "--settlement", "a.csv", "--out", "o"], in: folder.url)
        #expect(result.status == 65)
        #expect(!result.errors.contains(text))
    }
}
