internal import Foundation
internal import Reconciliation
internal import Reporting

/// Writes a run's figures in the text format of Prometheus, for the node exporter's textfile collector.
enum MetricsFile {
    static func write(_ summary: RunSummary, to path: String) throws {
        var lines: [String] = []
        func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: String)]) {
            lines.append("# HELP confere_\(name) \(help)")
            lines.append("# TYPE confere_\(name) gauge")
            for sample in samples { lines.append("confere_\(name)\(sample.labels) \(sample.value)") }
        }
        gauge(
            "records", "Records read.",
            [
                ("{side=\"settlement\"}", String(summary.sides.settlement.records)),
                ("{side=\"ledger\"}", String(summary.sides.ledger.records)),
            ])
        gauge(
            "findings", "Findings by class.",
            summary.classes.sorted { $0.key < $1.key }.map { ("{class=\"\($0.key)\"}", String($0.value.count)) })
        gauge(
            "balanced", "Whether every record and every declared total is accounted for.",
            [("", summary.balanced ? "1" : "0")])
        gauge(
            "duration_seconds", "How long the run took.",
            [
                (
                    "",
                    "\(summary.timing.totalMilliseconds / 1000).\(String(1000 + summary.timing.totalMilliseconds % 1000).dropFirst())"
                )
            ])
        do {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(
                to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw RunError(
                .cannotCreateOutput, place: path,
                "cannot write the metrics; are its folder there and writable? The report is in place")
        }
    }
}
