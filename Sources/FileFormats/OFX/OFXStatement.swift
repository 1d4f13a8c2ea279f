internal import PaymentModel

/// The statement that is open: STMTRS, CCSTMTRS or INVSTMTRS.
struct OFXStatement {
    /// 1-based line where it starts; 0 when none is open.
    var line = 0
    var account = OFXAccount()
    var accountIsSettled = false
    private(set) var accountText: [UInt8] = []
    /// Whether the bank writes bare taxpayer IDs at a known place.
    private(set) var hasPayerRule = false
    /// `nil` when CURDEF is no ISO 4217 code.
    private(set) var currency: CurrencyCode? = .brl
    private(set) var hasCurrency = false
    /// How often each FITID came so far, where a bank repeats it.
    var repetitions = OFXRepetitions()

    mutating func setCurrency(_ code: String) {
        guard !code.isEmpty else { return }
        currency = CurrencyCode(code)
        hasCurrency = true
    }

    /// Composes the account's text. False when that was done before.
    mutating func settleAccount() -> Bool {
        guard !accountIsSettled else { return false }
        accountIsSettled = true
        accountText = Array(account.text.utf8)
        hasPayerRule = !account.isCard && OFXPayer.hasRule(bank: account.bankText)
        return true
    }
}
