internal import ArgumentParser
internal import Foundation
internal import Matching
internal import Reconciliation
internal import Reporting

/// What is written, how much is said, and what may be used up.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the report holds beside summary.json: json, csv. (default: json,csv)", valueName: "kind,…"))
    var report: String?

    @Option(help: ArgumentHelp("Classes of findings that make the exit code 1.", valueName: "class,…"))
    var failOn: String?

    @Option(help: ArgumentHelp("How many threads work at once. (default: one a core)", valueName: "n"))
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "The most memory to take, such as 2GiB; what does not fit goes to TMPDIR. (default: half of the machine's)",
            valueName: "size"))
    var memory: String?

    @Option(
        help: ArgumentHelp("How inputs are identified: xxh3 or sha256. (default: xxh3)", valueName: "algorithm"))
    var digest: String?

    @Option(help: ArgumentHelp("Writes the run's figures as Prometheus metrics.", valueName: "file"))
    var metrics: String?

    @Option(help: ArgumentHelp("When the summary is printed: auto (on a terminal), always, never.", valueName: "when"))
    var summary = "auto"

    @Option(help: ArgumentHelp("How the summary writes numbers: en or pt-BR.", valueName: "locale"))
    var locale = "en"

    @Flag(
        inversion: .prefixedNo,
        help: "Masks taxpayer IDs in what is shown; data files hold them whole.")
    var mask = true

    @Flag(help: "Lists the payments that both sides repeat alike in recurring.csv.")
    var listRecurring = false

    @Flag(help: "Says nothing but warnings and errors.")
    var quiet = false

    @OptionGroup var log: LogOptions

    func apply(to options: inout RunOptions) throws {
        if let report { options.reports = try reports(report) }
        if let failOn { options.failOn = try classes(failOn) }
        options.listsRecurring = listRecurring
        if let threads {
            guard (1...RunOptions.threadsMax).contains(threads) else {
                throw ValidationError("--threads takes a number from 1 to \(RunOptions.threadsMax)")
            }
            options.threads = threads
        }
        if let memory {
            guard let bytes = ByteSize.bytes(memory) else {
                throw ValidationError("--memory takes a size such as 512MiB or 2GiB, not \(memory)")
            }
            options.memory = MemoryBudget(bytesMax: bytes)
        }
        if let digest {
            guard let algorithm = DigestAlgorithm(rawValue: digest) else {
                throw ValidationError("--digest takes xxh3 or sha256, not \(digest)")
            }
            options.digest = algorithm
        }
        guard ["auto", "always", "never"].contains(summary) else {
            throw ValidationError("--summary takes auto, always or never, not \(summary)")
        }
        guard NumberStyle(rawValue: locale) != nil else {
            throw ValidationError("--locale takes en or pt-BR, not \(locale)")
        }
    }

    var showsSummary: Bool {
        switch summary {
        case "always": true
        case "never": false
        default: !quiet && Terminal.isTerminal(FileHandle.standardOutput.fileDescriptor)
        }
    }

    func summaryStyle(width: Int) -> SummaryStyle {
        SummaryStyle(
            width: width, numbers: NumberStyle(rawValue: locale) ?? .english,
            usesColour: Terminal.usesColour(FileHandle.standardOutput.fileDescriptor))
    }

    private func reports(_ report: String) throws -> Set<ReportKind> {
        var kinds = Set<ReportKind>()
        for name in report.split(separator: ",").map(String.init) {
            guard let kind = ReportKind(rawValue: name) else {
                let isLater = ["html", "xlsx"].contains(name)
                throw ValidationError(
                    isLater
                        ? "--report: this version writes json and csv, not yet \(name)"
                        : "--report takes json and csv, not \(name)")
            }
            kinds.insert(kind)
        }
        guard !kinds.isEmpty else { throw ValidationError("--report takes json, csv, or both") }
        return kinds
    }

    private func classes(_ failOn: String) throws -> Set<Outcome> {
        var classes = Set<Outcome>()
        for name in failOn.split(separator: ",").map(String.init) {
            guard let outcome = Outcome.findingClasses.first(where: { $0.name == name }) else {
                let names = Outcome.findingClasses.map(\.name).joined(separator: ", ")
                throw ValidationError("--fail-on: there is no class \(name); the classes are \(names)")
            }
            classes.insert(outcome)
        }
        return classes
    }
}
