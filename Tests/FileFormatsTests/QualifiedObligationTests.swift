import PaymentModel
import Testing

@Suite("Qualified nosso número")
struct QualifiedObligationTests {
    private func composed(_ branch: String, _ account: String, _ carteira: String, _ nossoNumero: String) -> FieldText {
        var text: [UInt8] = []
        QualifiedObligation.compose(
            bank: Array("001".utf8).span, branch: Array(branch.utf8).span, account: Array(account.utf8).span,
            carteira: Array(carteira.utf8).span, nossoNumero: Array(nossoNumero.utf8).span, into: &text)
        return FieldText(bytes: text)
    }

    private func plain(_ text: FieldText) -> String? {
        QualifiedObligation.plain(of: text).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func branchAndAccountLoseLeadingZerosAndTheNumberKeepsThem() {
        #expect(composed("00328", "000000007536", "17", "0000196") == "001/328/7536/17/0000196")
        #expect(composed("     ", "00-75/3 ", "1/7", "A1") == "001//753/17/A1")
    }

    @Test func thePlainNumberHasNoLeadingZeros() {
        #expect(plain("001/328/7536/17/0000196") == "196")
        #expect(plain("001////0A10") == "A10")
    }

    @Test(arguments: ["196", "a/b/c/196", "001/328/7536/17/196/2", "001/328/7536/17/", "001/328/7536/17/000", ""])
    func whatIsNotQualifiedHasNoPlainNumber(text: String) {
        #expect(plain(FieldText(text)) == nil)
    }
}
