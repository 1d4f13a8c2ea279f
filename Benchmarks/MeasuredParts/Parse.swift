internal import FileFormats
internal import PaymentModel

/// From bytes to keys.
enum Parse {
    static func parts(_ night: SampleNight) -> [MeasuredPart] {
        [
            MeasuredPart.of("parse-csv", rows: night.rows) { parse(night.sources[0], .csv, night) },
            MeasuredPart.of("parse-jsonl", rows: night.rows) { parse(night.jsonLines, .jsonl, night) },
        ]
    }

    private static func parse(_ source: SourceBytes, _ format: FileFormat, _ night: SampleNight) {
        SampleNight.readKeys(source, format, source: 0, night.layout) { use($0.count) }
    }
}
