import PaymentModel

/// The match key: (taxpayer, amount, currency, business date), in that order of comparison.
struct NaiveKey: Comparable {
    let taxpayer: KeyTaxpayer
    let money: Money
    let date: BusinessDate

    static func < (left: NaiveKey, right: NaiveKey) -> Bool {
        if left.taxpayer != right.taxpayer { return left.taxpayer < right.taxpayer }
        if left.money.amountMinor != right.money.amountMinor {
            return left.money.amountMinor < right.money.amountMinor
        }
        if left.money.currency != right.money.currency { return left.money.currency < right.money.currency }
        return left.date < right.date
    }
}
