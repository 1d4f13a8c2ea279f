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
            The format is told by the first 64 KiB; records and totals take all of the file. With --json each file is one object \
            on a line of its own; with --records each record is one.

            EXAMPLES
              confere sniff returns/CB1911.RET
              confere sniff ted.csv --map settlement.amount=Valor
              confere sniff statement.sta --records | head

            Exit code 65 when a file cannot be read, has lines that cannot be read, or does not tally with its own totals.
            """)

    @Argument(help: ArgumentHelp("Files, directories, globs, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup(title: "Input options") var input: InputOptions

    @Flag(help: "Prints what each file is as a JSON object.") var json = false

    @Flag(help: "Prints every record that was read as a JSON object.") var records = false

    @Flag(inversion: .prefixedNo, help: "Whether --records hides all but the last characters of taxpayer IDs.")
    var mask = true

    func validate() throws {
        if json, records { throw ValidationError("--json and --records: choose one of them") }
        var options = RunOptions()
        try input.apply(to: &options)
    }

    func run() throws {
        var options = RunOptions()
        try input.apply(to: &options)
        let generic = ReadOptions(
            mapping: options.mappings[.settlement] ?? options.mappings[.ledger] ?? ColumnMapping(),
            dateOrder: options.dateOrder, businessZone: options.businessZone)
        var status = ExitStatus.done
        for path in try SourceSniff.files(paths) {
            do {
                let sniff = try SourceSniff(path: path, formats: options.formats, options: generic)
                if json {
                    try Console.output(SniffJSON(sniff).line() + "\n")
                } else if records {
                    try RecordLines(sniff, isMasked: mask).write { piece throws(RunError) in
                        try Console.output(piece)
                    }
                } else {
                    try Console.output(Console.printable(SniffText(sniff).text, keepsLines: true) + "\n")
                }
                if !sniff.reading.tallies || !sniff.reading.invalidLines.isEmpty { status = .badInput }
            } catch {
                Console.error(error)
                status = error.status
            }
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
