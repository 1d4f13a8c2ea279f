internal import PaymentModel

/// Lets a ledger that knows only the bank's own number of a charge meet a bank file that knows the charge's account too.
///
/// A bank file qualifies its nosso número by bank, account and carteira, since it is unique only there. A ledger's plain number
/// becomes the qualified one when exactly one of tonight's settlement obligations has that number; otherwise it stays as it is.
struct ObligationResolution {
    let records: RecordSet
    let threads: Int

    func run() {
    }
}
