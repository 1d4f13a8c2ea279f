import Matching

// R5. "A record has a *twin* when its group and side hold another record (after R1, whatever its outcome)
// and not both of them have obligations that differ. Open records with a twin, in canonical order: one of
// whose twins found a partner, or was kept as an original just before, is surplus; any other is kept open as
// an original. Returns take no part, in no count".

extension NaiveRun {
    func findSurplusInGroups() {
        findSurplus(among: historyAndSettlement, outcome: .duplicatePayment)
        findSurplus(among: ledger, outcome: .duplicatePosting)
    }

    private func findSurplus(among side: [NaiveRecord], outcome: Outcome) {
        let payments = side.filter { !$0.isReturn && $0.group != nil }
        for record in payments where record.isOpen {
            let twins = payments.filter { record.isTwin(of: $0) }
            if twins.isEmpty { continue }

            let confirmed = twins.first { $0.foundPartner }
            let keptBefore = twins.first { $0.isKeptAsOriginal }
            guard let counterpart = confirmed ?? keptBefore else {
                record.isKeptAsOriginal = true
                continue
            }
            // "high: the counterpart confirms the original, or same obligation; … low: key only"
            let obligationIsSame = twins.contains {
                ($0.foundPartner || $0.isKeptAsOriginal) && bothEqual($0.obligation, record.obligation)
            }
            let severity: Severity = confirmed != nil || obligationIsSame ? .high : .low
            record.close(outcome, .sameKey, severity, counterpart: counterpart.id)
        }
    }
}

extension NaiveRecord {
    fileprivate func isTwin(of other: NaiveRecord) -> Bool {
        self !== other && group == other.group && !bothDiffer(obligation, other.obligation)
    }
}
