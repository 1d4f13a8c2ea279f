import Matching

// R1. "settlement, returns too: same (strong) reference and same key as an earlier record in canonical
// order; either side: same entry ID and all fields but the location equal": `repeated-record`, naming the
// first.

extension NaiveRun {
    mutating func findRepeatedRecords() {
        // "H … deduplicated by R1": what repeats another record of the history vanishes.
        history = history.indices
            .filter { repetition(of: history[$0], among: history[..<$0], bySettlementRules: true) == nil }
            .map { history[$0] }

        closeRepeated(in: historyAndSettlement, bySettlementRules: true)
        closeRepeated(in: ledger, bySettlementRules: false)
        settlement = settlement.filter(\.isOpen)
        ledger = ledger.filter(\.isOpen)
    }

    private func closeRepeated(in records: [NaiveRecord], bySettlementRules: Bool) {
        for place in records.indices where !records[place].isHistory {
            let found = repetition(
                of: records[place], among: records[..<place], bySettlementRules: bySettlementRules)
            guard let found else { continue }
            records[place].close(.repeatedRecord, found.rule, .low, counterpart: found.first.id)
        }
    }

    /// The first of the earlier records that the record repeats, by either condition. An earlier record
    /// that is itself repeated counts like any other: R1 evaluates all records at once.
    private func repetition(
        of record: NaiveRecord, among earlier: ArraySlice<NaiveRecord>, bySettlementRules: Bool
    ) -> (first: NaiveRecord, rule: Rule)? {
        for other in earlier {
            if bySettlementRules && record.repeatsReference(of: other) { return (other, .repeatedReference) }
            if record.repeatsEntry(of: other) { return (other, .repeatedEntry) }
        }
        return nil
    }
}

extension NaiveRecord {
    /// "same (strong) reference and same key"
    fileprivate func repeatsReference(of other: NaiveRecord) -> Bool {
        bothEqual(strongReference, other.strongReference) && key == other.key
    }

    /// "same entry ID and all fields but the location equal". Here a missing value equals a missing one, a
    /// missing taxpayer too. Whether a reference is weak is no field.
    fileprivate func repeatsEntry(of other: NaiveRecord) -> Bool {
        bothEqual(entryID, other.entryID)
            && key == other.key
            && reference == other.reference
            && obligation == other.obligation
            && originalReference == other.originalReference
            && kind == other.kind
            && status == other.status
    }
}
