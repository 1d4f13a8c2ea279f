import FileFormats
import Foundation

/// The fixtures of each format: `fixtures/formats/<format>`, and for the oldest formats what other tests use too.
enum FormatFixtures {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("fixtures")

    private static let elsewhere: [FileFormat: [String]] = [
        .csv: ["day/settlement/pix.csv", "day/settlement/ted.csv", "prefix/twenty.csv", "prefix/ledger.csv"],
        .jsonl: ["prefix/twenty.jsonl"],
        .cnab240: ["day/settlement/boletos-341.ret", "day/settlement/boletos-001.ret", "prefix/twenty.ret"],
    ]

    /// Paths below `fixtures`, in byte order.
    static func files(of format: FileFormat) throws -> [String] {
        let folder = "formats/\(format.rawValue)"
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
        let own = names.sorted().filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
        return own + elsewhere[format, default: []]
    }

    static func bytes(of file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent(file)))
    }
}
