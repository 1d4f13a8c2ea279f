internal import DuplicateIndex
internal import FileFormats
internal import Foundation
internal import Matching
internal import PaymentModel
public import Reporting

/// What a run gave.
public struct RunResult: Sendable {
    public let summary: RunSummary
    public let status: ExitStatus
    /// What to tell the user beside the summary, `file:line` first.
    public let messages: [RunMessage]
}

/// A message of a run.
public struct RunMessage: Sendable {
    public enum Level: Sendable { case warning, error }
    public let level: Level
    public let text: String
}

/// One execution over a fixed set of inputs and rules: reads, matches, proves, reports.
public struct ReconciliationRun: Sendable {
    public let options: RunOptions
    public let progress: RunProgress

    /// How many lines that cannot be read are named one by one on the terminal; the findings have all of them.
    public static let invalidLinesShown = 20

    public init(options: RunOptions, progress: RunProgress) {
        self.options = options
        self.progress = progress
    }

    /// Runs. The report is in place when this returns, and untouched when it throws.
    public func execute() throws(RunError) -> RunResult {
        let startedAt = Date()
        let clock = ContinuousClock()
        let start = clock.now
        let lock = try lockReport()
        defer { withExtendedLifetime(lock) {} }
        try report { () throws(ReportError) in try ReportDirectory.checkReplaceable(options.out) }

        let intake = try InputIntake(options: options, progress: progress).read()
        let (taking, setAside) = (intake.sources, intake.setAside)
        let sources = taking + setAside
        let warnings = intake.warnings + LevelCheck.warnings(taking: taking, setAside: setAside, options.levels)
        try LevelCheck.check(taking)
        let readDone = clock.now

        progress.phase = .matching
        // The keys' memory is free again before the rules need theirs.
        let (records, closed, besides) = try rowsToMatch(consume intake)
        let matches = Matcher(settings: options.rules, threads: options.threads)
            .match(records, hasLedger: options.ledger != nil, besides: besides)
        var conservation = Conservation(
            records, matches.states, closed: closed, as: options.ledger == nil ? .unmatched : .paired,
            threads: options.threads)
        if let path = conservation.firstImbalance(taking) {
            throw RunError(
                .internalError, place: path,
                "the outcomes of this source's records do not add up to what was read; no report was written. "
                    + "This is a fault of the program: please report it")
        }
        conservation.add(setAside: setAside)
        let matchDone = clock.now

        progress.phase = .reporting
        let directory = try report { () throws(ReportError) in try ReportDirectory(path: options.out) }
        do throws(RunError) {
            let findings = FindingsReport(
                records: records, conclusions: matches.conclusions, invalid: invalidRecords(sources),
                threads: options.threads)
            try report { () throws(ReportError) in try findings.write(into: directory, encoders) }
            if options.listsRecurring {
                try report { () throws(ReportError) in
                    try RecurringCSV(matches.recurringGroups, records).write(into: directory)
                }
            }
            let timing = RunSummary.Timing(
                startedAt: startedAt.formatted(.iso8601), threads: options.threads,
                readMilliseconds: milliseconds(readDone - start), matchMilliseconds: milliseconds(matchDone - readDone),
                totalMilliseconds: milliseconds(clock.now - start))
            let summary = SummaryBuilder(
                options: options, sources: sources, records: records, matches: matches, conservation: conservation
            ).build(warnings: warnings + readWarnings(sources), timing: timing)
            try report { () throws(ReportError) in try SummaryJSON.write(summary, into: directory) }
            try report { () throws(ReportError) in try directory.commit() }
            progress.phase = .done
            return conclude(summary, sources, warnings)
        } catch {
            directory.discard()
            throw error
        }
    }

    /// The records that must go through all rules, and what was closed without that.
    private func rowsToMatch(
        _ intake: consuming InputIntake.Intake
    ) throws(RunError) -> (RecordSet, [ClosedTally], [MatchKey: PairedBesides]) {
        var writers = intake.writers
        var closed: [ClosedTally] = []
        var besides: [MatchKey: PairedBesides] = [:]
        let held = writers.reduce(0) { $0 + $1.recordCount }
        if let keyed = intake.keyed {
            let groups = PlainGroups(
                store: keyed.store, sources: intake.sources.map(\.bytes), layout: keyed.keying.layout,
                settings: options.rules, hasLedger: options.ledger != nil, threads: options.threads, hash: .random(),
                textHash: keyed.keying.hash,
                hashesMax: options.memory.closedHashesMax,
                // A list of recurring groups names their first record and says how many there are.
                largeGroup: options.listsRecurring ? .max : PlainGroups.largeGroup)
            let residue: Residue
            do throws(SpillError) {
                residue = try groups.close()
            } catch {
                throw RunError(error)
            }
            (closed, besides) = (residue.closed, residue.pairedBesides)
            try options.memory.checkRules(records: residue.records.count)
            writers += try SecondReading(
                sources: intake.sources, layout: keyed.keying.layout, threads: options.threads
            ).read(residue.records)
        } else {
            try options.memory.checkRules(records: held)
        }
        return (RecordSet(sources: intake.sources.map(\.bytes), writers: writers), closed, besides)
    }

