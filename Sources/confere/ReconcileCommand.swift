internal import ArgumentParser
internal import FileFormats
internal import Foundation
internal import Logging
internal import Matching
internal import PaymentModel
internal import Reconciliation
internal import Reporting

/// `confere reconcile`
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compares settlement files with a ledger export and writes a report.",
        discussion: """
            EXAMPLES
              A night: bank files against the ledger's export, one report
                confere reconcile --settlement returns/ pix.csv \\
                  --ledger ledger.csv --out report

              Without a ledger: what did the bank deliver or pay twice?
                confere reconcile --settlement pix.jsonl.zst --out report

              A bank's CSV with names of its own
                confere reconcile --settlement ted.csv --ledger ledger.csv \\
                  --map settlement.amount=Valor --map settlement.date=Data \\
                  --out report

              Boletos settle a banking day later, rounding costs up to five centavos
                confere reconcile --settlement returns/ --ledger ledger.csv \\
                  --date-tolerance 1b --amount-tolerance 0.05 --out report

              In cron: fail when money has to be given back
                confere reconcile --settlement inbox/ --ledger ledger.csv \\
                  --out report --quiet --fail-on duplicate-payment

              With settings of its own for each bank, see confere config example
                confere reconcile --config confere.yaml --settlement inbox/ \\
                  --ledger ledger.csv --out report

            Formats: CNAB 240 and 400, FEBRABAN 150, PIX API JSON, OFX, camt, MT940, BAI2,
            NACHA, Mercado Pago, Stripe, Adyen, hledger, Beancount, Formance, any CSV or JSON
            Lines; each plain, .zst or .gz, told by the first bytes (confere sniff FILE).
            The report: summary.json, findings.csv, findings.jsonl.
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("What was paid: files, directories, globs, or - for standard input.", valueName: "path"))
    var settlement: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What the books say. Without it only duplicates on the settlement side are looked for.", valueName: "path"))
    var ledger: [String] = []

    @Option(help: ArgumentHelp("The folder of the report: absent, empty, or an earlier report.", valueName: "dir"))
    var out: String

    @OptionGroup(title: "Input options") var input: InputOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Output and resources") var output: OutputOptions

    @OptionGroup var later: LaterOptions

    mutating func validate() throws {
        guard !settlement.isEmpty else {
            throw ValidationError("Name at least one settlement file: --settlement PATH")
        }
        if settlement.contains("-"), ledger.contains("-") {
            throw ValidationError("Standard input can be one side only: give - to --settlement or to --ledger")
        }
        // What stands in the configuration is found out when the command runs.
        _ = try options(from: RunOptions())
    }

    func run() throws {
        let options = try options(from: input.configuredOptions())
        output.log.bootstrap(isQuiet: output.quiet)
        let logger = Logger(label: "confere")
        let progress = RunProgress()
        let bar = output.quiet ? nil : ProgressBar(progress)
        bar?.start()
        let result: RunResult
        do {
            result = try ReconciliationRun(options: options, progress: progress).execute()
        } catch {
            bar?.stop()
            logger.error("\(error.place.map { "\($0): " } ?? "")\(error.message)")
            throw ExitCode(error.status.rawValue)
        }
        bar?.stop()
        for message in result.messages {
            switch message.level {
            case .warning: logger.warning("\(message.text)")
            case .error: logger.error("\(message.text)")
            }
        }
        if output.showsSummary {
            let width = Terminal.width(of: FileHandle.standardOutput.fileDescriptor) ?? 80
            let summary = TerminalSummary(result.summary, reportPath: out, style: output.summaryStyle(width: width))
            try Console.output(summary.text)
        }
        // On a terminal the summary has said it already.
        let isSaid = output.showsSummary && Terminal.isTerminal(FileHandle.standardError.fileDescriptor)
        if !isSaid { logger.info("\(LogLine.of(result.summary, reportPath: out))") }
        if let path = output.metrics { try MetricsFile.write(result.summary, to: path) }
        if result.status != .done { throw ExitCode(result.status.rawValue) }
    }

    private func options(from configured: RunOptions) throws -> RunOptions {
        var options = configured
        options.settlement = settlement
        options.ledger = ledger.isEmpty ? nil : ledger
        options.out = out
        try input.apply(to: &options)
        try rules.apply(to: &options)
        try output.apply(to: &options)
        return options
    }
}
