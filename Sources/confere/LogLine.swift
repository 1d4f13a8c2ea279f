internal import Reporting

/// A run in one line, for the log.
enum LogLine {
    static func of(_ summary: RunSummary, reportPath: String) -> String {
        "run \(summary.runID): settlement \(summary.sides.settlement.records), ledger \(summary.sides.ledger.records), "
            + "findings \(summary.findings) (high \(summary.severities["high"] ?? 0)), "
            + "balanced \(summary.balanced ? "yes" : "no"), \(summary.timing.totalMilliseconds) ms, report \(reportPath)"
    }
}
