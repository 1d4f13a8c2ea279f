internal import Foundation
internal import Matching
internal import PaymentModel
internal import Reporting

/// Findings sorted, explained and encoded, one file at a time.
enum Findings {
    static func parts(_ night: SampleNight) -> [MeasuredPart] {
        var writer = RecordWriter()
        for place in night.sources.indices { SampleNight.readRows(night.sources[place], source: place, into: &writer) }
        let records = RecordSet(sources: night.sources, writers: [writer])
        let conclusions = Matcher(settings: RuleSettings(), threads: 1).match(records, hasLedger: true).conclusions
        let encoders: [(String, any RowEncoder)] = [("write-csv", FindingsCSV()), ("write-jsonl", FindingsJSONLines())]
        return encoders.map { name, encoder in
            MeasuredPart.of(name, rows: conclusions.count) { write(records, conclusions, encoder) }
        }
    }

    private static func write(_ records: RecordSet, _ conclusions: [Conclusion], _ encoder: any RowEncoder) {
        let path = FileManager.default.temporaryDirectory.appending(path: "confere-parts-report-\(UUID())")
        guard let directory = try? ReportDirectory(path: path.path(percentEncoded: false)) else { return }
        let report = FindingsReport(records: records, conclusions: conclusions, invalid: [], threads: 1)
        try? report.write(into: directory, [encoder])
        directory.discard()
    }
}
