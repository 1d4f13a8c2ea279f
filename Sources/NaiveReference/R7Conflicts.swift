import Matching

// R7. "same strong reference as another record of its side (after R1, whatever its outcome) of the same sign
// with a different key. Returns take no part": `conflicting-record`. History takes no part either.

extension NaiveRun {
    func findConflicts() {
        findConflicts(among: settlement)
        findConflicts(among: ledger)
    }

    private func findConflicts(among side: [NaiveRecord]) {
        let payments = side.filter { !$0.isReturn }
        for record in payments where record.isOpen {
            let conflicting = payments.first {
                bothEqual($0.strongReference, record.strongReference)
                    && $0.isNegative == record.isNegative
                    && $0.key != record.key
            }
            guard let conflicting else { continue }
            record.close(.conflictingRecord, .sameReference, .medium, counterpart: conflicting.id)
        }
    }
}
