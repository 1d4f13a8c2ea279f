internal import Foundation
internal import Logging
internal import Reconciliation

/// Writes log messages to standard error: as text for people, or as one JSON object a line for collectors.
struct ConsoleLogHandler: LogHandler {
    enum Format: String { case text, json }

    let format: Format
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        switch format {
        case .text: Console.write("confere: \(event.level): \(event.message)")
        case .json:
            let fields = [
                "time": Date().formatted(.iso8601), "level": event.level.rawValue, "message": "\(event.message)",
            ]
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let line = try? encoder.encode(fields) { Console.write(String(decoding: line, as: UTF8.self)) }
        }
    }
}
