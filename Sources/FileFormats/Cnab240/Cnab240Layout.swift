/// Where a bank puts the fields of its CNAB 240 files, and what its codes mean.
///
/// All positions are 1-based and inclusive, as in the FEBRABAN CNAB 240 layout. Banks that are not listed follow it.
struct Cnab240Layout: Sendable {
    /// The bank for people: `Itaú (341)`.
    let name: String
    /// Branch and account in the file header of returns.
    var returnsHeader = AccountFields(branch: 53...57, account: 59...70)
    /// Branch and account in the file header of statements.
    var statementHeader = AccountFields(branch: 53...57, account: 59...70)
    var title = TitleFields()
    var entry = EntryFields()
    var occurrences = Cnab240Occurrences.febraban
    var paymentOccurrences = Cnab240PaymentOccurrences.febraban

    /// A branch and an account, without their check digits.
    struct AccountFields: Sendable {
        let branch: Positions
        let account: Positions
    }

    /// Segment T: the title.
    struct TitleFields: Sendable {
        var account = AccountFields(branch: 18...22, account: 24...35)
        /// The bank's number of the title (nosso número).
        var nossoNumero: Positions = 38...57
        /// The kind of collection within which nosso número is unique.
        var carteira: Positions = 58...58
        /// `1` CPF, `2` CNPJ; anything else says nothing.
        var payerType = 133
        var payerID: Positions = 134...148
    }

    /// Segment E: the statement line. Amount and dates stand where FEBRABAN puts them at every bank.
    struct EntryFields: Sendable {
        /// The bank's document number.
        var document: Positions = 202...240
        /// Where the payer's CPF or CNPJ starts, if it is there at all.
        var payerID: Positions?
    }

    /// The layout of a bank by its number, positions 1-3 of every line.
    static func of(bank: Int) -> Cnab240Layout {
        if let layout = banks[bank] { return layout }
        let digits = String(bank)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return Cnab240Layout(name: "FEBRABAN layout, bank \(padded)")
    }
}
