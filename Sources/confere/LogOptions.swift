internal import ArgumentParser
internal import Logging

/// How messages are written.
struct LogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How messages are written to standard error: text or json.", valueName: "format"))
    var logFormat = "text"

    func validate() throws {
        guard ConsoleLogHandler.Format(rawValue: logFormat) != nil else {
            throw ValidationError("--log-format takes text or json, not \(logFormat)")
        }
    }

    /// Sets up logging for the process. Called once.
    func bootstrap(isQuiet: Bool) {
        let format = ConsoleLogHandler.Format(rawValue: logFormat) ?? .text
        LoggingSystem.bootstrap { _ in
            ConsoleLogHandler(format: format, logLevel: isQuiet ? .warning : .info)
        }
    }
}
