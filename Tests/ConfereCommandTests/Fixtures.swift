import Foundation

/// The fixtures of the project.
enum Fixtures {
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("fixtures")
    }()

    static func data(_ path: String) throws -> Data { try Data(contentsOf: root.appendingPathComponent(path)) }

    /// The rules of the demonstration day, as `fixtures/README.md` has them.
    static let dayRules = [
        "--date-tolerance", "1", "--amount-tolerance", "0.05", "--from", "2026-11-18", "--to", "2026-11-20",
        "--max-invalid", "1",
    ]
    static let daySettlement = [
        "settlement/boletos-001.ret", "settlement/boletos-341.ret", "settlement/pix.csv",
        "settlement/ted.csv",
    ]

    /// Reconciles the demonstration day in a copy of it; the report is in `report`.
    static func day(
        _ arguments: [String] = [], settlement: [String] = ["settlement"], environment: [String: String] = [:]
    ) async throws -> (folder: Scratch, result: Command.Result) {
        let folder = try Scratch(copyOf: root.appendingPathComponent("day"))
        let result = try await Command.run(
            ["reconcile", "--settlement"] + settlement + ["--ledger", "ledger/ledger.csv", "--out", "report"]
                + dayRules + arguments,
            in: folder.url, environment: environment)
        return (folder, result)
    }
}
