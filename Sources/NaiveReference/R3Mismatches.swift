import Matching
import PaymentModel

// R3. "S and L: same strong reference; then, among those still open, where the settlement record has no
// reference, same obligation. The i-th open S with the i-th open L of that ID and sign, each ordered by
// (key, canonical order). … Returns take no part".

extension NaiveRun {
    mutating func findMismatches() {
        let settlementByKey = byKey(settlement.filter { !$0.isReturn })
        let ledgerByKey = byKey(ledger.filter { !$0.isReturn })

        // The i-th meets the i-th, since each takes the first that is still open.
        for record in settlementByKey where record.isOpen && record.strongReference != nil {
            let booking = ledgerByKey.first {
                $0.isOpen && $0.strongReference == record.strongReference && $0.isNegative == record.isNegative
            }
            if let booking { pairOrMismatch(record, booking, .sameReference) }
        }
        for record in settlementByKey
        where record.isOpen && record.reference == nil && record.obligation != nil {
            let booking = ledgerByKey.first {
                $0.isOpen && $0.obligation == record.obligation && $0.isNegative == record.isNegative
            }
            if let booking { pairOrMismatch(record, booking, .sameObligation) }
        }
    }

    private mutating func pairOrMismatch(_ record: NaiveRecord, _ booking: NaiveRecord, _ rule: Rule) {
        let differences = fieldDifferences(record, booking)
        if differences.isEmpty {
            // "when nothing else differs the two are `paired`"
            pairAsPartners(record, booking, .paired, nil)
        } else if areWithinTolerances(record, booking) {
            // "Differences wholly inside the tolerances of R8: `paired`, counted as within tolerance"
            pairAsPartners(record, booking, .paired, nil, differences: differences)
            record.verdict.isWithinTolerance = true
            booking.verdict.isWithinTolerance = true
            pairedWithinTolerance += 1
        } else {
            pairAsPartners(record, booking, mismatch(of: differences), rule, differences: differences)
        }
    }

    /// "A missing taxpayer ID (a stand-in) differs from nothing"
    private func fieldDifferences(_ record: NaiveRecord, _ booking: NaiveRecord) -> FieldDifferences {
        var differences: FieldDifferences = []
        if let payer = record.keyTaxpayer.realID, let booked = booking.keyTaxpayer.realID, payer != booked {
            differences.insert(.taxpayer)
        }
        // "amount-mismatch (amount or currency)"
        if record.record.money != booking.record.money { differences.insert(.amount) }
        if record.record.date != booking.record.date { differences.insert(.date) }
        return differences
    }

    private func areWithinTolerances(_ record: NaiveRecord, _ booking: NaiveRecord) -> Bool {
        let differences = fieldDifferences(record, booking)
        return !differences.contains(.taxpayer)
            && record.record.money.currency == booking.record.money.currency
            && datesAreWithinTolerance(record, booking)
            && amountsAreWithinTolerance(record, booking)
    }

    /// "several of the three: `field-mismatch` naming them"
    private func mismatch(of differences: FieldDifferences) -> Outcome {
        switch differences {
        case .taxpayer: .taxpayerMismatch
        case .amount: .amountMismatch
        case .date: .dateMismatch
        default: .fieldMismatch
        }
    }
}