    private func lockReport() throws(RunError) -> ReportLock {
        let lock = try report { () throws(ReportError) in try ReportLock(reportPath: options.out) }
        guard let lock else {
            throw RunError(
                .tryAgain, place: options.out, "another run is writing this report; try again when it is done")
        }
        return lock
    }

    private func report<Result>(_ body: () throws(ReportError) -> Result) throws(RunError) -> Result {
        do throws(ReportError) {
            return try body()
        } catch {
            throw RunError(
                error.fault == .system ? .inputOutputError : .cannotCreateOutput, place: error.path, error.message)
        }
    }

    private var encoders: [any RowEncoder] {
        var encoders: [any RowEncoder] = []
        if options.reports.contains(.csv) { encoders.append(FindingsCSV()) }
        if options.reports.contains(.json) { encoders.append(FindingsJSONLines()) }
        return encoders
    }

    private func invalidRecords(_ sources: [InputSource]) -> [InvalidRecord] {
        sources.flatMap { source in
            source.reading.invalidLines.map { line in
                InvalidRecord(
                    side: source.side, source: source.bytes.path, line: line.line, offset: line.offset,
                    bytes: source.bytes.copy(line.offset..<(line.offset + min(line.length, 4096))),
                    reason: line.reason)
            }
        }
    }

    private func readWarnings(_ sources: [InputSource]) -> [String] {
        sources.flatMap { source in
            source.reading.warnings.map { warning in
                "\(source.bytes.path)\(warning.line.map { ":\($0)" } ?? ""): \(warning.message)"
            }
        }.sorted()
    }

    /// Decides the exit code and collects what to tell.
    private func conclude(_ summary: RunSummary, _ sources: [InputSource], _ warnings: [String]) -> RunResult {
        var messages = summary.warnings.map { RunMessage(level: .warning, text: $0) }
        var status = ExitStatus.done
        let failures = options.failOn.filter { (summary.classes[$0.name]?.count ?? 0) > 0 }
        if !failures.isEmpty {
            status = .foundFailure
            let names = failures.map { "\(summary.classes[$0.name]?.count ?? 0) \($0.name)" }.sorted()
            messages.append(
                RunMessage(
                    level: .error, text: "found \(names.joined(separator: ", ")) (--fail-on); see \(options.out)"))
        }
        for source in sources where source.reading.taxpayersWithWrongCheckDigits > 0 {
            let wrong = source.reading.taxpayersWithWrongCheckDigits
            let (have, asTheyAre) = wrong == 1 ? (" has", "it is") : ("s have", "they are")
            messages.append(
                RunMessage(
                    level: .warning,
                    text: "\(source.bytes.path): \(wrong) taxpayer ID\(have) wrong check digits; kept as \(asTheyAre)"))
        }
        for source in sources {
            for total in source.reading.controlTotals where !total.tallies {
                let complaint = "\(source.bytes.path):\(total.line): \(ReconciliationRun.complaint(total))"
                if options.allowsUnbalancedInput {
                    messages.append(
                        RunMessage(level: .warning, text: "\(complaint); allowed by --allow-unbalanced-input"))
                } else {
                    messages.append(RunMessage(level: .error, text: "\(complaint); ask for the file again"))
                    status = .badInput
                }
            }
        }
        let invalid = sources.flatMap { source in source.reading.invalidLines.map { (source.bytes.path, $0) } }
        let isTooMany = invalid.count > options.maxInvalid
        for (path, line) in invalid.prefix(ReconciliationRun.invalidLinesShown) {
            messages.append(
                RunMessage(level: isTooMany ? .error : .warning, text: "\(path):\(line.line): \(line.reason)"))
        }
        if invalid.count > ReconciliationRun.invalidLinesShown {
            let more = invalid.count - ReconciliationRun.invalidLinesShown
            messages.append(
                RunMessage(
                    level: isTooMany ? .error : .warning,
                    text: "and \(more) more line\(more == 1 ? "" : "s"); the findings of class invalid-record name all")
            )
        }
        if isTooMany {
            let isOne = invalid.count == 1
            messages.append(
                RunMessage(
                    level: .error,
                    text:
                        "\(invalid.count) line\(isOne ? "" : "s") cannot be read and --max-invalid allows \(options.maxInvalid); "
                        + "mend \(isOne ? "it" : "them") and run again (the report is written, without \(isOne ? "it" : "them"))"
                ))
            status = .badInput
        }
        return RunResult(summary: summary, status: status, messages: messages)
    }

    /// What is wrong with a total that does not tally.
    private static func complaint(_ total: ControlTotal) -> String {
        guard total.isTrailer else {
            return "\(total.scope): \(total.name) do not tally: declared \(total.declared), read \(total.computed)"
        }
        return "\(total.scope): the trailer is \(total.computed), so part of the file may be missing"
    }

    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
