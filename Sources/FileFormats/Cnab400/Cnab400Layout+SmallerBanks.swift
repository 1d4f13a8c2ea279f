/// What the smaller banks do differently.
///
/// Source: the manuals of Unicred (COB136, returns) and CrediSIS (CNAB 400, version 1.1); for the others the positions and codes that
/// public boleto libraries carry, held against their sample files.
extension Cnab400Layout {
    /// Dates have eight positions, so that everything behind the first stands further on than elsewhere.
    static let bancoDeBrasilia = Cnab400Layout(
        name: "BRB (070)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: nil, account: 21...37, nossoNumero: 71...82, occurrenceDate: 111...118, nominal: 157...169,
                received: 258...270, net: .lessFee(180...192), creditDate: 300...307)
        ],
        headerBranch: nil, fileDate: 95...102, occurrences: Cnab400Occurrences.bancoDeBrasilia)

    /// The occurrence, its codes and the fee are its own; there is no carteira.
    static let credisis = Cnab400Layout(
        name: "CrediSIS (097)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                nossoNumero: 57...76, occurrence: 77, occurrenceDate: 79...84, net: .lessFee(166...175),
                creditDate: 176...181)
        ],
        headerAccount: 32...39, fileSequence: 101...107, occurrences: Cnab400Occurrences.credisis)

    static let cresol = Cnab400Layout(
        name: "Cresol (133)",
        titles: [UInt8(ascii: "1"): TitleFields(branch: 25...29, account: 30...36, nossoNumero: 71...82)],
        headerBranch: nil, occurrences: Cnab400Occurrences.cresol)

    static let unicred = Cnab400Layout(
        name: "Unicred (136)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                account: 23...30, nossoNumero: 46...62, carteira: 107...108, net: .lessFee(182...188),
                creditDate: 176...181)
        ],
        agreement: 108...121, headerAccount: 32...39, fileSequence: 101...107,
        occurrences: Cnab400Occurrences.unicred)

    /// Fibra, Pine and Rendimento share one layout. Neither branch nor account has a known place, so the agreement stands for them:
    /// without it the same nosso número of two accounts would be one charge.
    private static func shared(_ name: String) -> Cnab400Layout {
        Cnab400Layout(
            name: name,
            titles: [
                UInt8(ascii: "1"): TitleFields(branch: nil, account: nil, nossoNumero: 63...73, creditDate: nil)
            ],
            headerBranch: nil, headerAccount: 27...46, occurrences: Cnab400Occurrences.fibra)
    }

    static let fibra = shared("Fibra (224)")
    static let rendimento = shared("Rendimento (633)")
    static let pine = shared("Pine (643)")

    /// The header names the account and, in the agreement's place, the beneficiary.
    static let c6 = Cnab400Layout(
        name: "C6 (336)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: nil, account: nil, nossoNumero: 63...73, carteira: 107...108)
        ],
        agreement: 39...50, headerBranch: nil, headerAccount: 27...38, fileDate: 125...130,
        occurrences: Cnab400Occurrences.c6)

    static let hsbc = Cnab400Layout(
        name: "HSBC (399)",
        titles: [UInt8(ascii: "1"): TitleFields(branch: nil, account: nil, nossoNumero: 63...73, creditDate: nil)],
        headerBranch: 28...31, headerAccount: 38...43, occurrences: Cnab400Occurrences.hsbc)

    static let delbank = Cnab400Layout(
        name: "Delbank (435)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: nil, account: nil, nossoNumero: 63...73, carteira: 83...85, creditDate: 386...391)
        ],
        headerBranch: nil, headerAccount: 27...46, occurrences: Cnab400Occurrences.delbank)

    static let ourinvest = Cnab400Layout(
        name: "Ourinvest (712)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: 25...29, account: 30...36, nossoNumero: 71...82, carteira: 22...24)
        ],
        headerBranch: nil, occurrences: Cnab400Occurrences.ourinvest)
}
