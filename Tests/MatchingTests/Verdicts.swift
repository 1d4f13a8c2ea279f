import Matching
import NaiveReference
import PaymentModel
import Testing

/// What was concluded, as sorted lines without locations: two runs that agree give equal lines.
struct Verdicts: Equatable {
    var lines: [String]
    /// Totals that are no finding.
    var counters: [String: Int]

    /// The engine's verdicts on a night, all of whose records go through all rules.
    static func ofEngine(_ night: DenseNight, _ matcher: Matcher, shuffle: inout SplitMix) -> Verdicts {
        ofEngine(pack(night, shuffle: &shuffle), hasLedger: night.ledger != nil, matcher)
    }

    /// The engine's verdicts on a night whose plain groups are closed by key first, with partitions and memory for a few
    /// records only.
    static func ofEngineByKeys(
        _ night: DenseNight, _ matcher: Matcher, shuffle: inout SplitMix
    ) throws -> Verdicts {
        let keyed = KeyedNight(pack(night, shuffle: &shuffle), shuffle: &shuffle)
        let residue = try keyed.residue(
            settings: night.settings, hasLedger: night.ledger != nil, threads: matcher.threads, shuffle: &shuffle)
        let left = Set(residue.records.map { keyed.recordID(of: $0) })
        #expect(left.count == residue.records.count, "no record is left twice")
        let rest = keyed.rows(of: left)
        var verdicts = ofEngine(
            rest, hasLedger: night.ledger != nil, matcher, besides: residue.pairedBesides)
        let closed = keyed.ids.filter { !left.contains($0) }
        let outcome = night.ledger == nil ? "unmatched" : "paired"
        verdicts.lines += closed.map { "\(outcome) \(side(keyed.records, $0)) \(text(keyed.records, $0))" }
        verdicts.lines.sort()
        for source in residue.closed.indices {
            let own = closed.filter { keyed.records[$0].source == source }
            #expect(residue.closed[source].count == own.count)
            let sum = own.reduce(into: [CurrencyCode: Int128]()) { sums, id in
                sums[keyed.records[id].currency, default: 0] += Int128(keyed.records[id].amountMinor)
            }
            #expect(residue.closed[source].sums.filter { $0.value != 0 } == sum.filter { $0.value != 0 })
        }
        return verdicts
    }

    private static func ofEngine(
        _ records: RecordSet, hasLedger: Bool, _ matcher: Matcher, besides: [MatchKey: PairedBesides] = [:]
    ) -> Verdicts {
        let matches = matcher.match(records, hasLedger: hasLedger, besides: besides)
        var lines: [String] = []
        var concluded = Set<RecordID>()
        for conclusion in matches.conclusions {
            lines.append(line(conclusion, records))
            concluded.insert(conclusion.record)
            if conclusion.isPair, let other = conclusion.counterpart { concluded.insert(other) }
        }
        var withinTolerance = 0
        for batch in records.batches.indices {
            for id in records.ids(ofBatch: batch) where !concluded.contains(id) {
                guard !records[id].flags.contains(.history) else { continue }
                let outcome = matches.states.outcome(id)
                precondition(
                    outcome?.isFinding == false,
                    "an open record, or a finding without a conclusion: \(String(describing: outcome))")
                if matches.states.isWithinTolerance(id), !records[id].flags.contains(.ledger) { withinTolerance += 1 }
                lines.append("\(outcome!.name) \(side(records, id)) \(text(records, id))")
            }
        }
        let resolution = matches.resolution
        return Verdicts(
            lines: lines.sorted(),
            counters: [
                "recurring": matches.recurringGroups.count, "tolerated": withinTolerance,
                "by reference": resolution.byReference, "by obligation": resolution.byObligation,
                "by uniqueness": resolution.byUniqueness, "stand-in reference": resolution.standInReference,
                "stand-in obligation": resolution.standInObligation, "alone": resolution.keyedAlone,
            ])
    }

