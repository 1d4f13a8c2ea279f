import Matching
import PaymentModel

// R10. "settlement: another settlement record (after R1, whatever its outcome, no return) of the same
// taxpayer, amount and currency, without a different obligation, lies 1 to N days earlier (`--near-days`,
// default 3; 0 turns this off). Returns and records keyed alone take no part": `possible-duplicate`.
// History counts as the earlier record.

extension NaiveRun {
    func findPossibleDuplicates() {
        let payments = historyAndSettlement.filter { !$0.isReturn && !$0.isKeyedAlone }
        for record in payments where record.isOpen {
            // The latest date; then history first, then canonical order, which is the order of the list.
            var latest: NaiveRecord?
            for other in payments where isNearDuplicate(record, of: other) {
                if let found = latest, found.record.date >= other.record.date { continue }
                latest = other
            }
            if let latest { record.close(.possibleDuplicate, .nearDate, .low, counterpart: latest.id) }
        }
    }

    private func isNearDuplicate(_ record: NaiveRecord, of other: NaiveRecord) -> Bool {
        let daysLater = record.record.date.days(since: other.record.date)
        return daysLater >= 1 && daysLater <= settings.nearDays
            && record.record.money == other.record.money
            && !bothDiffer(record.obligation, other.obligation)
            && record.keyTaxpayer == other.keyTaxpayer
    }
}
