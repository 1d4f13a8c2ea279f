internal import ArgumentParser
internal import FileFormats
internal import PaymentModel
internal import Reconciliation
internal import Reporting

/// `confere sniff`
struct SniffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sniff",
        abstract: "Tells what format, encoding, columns, dates and totals a file has.",
        discussion: """
            EXAMPLES
              confere sniff returns/CB1911.RET
              confere sniff ted.csv --map settlement.amount=Valor

            Exit code 65 when a file cannot be read, has lines that cannot be read, or does not tally with its own totals.
            """)

    @Argument(help: ArgumentHelp("Files, directories, globs, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup(title: "Input options") var input: InputOptions

    func validate() throws {
        var options = RunOptions()
        try input.apply(to: &options)
    }

    func run() throws {
        var options = try input.configuredOptions()
        try input.apply(to: &options)
        var status = ExitStatus.done
        for path in try SourceSniff.files(paths) {
            do {
                let sniff = try SourceSniff(path: path, options: options)
                try Console.output(Console.printable(SniffText(sniff).text, keepsLines: true) + "\n")
                if !sniff.reading.tallies || !sniff.reading.invalidLines.isEmpty { status = .badInput }
            } catch {
                Console.error(error)
                status = error.status
            }
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
