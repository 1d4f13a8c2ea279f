internal import DuplicateIndex
internal import FileFormats
internal import Matching
internal import PaymentModel
internal import Reporting

/// Puts a run's figures into `summary.json`.
struct SummaryBuilder {
    let options: RunOptions
    let sources: [InputSource]
    let records: RecordSet
    let matches: Matches
    let conservation: Conservation

    func build(warnings: [String], timing: RunSummary.Timing) -> RunSummary {
        let classes = classTallies()
        let rules = RunSummary.Rules(options)
        return RunSummary(
            runID: RunIdentity.of(rules, options, sources), engineVersion: EngineVersion.current,
            balanced: sources.allSatisfy(\.reading.tallies), inputs: inputs(),
            sides: RunSummary.Sides(settlement: side(.settlement), ledger: side(.ledger)),
            classes: classes, findings: classes.values.reduce(0) { $0 + $1.count }, severities: severities(),
            keyedWithoutTaxpayer: matches.resolution.keyedWithoutTaxpayer, taxpayers: taxpayers(),
            recurringGroups: matches.recurringGroups.count, pairedWithinTolerance: pairedWithinTolerance(),
            rules: rules,
            warnings: warnings, timing: timing)
    }

    /// Inputs in the order of side and path, whatever their order on the command line.
    private func inputs() -> [RunSummary.Input] {
        let order = sources.indices.sorted {
            let (left, right) = (sources[$0], sources[$1])
            if left.side != right.side { return left.side.rawValue < right.side.rawValue }
            return FieldText(left.bytes.path) < FieldText(right.bytes.path)
        }
        return order.map { place in
            let source = sources[place]
            let reading = source.reading
            return RunSummary.Input(
                side: source.side.name, path: source.bytes.path, digest: source.digest,
                format: reading.format.rawValue, layout: reading.layout, level: reading.level.rawValue,
                bytes: source.bytes.count, records: reading.recordCount, skipped: reading.skippedCount,
                invalid: reading.invalidLines.count, amounts: amounts(reading.amountSums, reading.currencyCounts),
                firstDate: reading.dates?.lowerBound.description, lastDate: reading.dates?.upperBound.description,
                accounts: reading.accounts,
                occurrences: reading.occurrenceCounts.map {
                    RunSummary.OccurrenceCount(
                        code: $0.occurrence.code, meaning: $0.occurrence.meaning, kind: $0.occurrence.kind.rawValue,
                        count: $0.count)
                },
                fees: decimals(reading.feeSums), nets: decimals(reading.netSums),
                controlTotals: reading.controlTotals.map {
                    RunSummary.ControlTotal(
                        name: $0.name, scope: $0.scope, declared: $0.declared, computed: $0.computed,
                        tallies: $0.tallies, line: $0.line)
                },
                settings: options.settings(source.side, source.bytes.path)?.named,
                outcomes: tallies(conservation.bySource[place]))
        }
    }

    private func decimals(_ sums: [CurrencyCode: Int128]) -> [String: String] {
        sums.reduce(into: [:]) { $0[$1.key.code] = Money.decimal($1.value, in: $1.key) }
    }

    private func side(_ side: Side) -> RunSummary.SideTotals {
        var sums = [Int128](repeating: 0, count: CurrencyCode.codes.count)
        var counts = [Int](repeating: 0, count: CurrencyCode.codes.count)
        var count = 0
        for source in sources where source.side == side {
            count += source.reading.recordCount
            for (currency, sum) in source.reading.amountSums.enumerated() { sums[currency] += sum }
            for (currency, number) in source.reading.currencyCounts.enumerated() { counts[currency] += number }
        }
        return RunSummary.SideTotals(
            given: side == .settlement || options.ledger != nil, records: count, amounts: amounts(sums, counts),
            outcomes: tallies(conservation.tallies(side, sources)))
    }

    /// Findings by class: a pair is one finding, with its settlement record's amount.
    private func classTallies() -> [String: RunSummary.Tally] {
        let found = Workers.collect(matches.conclusions.count, threads: options.threads) { stretch in
            var tallies = OutcomeTallies(sources: 1)
            for conclusion in matches.conclusions[stretch] {
                tallies.add(conclusion.outcome, source: 0, records[conclusion.record].money)
            }
            return tallies.finish()
        }
        var tallies: [Outcome: Conservation.Tally] = [:]
        for part in found {
            for (outcome, tally) in part { tallies[outcome, default: Conservation.Tally()].add(tally) }
        }
        tallies[.invalidRecord, default: Conservation.Tally()].count +=
            sources.reduce(0) { $0 + $1.reading.invalidLines.count }
        for outcome in Outcome.findingClasses { _ = tallies[outcome, default: Conservation.Tally()] }
        var all = self.tallies(tallies)
        for outcome in Outcome.findingClasses where all[outcome.name] == nil {
            all[outcome.name] = RunSummary.Tally(count: 0, amounts: [:])
        }
        return all
    }

    private func severities() -> [String: Int] {
        var counts = Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0.name, 0) })
        let found = Workers.collect(matches.conclusions.count, threads: options.threads) { stretch in
            Severity.allCases.map { severity in
                (severity.name, matches.conclusions[stretch].count { $0.severity == severity })
            }
        }
        for (name, count) in found { counts[name, default: 0] += count }
        counts[Severity.medium.name, default: 0] += sources.reduce(0) { $0 + $1.reading.invalidLines.count }
        return counts
    }

    private func taxpayers() -> RunSummary.Taxpayers {
        var taxpayers = RunSummary.Taxpayers()
        for source in sources where !source.isSetAside {
            taxpayers.missing += source.reading.taxpayersMissing
            taxpayers.padded += source.reading.taxpayersPadded
            taxpayers.wrongCheckDigits += source.reading.taxpayersWithWrongCheckDigits
        }
        let resolution = matches.resolution
        taxpayers.resolvedByReference = resolution.byReference
        taxpayers.resolvedByObligation = resolution.byObligation
        taxpayers.resolvedByUniqueness = resolution.byUniqueness
        taxpayers.standInReference = resolution.standInReference
        taxpayers.standInObligation = resolution.standInObligation
        taxpayers.keyedAlone = resolution.keyedAlone
        return taxpayers
    }

    private func pairedWithinTolerance() -> Int {
        guard !options.rules.dateTolerance.isNone || options.rules.amountTolerance.unscaled > 0 else { return 0 }
        var count = 0
        for batch in records.batches.indices {
            for id in records.ids(ofBatch: batch)
            where matches.states.isWithinTolerance(id) && !records[id].flags.contains(.ledger) {
                count += 1
            }
        }
        return count
    }

    private func tallies(_ tallies: [Outcome: Conservation.Tally]) -> [String: RunSummary.Tally] {
        var named: [String: RunSummary.Tally] = [:]
        for (outcome, tally) in tallies where tally.count > 0 {
            var amounts: [String: String] = [:]
            for (currency, sum) in tally.sums { amounts[currency.code] = Money.decimal(sum, in: currency) }
            named[outcome.name] = RunSummary.Tally(count: tally.count, amounts: amounts)
        }
        return named
    }

    /// The sums of the currencies that occur.
    private func amounts(_ sums: [Int128], _ counts: [Int]) -> [String: String] {
        var amounts: [String: String] = [:]
        for (index, sum) in sums.enumerated() where counts[index] > 0 {
            let currency = CurrencyCode(index: UInt16(index))
            amounts[currency.code] = Money.decimal(sum, in: currency)
        }
        return amounts
    }
}
