import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 positions and codes, bank by bank")
struct Cnab240LayoutTests {
    private func record(_ bank: String, _ title: Cnab240Text, code: String = "06") -> PaymentRecord? {
        let lines = Cnab240Text.returns(bank: bank, [title, .payment(bank: bank, code: code)])
        return Cnab240Result(lines).records.first
    }

    @Test func itauHasCarteiraBeforeNossoNumero() {
        let title = Cnab240Text.title(bank: "341").putting("109123456785 ", at: 38)
        #expect(record("341", title)?.obligation == "341/3286/7536/109/12345678")
    }

    @Test func caixaLeavesItsCheckDigitOut() {
        let title = Cnab240Text.title(bank: "104").putting("   240000000111369971", at: 37)
        #expect(record("104", title)?.obligation == "104/3286/7536/1/24000000011136997")
    }

    @Test func santanderShiftsItsSegmentT() {
        let title = Cnab240Text.detail("T", bank: "033").putting("17", at: 16).putting("45675", at: 18)
            .putting("0111111119", at: 23).putting("0000000001040", at: 41).putting("1", at: 54)
            .putting("2011222333000181", at: 128)
        let record = record("033", title, code: "17")
        #expect(record?.obligation == "033/4567/11111111/1/0000000001040")
        #expect(record?.taxpayer?.text == "11222333000181")
    }

    @Test func santanderNamesItsAccountElsewhereInReturns() {
        let header = Cnab240Text.start(bank: "033", lot: "0000", type: "0").putting("456750111111119", at: 33)
        var lines = Cnab240Text.returns(bank: "033", [.title(bank: "033"), .payment(bank: "033")])
        lines[0] = header
        #expect(Cnab240Result(lines).reading.accounts.first == "033/4567/11111111")
    }

    @Test func branchAndAccountComeFromTheHeaderWhereTheTitleHasNone() {
        let title = Cnab240Text.title().putting("00000 000000000000", at: 18)
        #expect(record("756", title)?.obligation == "756/3286/7536/1/0000000083")
    }

    @Test(arguments: ["00000000000000000000", "                    "])
    func aNossoNumeroOfZerosOrBlanksIsNoObligation(nossoNumero: String) {
        let title = Cnab240Text.title().putting(nossoNumero, at: 38)
        #expect(record("756", title) != nil)
        #expect(record("756", title)?.obligation == nil)
    }

    @Test(arguments: [
        ("001", ["06", "17"]), ("033", ["06", "17"]), ("104", ["06", "46"]), ("341", ["06", "08", "10"]),
        ("237", ["06", "17"]), ("756", ["06", "17"]),
    ])
    func theCodesThatMeanPaid(bank: String, codes: [String]) {
        let all = (0...99).map { Cnab240Text.digits($0, 2) }
        let lines = all.flatMap { [Cnab240Text.title(bank: bank, code: $0), .payment(bank: bank, code: $0)] }
        let result = Cnab240Result(Cnab240Text.returns(bank: bank, lines))
        #expect(result.records.compactMap { $0.status?.string.prefix(2) }.map(String.init) == codes)
        #expect(result.reading.skippedCount == 100 - codes.count)
    }

    @Test(arguments: [
        ("001", "Banco do Brasil (001), returns"), ("033", "Santander (033), returns"),
        ("104", "Caixa (104), returns"), ("237", "Bradesco (237), returns"), ("341", "Itaú (341), returns"),
        ("085", "FEBRABAN layout, bank 085, returns"),
    ])
    func theLayoutIsNamedAfterTheBank(bank: String, name: String) {
        let lines = Cnab240Text.returns(bank: bank, [.title(bank: bank), .payment(bank: bank)])
        #expect(Cnab240Result(lines).reading.layout == name)
    }

    @Test(arguments: [
        // Payer type and the 15 characters of the ID; what is read.
        ("1", "000052998224725", "52998224725"), ("2", "011222333000181", "11222333000181"),
        ("2", "11222333000181 ", "11222333000181"), ("2", "012ABC34501DE35", "12ABC34501DE35"),
        ("0", "000052998224725", "52998224725"), ("9", "011222333000181", "11222333000181"),
        ("1", "011222333000181", "11222333000181"), ("0", "006990590000123", "06990590000123"),
    ])
    func thePayersID(type: String, field: String, id: String) {
        let title = Cnab240Text.title().putting(type + field, at: 133)
        #expect(record("756", title)?.taxpayer?.text.string == id)
    }

    @Test(arguments: ["000000000000000", "               ", "0              "])
    func aPayersIDOfZerosOrBlanksIsMissing(field: String) {
        let title = Cnab240Text.title().putting("2" + field, at: 133)
        #expect(record("756", title) != nil)
        #expect(record("756", title)?.taxpayer == nil)
    }
}
