import Foundation
import Glibc
import Testing

/// One folder of `fixtures/errors`: a mistake that a user can make or meet, and what Confere says to it.
struct ErrorCase: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }

    static let root = Fixtures.root.appendingPathComponent("errors")
    static let all: [ErrorCase] = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
        .filter { FileManager.default.fileExists(atPath: root.appendingPathComponent("\($0)/command").path) }
        .sorted().map(ErrorCase.init)

    private var folder: URL { ErrorCase.root.appendingPathComponent(name) }

    func text(_ file: String) -> String? {
        (try? Data(contentsOf: folder.appendingPathComponent(file))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What happened: the three files that a folder says it in.
    struct Outcome: Equatable {
        var errors: String
        var exitCode: String
        /// The state that is left behind: `balanced`, `not balanced`, or `none` when no report was written.
        var report: String
    }

    var expected: Outcome {
        Outcome(errors: text("expected") ?? "", exitCode: text("exit-code") ?? "", report: text("report") ?? "")
    }

    /// Runs the command in a copy of the folder.
    func run() async throws -> Outcome {
        let scratch = try Scratch(copyOf: folder)
        if let before = text("before") {
            _ = try await Command.run(ErrorCase.arguments(before), in: scratch.url)
        }
        let hadReport = scratch.exists("OUT")
        let lock = try text("held-lock").map { try HeldLock(scratch.url.appendingPathComponent($0.trimmed)) }
        let result = try await Command.run(
            ErrorCase.arguments(text("command") ?? ""), in: scratch.url, input: Data((text("stdin") ?? "").utf8))
        withExtendedLifetime(lock) {}
        #expect(!result.wasSignalled)
        var report = "none"
        if !hadReport, let summary = try? Report.summary(scratch, "OUT") {
            report = summary.balanced ? "balanced" : "not balanced"
        }
        return Outcome(
            errors: ErrorCase.withoutUsage(result.errors), exitCode: "\(result.status)\n", report: report + "\n")
    }

    func record(_ outcome: Outcome) throws {
        for (file, text) in [
            ("expected", outcome.errors), ("exit-code", outcome.exitCode), ("report", outcome.report),
        ] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(file))
        }
    }

    static func arguments(_ command: String) -> [String] { command.trimmed.split(separator: " ").map(String.init) }

    /// The text without the usage that follows a usage error.
    static func withoutUsage(_ errors: String) -> String {
        let lines = errors.split(separator: "\n", omittingEmptySubsequences: false)
        guard let usage = lines.firstIndex(where: { $0.hasPrefix("Usage: ") }) else { return errors }
        return lines[..<usage].joined(separator: "\n") + "\n"
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// A lock as another run would hold it.
final class HeldLock {
    private let descriptor: Int32

    init(_ file: URL) throws {
        descriptor = unsafe open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    }

    deinit { close(descriptor) }
}

@Suite("Every error and warning, by its folder in fixtures/errors")
struct ErrorCatalogueTests {
    /// `RECORD_SNAPSHOTS=1` writes down what happens now, to be reviewed in the diff.
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

    @Test(arguments: ErrorCase.all)
    func saysWhatItDid(_ errorCase: ErrorCase) async throws {
        let outcome = try await errorCase.run()
        if ErrorCatalogueTests.isRecording { try errorCase.record(outcome) }
        #expect(outcome == errorCase.expected)
    }

    @Test(arguments: ErrorCase.all)
    func isWellFormed(_ errorCase: ErrorCase) throws {
        let expected = errorCase.expected
        let lines = expected.errors.split(separator: "\n")
        #expect(!lines.isEmpty, "an error without a message")
        let starts =
            expected.exitCode == "64\n"
            ? ["Error: ", "Help: ", "confere: error: "] : ["confere: error: ", "confere: warning: "]
        for line in lines { #expect(starts.contains { line.hasPrefix($0) }, "\(line)") }
        let mayPass = expected.exitCode == "0\n"
        #expect(mayPass == !lines.contains { !$0.hasPrefix("confere: warning: ") })
        // Only what is said of the input leaves a report behind.
        if expected.report != "none\n" { #expect(["0\n", "1\n", "65\n", "73\n"].contains(expected.exitCode)) }
    }

    @Test func coversEveryExitCodeThatInputsCanCause() {
        let codes = Set(ErrorCase.all.map(\.expected.exitCode.trimmed))
        #expect(codes.isSuperset(of: ["0", "1", "64", "65", "66", "73", "75", "78"]))
        #expect(ErrorCase.all.count > 100)
    }
}
