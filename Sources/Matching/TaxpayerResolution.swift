internal import DuplicateIndex
internal import PaymentModel

/// Finds the taxpayers of records that have none, before anything is keyed: by reference, by obligation, by being
/// the only one of its amount and date, all against the IDs that the other side has as read. What is left gets a stand-in.
struct TaxpayerResolution {
    let records: RecordSet
    let seed: UInt64
    let threads: Int

    func run() -> ResolutionCounts {
        var counts = ResolutionCounts()
        let all = records.select(threads: threads, among: \.hasMissingTaxpayers) { $1.taxpayer.isMissing }
        guard !all.isEmpty else { return counts }
        let clusters = TextClusters(records: records, seed: seed, threads: threads)
        let missing = all.filter { !records[$0].flags.contains(.history) }

        var resolved: [RecordID: TaxpayerCode] = [:]
        for field in [TextField.reference, .obligation] {
            let open = missing.filter { resolved[$0] == nil }
            let found = resolve(open, by: field, clusters)
            if field == .reference { counts.byReference = found.count } else { counts.byObligation = found.count }
            resolved.merge(found) { first, _ in first }
        }
        let byUniqueness = resolveByUniqueness(missing.filter { resolved[$0] == nil })
        counts.byUniqueness = byUniqueness.count
        resolved.merge(byUniqueness) { first, _ in first }

        for id in all {
            let isTonight = !records[id].flags.contains(.history)
            if let code = resolved[id] {
                records.assign(code, to: id)
            } else if let reference = records.text(.reference, of: id) {
                records.assign(records.standIn(reference, as: .standInReference), to: id)
                if isTonight { counts.standInReference += 1 }
            } else if let obligation = records.text(.obligation, of: id) {
                records.assign(records.standIn(obligation, as: .standInObligation), to: id)
                if isTonight { counts.standInObligation += 1 }
            } else if isTonight {
                counts.keyedAlone += 1
            }
        }
        return counts
    }

    /// The IDs of those records whose text of `field` gives exactly one distinct ID on the other side.
    private func resolve(
        _ ids: [RecordID], by field: TextField, _ clusters: TextClusters
    ) -> [RecordID: TaxpayerCode] {
        let seekers = ids.filter { records.text(field, of: $0) != nil }
        guard !seekers.isEmpty else { return [:] }
        let filter = clusters.filter(field, seekers)
        let known = clusters.candidates(field, in: filter, threads: threads) { _, record in
            record.taxpayer.isID && !record.flags.contains(.history)
        }
        /// The one ID of a text on a side, or `nil` for several.
        var idOf: [SidedText: TaxpayerCode?] = [:]
        for id in known {
            guard let text = records.text(field, of: id) else { continue }
            let record = records[id]
            let key = SidedText(isLedger: record.flags.contains(.ledger), text: text)
            if let earlier = idOf[key] {
                if earlier != record.taxpayer { idOf[key] = .some(nil) }
            } else {
                idOf[key] = record.taxpayer
            }
        }
        var resolved: [RecordID: TaxpayerCode] = [:]
        for id in seekers {
            guard let text = records.text(field, of: id) else { continue }
            let key = SidedText(isLedger: !records[id].flags.contains(.ledger), text: text)
            if let code = idOf[key] ?? nil { resolved[id] = code }
        }
        return resolved
    }

    private struct SidedText: Hashable {
        let isLedger: Bool
        let text: FieldText
    }

    /// The ID of the only record of the other side with the amount, currency and date that only this one has on its side.
    private func resolveByUniqueness(_ ids: [RecordID]) -> [RecordID: TaxpayerCode] {
        guard !ids.isEmpty else { return [:] }
        let hash = SeededHash(seed: seed)
        @Sendable func fingerprint(_ record: PackedRecord) -> UInt64 {
            let dateAndCurrency =
                UInt64(UInt32(bitPattern: record.date.daysSinceEpoch)) << 16 | UInt64(record.currency.index)
            return max(1, hash(UInt64(bitPattern: record.amountMinor), dateAndCurrency))
        }
        var filter = HashFilter(capacity: ids.count)
        for id in ids { filter.insert(fingerprint(records[id])) }
        let frozen = filter
        let sharing = records.select(threads: threads) { _, record in
            !record.flags.contains(.history) && frozen.mayContain(fingerprint(record))
        }
        var occurrences: [MoneyOnDate: Occurrences] = [:]
        for id in sharing {
            let record = records[id]
            var seen = occurrences[MoneyOnDate(record)] ?? Occurrences()
            if record.flags.contains(.ledger) {
                seen.ledger += 1
                seen.ledgerTaxpayer = record.taxpayer
            } else {
                seen.settlement += 1
                seen.settlementTaxpayer = record.taxpayer
            }
            occurrences[MoneyOnDate(record)] = seen
        }
        var resolved: [RecordID: TaxpayerCode] = [:]
        for id in ids {
            let record = records[id]
            guard let seen = occurrences[MoneyOnDate(record)], seen.settlement == 1, seen.ledger == 1 else { continue }
            let other = record.flags.contains(.ledger) ? seen.settlementTaxpayer : seen.ledgerTaxpayer
            if other.isID { resolved[id] = other }
        }
        return resolved
    }

    private struct MoneyOnDate: Hashable {
        let money: Money
        let date: BusinessDate
        init(_ record: PackedRecord) {
            money = record.money
            date = record.date
        }
    }

    private struct Occurrences {
        var settlement = 0
        var ledger = 0
        var settlementTaxpayer = TaxpayerCode.missing
        var ledgerTaxpayer = TaxpayerCode.missing
    }
}

/// What became of the records without a taxpayer ID.
public struct ResolutionCounts: Sendable, Hashable {
    public var byReference = 0
    public var byObligation = 0
    public var byUniqueness = 0
    public var standInReference = 0
    public var standInObligation = 0
    public var keyedAlone = 0

    /// Records that are keyed without a taxpayer ID.
    public var keyedWithoutTaxpayer: Int { standInReference + standInObligation + keyedAlone }
}
