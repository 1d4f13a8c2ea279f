import Matching

extension NaiveRun {
    /// Writes into each record how many records of its match key each side has: history included, after R1,
    /// returns not counted.
    func countGroups(of records: [NaiveRecord]) {
        for record in records {
            if record.isKeyedAlone {
                // It belongs to no group and counts as itself.
                let own = record.isReturn ? 0 : 1
                if case .ledger = record.id {
                    record.verdict.ledgerCount = own
                } else {
                    record.verdict.settlementCount = own
                }
                continue
            }
            for other in history where other.group == record.group && !other.isReturn {
                record.verdict.settlementCount += 1
            }
            for other in settlement where other.group == record.group && !other.isReturn {
                record.verdict.settlementCount += 1
            }
            for other in ledger where other.group == record.group && !other.isReturn {
                record.verdict.ledgerCount += 1
            }
        }
    }

    /// "A group with s = l ≥ 2, all paired, is `recurring`". Counted by tonight's records, returns too.
    func recurringGroups() -> Int {
        var count = 0
        for place in settlement.indices {
            guard let group = settlement[place].group else { continue }
            // Each group is looked at once, with the first of its settlement records.
            if settlement[..<place].contains(where: { $0.group == group }) { continue }

            let ofSettlement = settlement.filter { $0.group == group }
            let ofLedger = ledger.filter { $0.group == group }
            let allArePaired = (ofSettlement + ofLedger).allSatisfy { $0.verdict.outcome == .paired }
            if ofSettlement.count == ofLedger.count && ofSettlement.count >= 2 && allArePaired { count += 1 }
        }
        return count
    }
}
