import Matching

// R4. "S and L still open in one group: one to one, both in canonical order": `paired`; "when both have
// strong references of one scheme (then they differ): `reference-mismatch`. Generic files share a scheme
// unless `--references separate`". Returns take part.

extension NaiveRun {
    func pairWithinGroups() {
        for record in settlement where record.isOpen && record.group != nil {
            for booking in ledger where booking.isOpen && booking.group == record.group {
                let bothAreStrong = record.strongReference != nil && booking.strongReference != nil
                if bothAreStrong && !settings.referencesAreSeparate {
                    pairAsPartners(record, booking, .referenceMismatch, .sameKey, differences: .reference)
                } else {
                    pairAsPartners(record, booking, .paired, nil)
                }
                break
            }
        }
    }
}
