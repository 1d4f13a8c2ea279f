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
        let rules = self.rules
        return RunSummary(
            runID: runID(rules), engineVersion: EngineVersion.current,
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
                controlTotals: reading.controlTotals.map {
                    RunSummary.ControlTotal(
                        name: $0.name, scope: $0.scope, declared: $0.declared, computed: $0.computed,
                        tallies: $0.tallies, line: $0.line)
                },
                outcomes: tallies(conservation.bySource[place]))
        }
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
        for source in sources {
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
        guard options.rules.dateToleranceDays > 0 || options.rules.amountTolerance.unscaled > 0 else { return 0 }
        var count = 0
        for batch in records.batches.indices {
            for id in records.ids(ofBatch: batch)
            where matches.states.isWithinTolerance(id) && !records[id].flags.contains(.ledger) {
                count += 1
            }
        }
        return count
    }

    private var rules: RunSummary.Rules {
        var map: [String: String] = [:]
        for (side, mapping) in options.mappings {
            for (column, name) in mapping.columns { map["\(side.name).\(column.rawValue)"] = name }
        }
        return RunSummary.Rules(
            dateToleranceDays: options.rules.dateToleranceDays,
            amountTolerance: options.rules.amountTolerance.decimal, nearDays: options.rules.nearDays,
            from: options.rules.from?.description, to: options.rules.to?.description,
            references: options.rules.referencesAreSeparate ? "separate" : "shared",
            ledgerSign: options.ledgerIsInverted ? "inverted" : "as-is", businessZone: options.businessZone,
            maxInvalid: options.maxInvalid, map: map, dateOrder: options.dateOrder?.rawValue,
            formats: Dictionary(uniqueKeysWithValues: options.formats.map { ($0.key.name, $0.value.rawValue) }))
    }

    /// Derived from what went in: version, rules, and each side's digests in byte order.
    private func runID(_ rules: RunSummary.Rules) -> String {
        var parts = [
            EngineVersion.current, String(rules.dateToleranceDays), rules.amountTolerance, String(rules.nearDays),
            rules.from ?? "", rules.to ?? "", rules.references, rules.ledgerSign, rules.businessZone,
            String(rules.maxInvalid), rules.dateOrder ?? "", options.ledger == nil ? "no ledger" : "ledger",
        ]
        parts += rules.map.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        parts += rules.formats.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        parts += sources.map { "\($0.side.name) \($0.digest)" }.sorted()
        return TextDigest.of(parts)
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

/// The version of the engine, which a report names.
public enum EngineVersion {
    public static let current = "0.1.0"
}
