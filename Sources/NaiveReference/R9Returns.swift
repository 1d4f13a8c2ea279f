import Matching
import PaymentModel

// R9. "open settlement returns, in (date, canonical) order, amounts absolute. Their originals: every
// `duplicate-payment` (after R7) with that reference and currency; none: go on."

/// A payment made too often, and what was given back of it so far.
private struct Original {
    let record: NaiveRecord
    var returnedMinor: UInt64 = 0
    var returns: [NaiveRecord] = []

    var amountMinor: UInt64 { record.record.money.amountMinor.magnitude }
}

extension NaiveRun {
    func matchReturns() {
        var originals =
            settlement
            .filter { $0.verdict.outcome == .duplicatePayment }
            .map { Original(record: $0) }
        for giveBack in byDate(settlement.filter { $0.isReturn && $0.isOpen }) {
            match(giveBack, with: &originals)
        }
    }

    private func match(_ giveBack: NaiveRecord, with originals: inout [Original]) {
        let own = originals.indices.filter {
            originals[$0].record.reference == giveBack.originalReference
                && originals[$0].record.record.money.currency == giveBack.record.money.currency
        }
        guard let first = own.first else { return }

        // "The first original in canonical order with room (already returned + this return ≤ its amount)
        // takes it". One that is `returned` stays an original; it has no room but for a return of nothing.
        let amountMinor = giveBack.record.money.amountMinor.magnitude
        let withRoom = own.first {
            originals[$0].returnedMinor + amountMinor <= originals[$0].amountMinor
        }
        guard let withRoom else {
            // "None has room: `over-returned`"
            giveBack.close(
                .overReturned, .returnOfDuplicate, .medium, counterpart: originals[first].record.id)
            return
        }
        originals[withRoom].returnedMinor += amountMinor
        originals[withRoom].returns.append(giveBack)
        let original = originals[withRoom]
        giveBack.close(.partialReturn, .returnOfDuplicate, .low, counterpart: original.record.id)

        // "when the sum reaches the amount, it, the partial ones before it and the original all become
        // `returned` (the one case in which a closed outcome changes)"
        if original.returnedMinor == original.amountMinor {
            for part in original.returns {
                part.close(.returned, .returnOfDuplicate, .low, counterpart: original.record.id)
            }
            original.record.close(.returned, .returnOfDuplicate, .low, counterpart: giveBack.id)
        }
    }
}
