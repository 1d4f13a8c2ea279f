import Matching
import PaymentModel

// R8. "Edges join one open S and one open L: same taxpayer, amount, currency and dates at most N apart; or
// same taxpayer, currency, date and amounts of one sign at most A apart. A connected component of exactly
// one S and one L is a pair: `date-mismatch`, `amount-mismatch` (rule `within-tolerance`); every record of a
// larger component: `ambiguous`, with the number of its candidates and the first 20. Never first-wins".
// Returns take part.

extension NaiveRun {
    func pairWithinTolerances() {
        let openSettlement = settlement.filter(\.isOpen)
        let openLedger = ledger.filter(\.isOpen)
        // Both lists of candidates are found before any record is closed.
        let ofSettlement = openSettlement.map { record in openLedger.filter { isEdge(record, $0) } }
        let ofLedger = openLedger.map { booking in openSettlement.filter { isEdge($0, booking) } }

        // A component of exactly one S and one L is one edge whose ends have no other.
        for (record, candidates) in zip(openSettlement, ofSettlement) where candidates.count == 1 {
            for (booking, itsCandidates) in zip(openLedger, ofLedger)
            where booking === candidates[0] && itsCandidates.count == 1 {
                pairWithinTolerance(record, booking)
            }
        }
        // Any other record with an edge is in a larger component.
        for (record, candidates) in zip(openSettlement, ofSettlement)
        where record.isOpen && !candidates.isEmpty {
            closeAsAmbiguous(record, candidates)
        }
        for (booking, candidates) in zip(openLedger, ofLedger) where booking.isOpen && !candidates.isEmpty {
            closeAsAmbiguous(booking, candidates)
        }
    }

    private func isEdge(_ record: NaiveRecord, _ booking: NaiveRecord) -> Bool {
        let paid = record.record
        let booked = booking.record
        guard paid.money.currency == booked.money.currency else { return false }

        let isWithinDates =
            paid.money.amountMinor == booked.money.amountMinor
            && datesAreWithinTolerance(record, booking)
        let isWithinAmounts =
            paid.date == booked.date
            && record.isNegative == booking.isNegative
            && amountsAreWithinTolerance(record, booking)
        // Records keyed alone have no taxpayer that could be the same.
        return (isWithinDates || isWithinAmounts)
            && !record.isKeyedAlone && record.keyTaxpayer == booking.keyTaxpayer
    }

    private func pairWithinTolerance(_ record: NaiveRecord, _ booking: NaiveRecord) {
        if record.record.date != booking.record.date {
            pair(record, booking, .dateMismatch, .withinTolerance, differences: .date)
        } else {
            pair(record, booking, .amountMismatch, .withinTolerance, differences: .amount)
        }
    }

    private func closeAsAmbiguous(_ record: NaiveRecord, _ candidates: [NaiveRecord]) {
        record.close(.ambiguous, .severalCandidates, .medium)
        record.verdict.candidateCount = candidates.count
        record.verdict.candidates = candidates.prefix(20).map(\.id)
    }
}
