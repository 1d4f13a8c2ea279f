import Matching

// R6. "settlement records with the same obligation (two or more after R1, whatever their outcome): the open
// ones are surplus, except that, when none of all of them found a partner, the earliest open one (date, then
// canonical order) stays open. Returns take no part": `duplicate-payment`, rule `same-obligation`.

extension NaiveRun {
    func findSurplusOfObligations() {
        let payments = historyAndSettlement.filter { !$0.isReturn }
        for place in payments.indices {
            guard let obligation = payments[place].obligation else { continue }
            // Each obligation is looked at once, with the first of its records.
            if payments[..<place].contains(where: { $0.obligation == obligation }) { continue }

            let ofObligation = payments.filter { $0.obligation == obligation }
            if ofObligation.count >= 2 { closeSurplus(of: ofObligation) }
        }
    }

    private func closeSurplus(of payments: [NaiveRecord]) {
        // History first, then date, then canonical order.
        let ordered = byDate(payments.filter(\.isHistory)) + byDate(payments.filter { !$0.isHistory })
        let open = ordered.filter(\.isOpen)

        if let confirmed = ordered.first(where: \.foundPartner) {
            for record in open {
                record.close(.duplicatePayment, .sameObligation, .high, counterpart: confirmed.id)
            }
        } else if let earliest = open.first {
            for record in open.dropFirst() {
                record.close(.duplicatePayment, .sameObligation, .high, counterpart: earliest.id)
            }
        }
    }
}