    /// The naive reference's verdicts on a night.
    static func ofNaiveReference(_ night: DenseNight) -> Verdicts {
        let result = NaiveReference(settings: night.settings)
            .reconcile(settlement: night.settlement, ledger: night.ledger, history: night.history)
        var lines: [String] = []
        func keyed(_ id: NaiveRecordID) -> String {
            switch id {
            case .history(let place): text(night.history[place], night.history[place].taxpayer)
            case .settlement(let place): text(night.settlement[place], result.settlement[place].taxpayer)
            case .ledger(let place): text(night.ledger![place], result.ledger[place].taxpayer)
            }
        }
        func add(_ verdict: NaiveVerdict, _ side: Side, _ own: String) {
            guard verdict.outcome.isFinding else {
                lines.append("\(verdict.outcome.name) \(side.name) \(own)")
                return
            }
            if side == .ledger, isPair(verdict.outcome) { return }
            lines.append(
                line(
                    verdict.outcome, verdict.rule!, verdict.severity!, side.name, own,
                    verdict.counterpart.map(keyed), verdict.settlementCount, verdict.ledgerCount, verdict.differences,
                    verdict.candidateCount, verdict.candidates.map(keyed)))
        }
        for (place, verdict) in result.settlement.enumerated() { add(verdict, .settlement, keyed(.settlement(place))) }
        for (place, verdict) in result.ledger.enumerated() { add(verdict, .ledger, keyed(.ledger(place))) }
        return Verdicts(
            lines: lines.sorted(),
            counters: [
                "recurring": result.recurringGroups, "tolerated": result.pairedWithinTolerance,
                "by reference": result.resolvedByReference, "by obligation": result.resolvedByObligation,
                "by uniqueness": result.resolvedByUniqueness, "stand-in reference": result.standInReference,
                "stand-in obligation": result.standInObligation, "alone": result.keyedAlone,
            ])
    }

    private static func isPair(_ outcome: Outcome) -> Bool {
        [.taxpayerMismatch, .amountMismatch, .dateMismatch, .fieldMismatch, .referenceMismatch].contains(outcome)
    }

    private static func line(_ conclusion: Conclusion, _ records: RecordSet) -> String {
        line(
            conclusion.outcome, conclusion.rule, conclusion.severity, side(records, conclusion.record),
            text(records, conclusion.record), conclusion.counterpart.map { text(records, $0) },
            conclusion.settlementCount, conclusion.ledgerCount, conclusion.differences, conclusion.candidateCount,
            conclusion.candidates.map { text(records, $0) })
    }

    private static func line(
        _ outcome: Outcome, _ rule: Rule, _ severity: Severity, _ side: String, _ own: String, _ other: String?,
        _ settlementCount: Int, _ ledgerCount: Int, _ differences: FieldDifferences, _ candidateCount: Int,
        _ candidates: [String]
    ) -> String {
        "\(outcome.name) \(side) \(own) rule=\(rule.rawValue) \(severity.name) other=[\(other ?? "")] "
            + "\(settlementCount)/\(ledgerCount) differs=\(differences.rawValue) "
            + "candidates=\(candidateCount) \(candidates)"
    }

    private static func side(_ records: RecordSet, _ id: RecordID) -> String {
        records[id].flags.contains(.ledger) ? "ledger" : "settlement"
    }

    private static func text(_ records: RecordSet, _ id: RecordID) -> String {
        let record = records.record(id)
        return text(record, record.taxpayer)
    }

    /// A record without its location, keyed by the taxpayer that was found for it.
    private static func text(_ record: PaymentRecord, _ taxpayer: TaxpayerID?) -> String {
        func shown(_ text: FieldText?) -> String { text?.string ?? "-" }
        return [
            taxpayer?.text.string ?? "none", record.money.decimal, record.money.currency.code, record.date.description,
            shown(record.reference) + (record.referenceIsWeak ? "~" : ""), shown(record.obligation),
            shown(record.entryID), shown(record.originalReference), shown(record.kind), shown(record.status),
        ].joined(separator: "|")
    }

    /// Packs a night into batches, its sources and records in an order of chance, as several writers would.
    private static func pack(_ night: DenseNight, shuffle: inout SplitMix) -> RecordSet {
        let all =
            night.settlement.map { ($0, Side.settlement, false) }
            + (night.ledger ?? []).map { ($0, Side.ledger, false) }
            + night.history.map { ($0, Side.settlement, true) }
        let groups = Dictionary(grouping: all) { "\($0.2)\($0.1)\($0.0.location.source)" }.values.shuffled(
            using: &shuffle)
        var writers = [RecordWriter(), RecordWriter()]
        var sources: [SourceBytes] = []
        for group in groups {
            let bytes = SourceBytes(path: group[0].0.location.source, copying: [])
            let writer = Int(shuffle.next(below: 2))
            writers[writer].begin(source: sources.count, bytes: bytes, side: group[0].1, isHistory: group[0].2)
            for (record, _, _) in group.shuffled(using: &shuffle) { writers[writer].append(record) }
            sources.append(bytes)
        }
        return RecordSet(sources: sources, writers: writers)
    }
}
