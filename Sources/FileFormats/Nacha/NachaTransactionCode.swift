/// What an entry does to the receiver's account: positions 2-3. The first digit is the kind of account (2 checking, 3 savings, 4 general ledger,
/// 5 loan), the second what is done: 1 to 4 are credits, 5 to 9 debits.
///
/// Source: Nacha Operating Rules, appendix three, transaction codes.
struct NachaTransactionCode {
    let value: Int
    /// The receiver gets money: of the originator's view it goes out.
    let isCredit: Bool
    /// 1 and 6: a return or a notification of change.
    let isReturn: Bool
    /// 3 and 8: a test without money; 4 and 9: remittance data without money.
    let isWithoutMoney: Bool

    /// `nil` when the code is none of these: 81 to 88 are accounting advices.
    init?(_ value: Int) {
        guard (21...59).contains(value), value % 10 != 0 else { return nil }
        let action = value % 10
        self.value = value
        isCredit = action < 5
        isReturn = action == 1 || action == 6
        isWithoutMoney = action == 3 || action == 4 || action == 8 || action == 9
    }

    var occurrence: Occurrence {
        let accounts = [2: "checking", 3: "savings", 4: "general ledger", 5: "loan"]
        let account = accounts[value / 10] ?? ""
        let side = isCredit ? "credit" : "debit"
        let meaning =
            switch value % 10 {
            case 1, 6: "return or change of a \(account) \(side)"
            case 3, 8: "prenotification of a \(account) \(side)"
            case 4, 9: "\(account) \(side) of zero with remittance data"
            default: "\(account) \(side)"
            }
        return Occurrence(code: String(value), meaning: meaning, kind: isWithoutMoney ? .information : .paid)
    }
}
