import Matching

// R2. "S and L: same key and same reference; then, where the settlement record has no reference, same key
// and same obligation; one to one, both in canonical order": `paired`.
//
// Weak references count like strong ones, and returns take part. Records keyed alone have neither reference
// nor obligation.

extension NaiveRun {
    func pairByReferenceOrObligation() {
        // The i-th settlement record of a key and reference meets the i-th ledger record of them, since
        // each takes the first that is still open.
        for record in settlement where record.reference != nil {
            for booking in ledger
            where booking.isOpen && booking.key == record.key && booking.reference == record.reference {
                pairAsPartners(record, booking, .paired, nil)
                break
            }
        }
        for record in settlement where record.reference == nil && record.obligation != nil {
            for booking in ledger
            where booking.isOpen && booking.key == record.key && booking.obligation == record.obligation {
                pairAsPartners(record, booking, .paired, nil)
                break
            }
        }
    }
}
