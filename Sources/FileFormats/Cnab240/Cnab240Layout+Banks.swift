/// What the banks do differently.
///
/// Source: the banks' CNAB 240 collection manuals, held against published sample files.
extension Cnab240Layout {
    static let banks: [Int: Cnab240Layout] = [
        1: Cnab240Layout(name: "Banco do Brasil (001)", occurrences: Cnab240Occurrences.bancoDoBrasil),
        33: Cnab240Layout(
            name: "Santander (033)",
            // The inscription takes 18-32 and the transmission code 33-47: branch, its digit, account, its digit.
            returnsHeader: AccountFields(branch: 33...36, account: 38...46),
            title: TitleFields(
                account: AccountFields(branch: 18...21, account: 23...31), nossoNumero: 41...53, carteira: 54...54,
                payerType: 128, payerID: 129...143),
            entry: EntryFields(document: 202...207, payerID: 208...240),
            occurrences: Cnab240Occurrences.santander),
        41: Cnab240Layout(name: "Banrisul (041)", occurrences: Cnab240Occurrences.banrisul),
        // The account is the beneficiary's code in the account's place.
        104: Cnab240Layout(
            name: "Caixa (104)", title: TitleFields(nossoNumero: 39...56), occurrences: Cnab240Occurrences.caixa),
        237: Cnab240Layout(name: "Bradesco (237)", occurrences: Cnab240Occurrences.bradesco),
        748: Cnab240Layout(name: "Sicredi (748)", occurrences: Cnab240Occurrences.sicredi),
        341: Cnab240Layout(
            name: "Itaú (341)", title: TitleFields(nossoNumero: 41...48, carteira: 38...40),
            entry: EntryFields(document: 235...240),
            occurrences: Cnab240Occurrences.itau, paymentOccurrences: Cnab240PaymentOccurrences.itau),
    ]
}
