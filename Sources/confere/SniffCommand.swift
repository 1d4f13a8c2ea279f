internal import ArgumentParser
internal import FileFormats
internal import Glibc
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
              confere sniff statement.ofx --json
              confere sniff statement.ofx --records > statement.jsonl

            The format is told by the first 64 KiB; everything else takes reading the whole file.

            Exit code 65 when a file cannot be read, has lines that cannot be read, or does not tally with its own totals.
            """)

    @Argument(help: ArgumentHelp("Files, directories, globs, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Flag(help: "Says it as JSON: one object a file, one a line.")
    var json = false

    @Flag(help: "Prints every record instead, as JSON Lines that can be read as such.")
    var records = false

    @Flag(
        inversion: .prefixedNo,
        help: "Masks the taxpayer IDs of --records. (default: on a terminal, not in a file or pipe)")
    var mask: Bool?

    @OptionGroup(title: "Input options") var input: InputOptions

    func validate() throws {
        var options = RunOptions()
        try input.apply(to: &options)
        if json && records { throw ValidationError("--json and --records both write to standard output; choose one") }
    }

    func run() throws {
        var options = try input.configuredOptions()
        try input.apply(to: &options)
        var status = ExitStatus.done
        for path in try SourceSniff.files(paths) {
            do throws(RunError) {
                let sniff = try SourceSniff(path: path, options: options, keepsRecords: records)
                try show(sniff)
                if !sniff.reading.tallies || !sniff.reading.invalidLines.isEmpty { status = .badInput }
            } catch {
                Console.error(error)
                status = error.status
            }
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }

    /// How many bytes of records are written at once.
    private static let recordBytesMax = 1 << 16

    private func show(_ sniff: SourceSniff) throws(RunError) {
        if let records = sniff.records {
            try show(records, of: sniff)
        } else if json {
            try Console.output(SniffJSON(sniff).line())
        } else {
            try Console.output(Console.printable(SniffText(sniff).text, keepsLines: true) + "\n")
        }
    }

    private func show(_ records: RecordSet, of sniff: SourceSniff) throws(RunError) {
        let isMasked = mask ?? (isatty(STDOUT_FILENO) != 0)
        var bytes: [UInt8] = []
        for id in records.batches.indices.lazy.flatMap({ records.ids(ofBatch: $0) }) {
            RecordJSONLines.append(records.record(id), isMasked: isMasked, to: &bytes)
            guard bytes.count > SniffCommand.recordBytesMax else { continue }
            try Console.output(String(decoding: bytes, as: UTF8.self))
            bytes.removeAll(keepingCapacity: true)
        }
        try Console.output(String(decoding: bytes, as: UTF8.self))
        for line in sniff.reading.invalidLines.prefix(ReconciliationRun.invalidLinesShown) {
            Console.write("confere: error: \(sniff.path):\(line.line): \(line.reason)")
        }
    }
}
