internal import Foundation

/// Writes and reads `summary.json`.
public enum SummaryJSON {
    public static let fileName = "summary.json"

    /// Writes the summary into a report that is being made.
    public static func write(_ summary: RunSummary, into directory: ReportDirectory) throws(ReportError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let path = "\(directory.stagingPath)/\(fileName)"
        guard let data = try? encoder.encode(summary) else {
            throw ReportError(.system, path: path, "cannot be encoded")
        }
        let file = try OutputFile(path: path)
        let bytes = Array(data) + [0x0A]
        try file.write(bytes.span, at: 0)
        try file.synchronize()
    }

    /// Reads the summary of a report.
    public static func read(directory: String) throws(ReportError) -> RunSummary {
        let path = "\(directory)/\(fileName)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ReportError(.system, path: path, "there is no report here; name the folder that --out made")
        }
        do {
            return try JSONDecoder().decode(RunSummary.self, from: data)
        } catch {
            throw ReportError(.system, path: path, "is no summary of this version")
        }
    }
}
