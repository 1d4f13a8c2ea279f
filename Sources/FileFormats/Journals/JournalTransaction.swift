internal import PaymentModel

/// One transaction of a journal, its postings included.
struct JournalTransaction {
    /// A posting's line and what it says.
    struct Posting {
        enum Amount {
            case written(LedgerAmount)
            /// Left to be inferred from the others.
            case missing
            case fault(RowFault)
        }

        let start: Int
        let length: Int
        let line: Int
        let account: [UInt8]
        /// In `(…)` or `[…]`: it moves no money.
        let isVirtual: Bool
        let amount: Amount
        var tags = LedgerTags()
    }

    var start = 0
    var length = 0
    var line = 0
    var date = BusinessDate.first
    var secondDate: BusinessDate?
    /// Why the header cannot be read.
    var fault: RowFault?
    var status: Range<Int> = 0..<0
    var code: Range<Int> = 0..<0
    var tags = LedgerTags()
    var postings: [Posting] = []

    /// A transaction with more postings than this is invalid.
    static let postingsMax = 100_000

    /// The amount of a posting, inferred where it is not written.
    ///
    /// - Throws: why it cannot be told: it cannot be read, the transaction does not balance, or more than one amount is missing.
    func amount(_ place: Int, _ balance: Balance) throws(RowFault) -> (minor: Int64, currency: CurrencyCode) {
        switch postings[place].amount {
        case .fault(let fault): throw fault
        case .written(let amount):
            if balance.isKnown, balance.missing == 0, !balance.isZero {
                throw RowFault("the transaction does not balance")
            }
            return (amount.minor, amount.currency)
        case .missing:
            guard balance.missing == 1, balance.isKnown, let sum = balance.onlySum,
                sum.minor.magnitude <= Int128(Money.amountMinorMax).magnitude
            else {
                throw RowFault("the amount is left to be inferred and cannot be, without a doubt; write it out")
            }
            return (Int64(-sum.minor), sum.currency)
        }
    }

    /// What the postings that move money sum up to.
    struct Balance {
        private(set) var sums: [(currency: CurrencyCode, minor: Int128)] = []
        /// How many amounts are left to be inferred.
        private(set) var missing = 0
        /// Whether all amounts that are written are read and stand for themselves, without costs.
        private(set) var isKnown = true

        init(_ postings: [Posting]) {
            for posting in postings where !posting.isVirtual {
                switch posting.amount {
                case .missing: missing += 1
                case .fault: isKnown = false
                case .written(let amount):
                    if amount.hasCost { isKnown = false }
                    if let place = sums.firstIndex(where: { $0.currency == amount.currency }) {
                        sums[place].minor += Int128(amount.minor)
                    } else {
                        sums.append((amount.currency, Int128(amount.minor)))
                    }
                }
            }
        }

        /// Several commodities without a cost may be exchanged for each other, which some programs allow.
        var isZero: Bool { sums.count > 1 || sums.allSatisfy { $0.minor == 0 } }
        var onlySum: (currency: CurrencyCode, minor: Int128)? {
            let open = sums.filter { $0.minor != 0 }
            return open.count == 1 ? open[0] : open.isEmpty ? sums.first : nil
        }
    }
}
