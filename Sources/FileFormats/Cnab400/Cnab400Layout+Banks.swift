/// What the banks do differently.
///
/// Source: the banks' CNAB 400 collection manuals, held against published sample files.
extension Cnab400Layout {
    static let banks: [Int: Cnab400Layout] = [
        1: bancoDoBrasil, 4: bancoDoNordeste, 33: santander, 41: banrisul, 70: bancoDeBrasilia, 77: inter, 97: credisis,
        104: caixa, 133: cresol, 136: unicred, 224: fibra, 237: bradesco, 336: c6, 341: itau, 399: hsbc, 435: delbank,
        633: rendimento, 643: pine, 712: ourinvest, 748: sicredi, 756: sicoob,
    ]

    /// The trailer sums up the nominal values of all titles, whatever became of them. The received amount is what was posted to
    /// the account: in the published samples it is the nominal value less rebates and the fee.
    private static let itau = Cnab400Layout(
        name: "Itaú (341)",
        titles: [
            UInt8(ascii: "1"): TitleFields(account: 24...28, nossoNumero: 86...94, carteira: 83...85, net: .received)
        ],
        headerAccount: 33...37, fileSequence: 109...113, occurrences: Cnab400Occurrences.itau,
        trailer: [TrailerTotal(code: nil, count: 213...220, sum: 221...234, name: "titles")])

    /// Branch and account stand in the titles alone. The trailer counts 02 and 06; 17 is in none of its totals.
    private static let bradesco = Cnab400Layout(
        name: "Bradesco (237)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: 25...29, account: 30...36, nossoNumero: 71...82, carteira: 22...24)
        ],
        charges: [UInt8(ascii: "4"): 106...140],
        headerBranch: nil, fileSequence: 109...113, occurrences: Cnab400Occurrences.bradesco,
        trailer: [
            TrailerTotal(code: OccurrenceCode(0x30, 0x32), count: 58...62, sum: 63...74, name: "titles 02"),
            TrailerTotal(code: OccurrenceCode(0x30, 0x36), count: 87...91, sum: 75...86, name: "titles 06"),
        ])

    /// Agreements of seven digits have records 7; the older, shorter ones have records 1. The trailer describes the portfolio.
    private static let bancoDoBrasil = Cnab400Layout(
        name: "Banco do Brasil (001)",
        titles: [
            UInt8(ascii: "7"): TitleFields(
                account: 23...30, nossoNumero: 64...80, carteira: 107...108, net: .posted(306...318),
                creditDate: 176...181),
            UInt8(ascii: "1"): TitleFields(
                account: 23...30, nossoNumero: 63...73, carteira: 107...108, net: .posted(306...318),
                creditDate: 176...181),
        ],
        headerAccount: 32...39, fileSequence: 101...107, occurrences: Cnab400Occurrences.bancoDoBrasil)

    /// The trailer describes the portfolio.
    private static let santander = Cnab400Layout(
        name: "Santander (033)", titles: [UInt8(ascii: "1"): TitleFields(nossoNumero: 63...70)],
        charges: [UInt8(ascii: "2"): 80...114], headerAccount: 39...46, occurrences: Cnab400Occurrences.santander)

    /// The account is the beneficiary's code in the account's place.
    private static let caixa = Cnab400Layout(
        name: "Caixa (104)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                account: 22...27, nossoNumero: 57...73, carteira: 107...108, creditDate: 294...299)
        ],
        headerAccount: 31...36, fileSequence: 390...394, occurrences: Cnab400Occurrences.caixa)

    private static let banrisul = Cnab400Layout(
        name: "Banrisul (041)", titles: [UInt8(ascii: "1"): TitleFields(account: 22...30, nossoNumero: 63...72)],
        occurrences: Cnab400Occurrences.banrisul)

    private static let bancoDoNordeste = Cnab400Layout(
        name: "Banco do Nordeste (004)",
        titles: [UInt8(ascii: "1"): TitleFields(account: 24...30, nossoNumero: 63...70, creditDate: nil)],
        headerAccount: 33...39, fileSequence: 109...113, occurrences: Cnab400Occurrences.bancoDoNordeste)

    private static let sicoob = Cnab400Layout(
        name: "Sicoob (756)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                account: 23...30, nossoNumero: 63...73, carteira: 107...108, net: .lessFee(182...188),
                creditDate: 176...181)
        ],
        headerAccount: 32...39, fileSequence: 101...107, occurrences: Cnab400Occurrences.sicoob)

    /// Titles name neither branch nor account: those of the header stand for them.
    private static let sicredi = Cnab400Layout(
        name: "Sicredi (748)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: nil, account: nil, nossoNumero: 48...62, creditDate: 329...336,
                creditDateIsYearFirst: true)
        ],
        agreement: 27...45, headerBranch: nil, headerAccount: 27...31, fileSequence: 111...117, fileDate: 95...102,
        occurrences: Cnab400Occurrences.sicredi)

    /// Shares little more than the header with the others.
    private static let inter = Cnab400Layout(
        name: "Inter (077)",
        titles: [
            UInt8(ascii: "1"): TitleFields(
                branch: 24...27, account: 28...36, nossoNumero: 71...81, carteira: 21...23, occurrence: 90,
                occurrenceDate: 92...97, nominal: 125...137, received: 160...172, net: .received,
                creditDate: 173...178)
        ],
        headerBranch: nil, occurrences: Cnab400Occurrences.inter)
}
