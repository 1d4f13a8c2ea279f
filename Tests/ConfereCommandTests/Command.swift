import Foundation
import Glibc
import Testing

/// The built `confere`, run as a user runs it.
enum Command {
    /// What a run gave.
    struct Result {
        let status: Int32
        /// The run was ended by a signal, whose number is ``status``.
        let wasSignalled: Bool
        let output: String
        let errors: String
    }

    /// The binary, which stands beside the test bundle.
    static let binary: URL = {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = [folder, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
        let arguments = CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let places = (beside + arguments).map { $0.appendingPathComponent("confere") }
        return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[0]
    }()

    /// Runs `confere` to its end.
    ///
    /// - Parameters:
    ///   - input: what standard input holds; nothing by default.
    ///   - environment: added to that of the tests.
    static func run(
        _ arguments: [String], in folder: URL, input: Data = Data(), environment: [String: String] = [:]
    ) async throws -> Result {
        let run = try start(arguments, in: folder, input: input, environment: environment)
        return try await run.end()
    }

    /// Starts `confere` and returns at once.
    static func start(
        _ arguments: [String], in folder: URL, input: Data = Data(), environment: [String: String] = [:]
    ) throws -> Running {
        try Running(binary, arguments, in: folder, input: input, environment: environment)
    }

    /// Runs a program of the system, such as `zstd`, and returns its standard output; `nil` when it is not installed.
    static func filter(_ program: String, _ arguments: [String], _ input: Data) async throws -> Data? {
        let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        let found = paths.map { URL(fileURLWithPath: "\($0)/\(program)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else { return nil }
        let folder = try Scratch()
        let run = try Running(found, arguments, in: folder.url, input: input, environment: [:])
        let (status, bytes) = try await run.endWithBytes()
        #expect(status == 0)
        return bytes
    }
}

/// A process that has been started. Its streams are files, so that no pipe can fill up or be inherited by another one.
final class Running: @unchecked Sendable {
    private let process = Process()
    private let streams: Scratch
    private let ended = DispatchSemaphore(value: 0)

    init(
        _ program: URL, _ arguments: [String], in folder: URL, input: Data, environment: [String: String]
    ) throws {
        streams = try Scratch()
        try input.write(to: streams.url.appendingPathComponent("in"))
        for name in ["out", "err"] { try Data().write(to: streams.url.appendingPathComponent(name)) }
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let handles = [
            try FileHandle(forReadingFrom: streams.url.appendingPathComponent("in")),
            try FileHandle(forWritingTo: streams.url.appendingPathComponent("out")),
            try FileHandle(forWritingTo: streams.url.appendingPathComponent("err")),
        ]
        // The process has its own by then; ours would add up over thousands of runs.
        defer { for handle in handles { try? handle.close() } }
        process.standardInput = handles[0]
        process.standardOutput = handles[1]
        process.standardError = handles[2]
        let ended = ended
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }
    func interrupt() { Glibc.kill(process.processIdentifier, SIGINT) }

    func end() async throws -> Command.Result {
        await wait()
        return Command.Result(
            status: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal,
            output: try streams.text("out"), errors: try streams.text("err"))
    }

    func endWithBytes() async throws -> (status: Int32, bytes: Data) {
        await wait()
        return (process.terminationStatus, try streams.data("out"))
    }

    private func wait() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in
                ended.wait()
                continuation.resume()
            }
        }
    }
}
