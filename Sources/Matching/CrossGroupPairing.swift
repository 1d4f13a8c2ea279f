internal import DuplicateIndex
internal import PaymentModel

/// R3: the same strong reference, or obligation, under different keys.
struct CrossGroupPairing {
    let context: RuleContext

    /// Runs both steps over the records that R2 left open.
    func run() -> [Conclusion] {
        var conclusions = pair(.reference, context.openSettlement, context.openLedger, rule: .sameReference) {
            $0.hasStrongReference
        } isLedgerWanted: {
            $0.hasStrongReference
        }
        conclusions += pair(.obligation, context.openSettlement, context.openLedger, rule: .sameObligation) {
            $0.reference.isMissing && !$0.obligation.isMissing
        } isLedgerWanted: {
            !$0.obligation.isMissing
        }
        return conclusions
    }

    private func pair(
        _ field: TextField, _ settlement: [OpenRecord], _ ledger: [OpenRecord], rule: Rule,
        isSettlementWanted: @Sendable (PackedRecord) -> Bool, isLedgerWanted: @Sendable (PackedRecord) -> Bool
    ) -> [Conclusion] {
        let records = context.records
        let (states, clusters) = (context.states, context.clusters)
        func wanted(_ open: [OpenRecord], _ isWanted: @Sendable (PackedRecord) -> Bool) -> [RecordID] {
            Workers.collect(open.count, threads: context.threads) { stretch in
                var wanted: [RecordID] = []
                for record in open[stretch] where clusters.hash(field, of: record.id) != 0 && states.isOpen(record.id) {
                    let row = records[record.id]
                    if !row.isReturn, isWanted(row) { wanted.append(record.id) }
                }
                return wanted
            }
        }
        let left = wanted(settlement, isSettlementWanted)
        let right = wanted(ledger, isLedgerWanted)
        guard !left.isEmpty, !right.isEmpty else { return [] }
        let leftFilter = context.clusters.filter(field, left)
        let common = mayBeIn(leftFilter, right, field)
        guard !common.isEmpty else { return [] }
        let rightFilter = context.clusters.filter(field, common)
        let partners = mayBeIn(rightFilter, left, field)

        return clusters.collect(field, partners + common, threads: context.threads) { cluster, conclusions in
            for isNegative in [false, true] {
                let ofSign = cluster.filter { records[$0].isNegative == isNegative }.sorted {
                    let order = records.compareKeys($0, $1)
                    return order != 0 ? order < 0 : records.precedes($0, $1)
                }
                let bySide = (
                    ofSign.filter { !records[$0].flags.contains(.ledger) },
                    ofSign.filter { records[$0].flags.contains(.ledger) }
                )
                for (mine, theirs) in zip(bySide.0, bySide.1) {
                    if let conclusion = compare(mine, theirs, rule: rule) { conclusions.append(conclusion) }
                }
            }
        }
    }

    private func mayBeIn(_ filter: HashFilter, _ ids: [RecordID], _ field: TextField) -> [RecordID] {
        Workers.collect(ids.count, threads: context.threads) { stretch in
            ids[stretch].filter { filter.mayContain(context.clusters.hash(field, of: $0)) }
        }
    }

    /// Closes a pair. Returns a conclusion unless it is simply paired.
    private func compare(_ settlement: RecordID, _ ledger: RecordID, rule: Rule) -> Conclusion? {
        let (mine, theirs) = (context.records[settlement], context.records[ledger])
        var differences: FieldDifferences = []
        if mine.taxpayer.isID, theirs.taxpayer.isID, mine.taxpayer != theirs.taxpayer { differences.insert(.taxpayer) }
        if mine.money != theirs.money { differences.insert(.amount) }
        if mine.date != theirs.date { differences.insert(.date) }
        let isTolerated = differences.isEmpty || isWithinTolerance(mine, theirs, differences)
        guard !isTolerated else {
            for id in [settlement, ledger] {
                context.states.close(id, as: .paired, hasPartner: true, isWithinTolerance: !differences.isEmpty)
            }
            return nil
        }
        let outcome: Outcome =
            switch differences {
            case .taxpayer: .taxpayerMismatch
            case .amount: .amountMismatch
            case .date: .dateMismatch
            default: .fieldMismatch
            }
        for id in [settlement, ledger] { context.states.close(id, as: outcome, hasPartner: true) }
        var conclusion = context.conclusion(settlement, outcome, rule, .medium, counterpart: ledger)
        conclusion.differences = differences
        return conclusion
    }

    /// Whether every difference lies within the tolerances of R8.
    private func isWithinTolerance(
        _ mine: PackedRecord, _ theirs: PackedRecord, _ differences: FieldDifferences
    ) -> Bool {
        if differences.contains(.taxpayer) || mine.currency != theirs.currency { return false }
        let tolerance = context.settings.amountTolerance.minorUnits(in: mine.currency)
        return context.settings.dateTolerance.contains(mine.date, theirs.date)
            && abs(mine.amountMinor - theirs.amountMinor) <= tolerance
    }
}
