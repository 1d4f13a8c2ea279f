internal import PaymentModel

/// Lets a ledger that knows only the bank's own number of a charge meet a bank file that knows the charge's account too.
///
/// A bank file qualifies its nosso número by bank, branch, account and carteira, since it is unique only there. A ledger's
/// plain number becomes the qualified one when exactly one obligation of the settlement side has that number, leading zeros
/// aside; otherwise it stays as it is, and nothing is guessed.
struct ObligationResolution {
    let records: RecordSet
    let threads: Int

    /// - Complexity: O(n)
    func run() {
        let withObligation = records.select(threads: threads, among: \.hasObligations) {
            !$1.obligation.isMissing
        }
        var qualified: [ArraySlice<UInt8>: FieldText?] = [:]
        for id in withObligation where !records[id].flags.contains(.ledger) {
            guard let text = records.text(.obligation, of: id), let plain = QualifiedObligation.plain(of: text) else {
                continue
            }
            if let known = qualified[plain] {
                if known != text { qualified[plain] = .some(nil) }
            } else {
                qualified[plain] = .some(text)
            }
        }
        guard !qualified.isEmpty else { return }
        for id in withObligation where records[id].flags.contains(.ledger) {
            guard let text = records.text(.obligation, of: id), QualifiedObligation.plain(of: text) == nil else {
                continue
            }
            let plain = text.bytes.drop { $0 == 0x30 }
            if let match = qualified[plain] ?? nil { records.assign(obligation: match, to: id) }
        }
    }
}
