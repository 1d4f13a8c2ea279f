import FileFormats
import PaymentModel
import Testing

@Suite("OFX as banks write it")
struct OFXRuleTests {
    /// A file with one list of transactions.
    static func file(_ transactions: String, bank: String = "237", currency: String = "<CURDEF>BRL") -> String {
        """
        OFXHEADER:100
        DATA:OFXSGML

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>\(currency)
        <BANKACCTFROM><BANKID>\(bank)<BRANCHID>12<ACCTID>0034-5</BANKACCTFROM>
        <BANKTRANLIST>
        \(transactions)
        </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>

        """
    }

    static func transaction(
        amount: String = "1.00", date: String = "20261119", fitid: String = "f1", more: String = ""
    ) -> String {
        "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>\(date)<TRNAMT>\(amount)<FITID>\(fitid)\(more)</STMTTRN>\n"
    }

    private func read(_ transactions: String...) -> ReadSource {
        ReadSource(OFXRuleTests.file(transactions.joined()), as: .ofx)
    }

    @Test(arguments: [
        ("20261119", "2026-11-19"), ("202611192359", "2026-11-19"), ("20261119000000", "2026-11-19"),
        ("20261119235959.999[-3:BRT]", "2026-11-19"), ("20261119120000[-03:EST]", "2026-11-19"),
        ("20261119233000[-3]", "2026-11-19"), ("20261119000000[-3:GMT]", "2026-11-19"),
        ("20261119000000[0:GMT]", "2026-11-19"), ("20261119120000[0:GMT]", "2026-11-19"),
        ("20261119010000[0:GMT]", "2026-11-18"), ("20261119025959[+0:UTC]", "2026-11-18"),
        ("20261119030000[GMT]", "2026-11-19"), ("20261119233000[-5:EST]", "2026-11-19"),
        ("20261119010000[+5.30:IST]", "2026-11-19"), ("20261119 ", "2026-11-19"), ("2026-11-19", "2026-11-19"),
    ])
    func theDateIsTheOneThatIsPrinted(printed: String, date: String) {
        #expect(read(OFXRuleTests.transaction(date: printed)).records.map(\.date.description) == [date])
    }

    @Test(arguments: ["20261131", "2026111", "202611190", "19/11/2026", "20261119x", "", "20261119250000[0:GMT]"])
    func aDateThatCannotBeReadIsInvalid(printed: String) {
        let result = read(OFXRuleTests.transaction(date: printed), OFXRuleTests.transaction(fitid: "f2"))
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.count == 1)
        #expect(result.reading.invalidLines.first?.reason.hasPrefix("DTPOSTED") == true)
    }

    @Test(arguments: [
        ("-1.234,56", "-1234.56"), ("  -222,22", "-222.22"), ("+3", "3.00"), ("1,234.5", "1234.50"),
        ("&nbsp;7.00", "7.00"), ("7.00&#160;", "7.00"), ("+00000000000000.2400", "0.24"), ("-1500.0000 ", "-1500.00"),
    ])
    func amountsAsBanksWriteThem(printed: String, amount: String) {
        #expect(read(OFXRuleTests.transaction(amount: printed)).amounts == [amount])
    }

    @Test(arguments: ["1.234", "1.500", "1.0001", "1,234.5000x", "1e3", "R$ 5,00", "", "10.00-", "999999999999999999"])
    func anAmountThatCannotBeReadIsInvalid(printed: String) {
        let result = read(OFXRuleTests.transaction(amount: printed))
        #expect(result.records.isEmpty && result.reading.skippedCount == 0)
        #expect(result.reading.invalidLines.first?.reason.hasPrefix("TRNAMT") == true)
    }

    @Test(arguments: ["SALDO ANTERIOR", "S A L D O", "Saldo do dia", "SALDO TOTAL DISPONÍVEL DIA"])
    func aLineThatOnlyRepeatsABalanceIsSkipped(memo: String) {
        let result = read(OFXRuleTests.transaction(fitid: "", more: "<MEMO>\(memo)"))
        #expect(result.records.isEmpty && result.reading.skippedCount == 1)
        #expect(result.reading.warnings.count == 1)
    }

    @Test(arguments: ["SALDO ANTERIOR<NAME>ANA", "SALDO 123", "SALDOS E RETALHOS", "PAGTO SALDO"])
    func aLineThatMayBeAMovementIsARecord(memo: String) {
        #expect(read(OFXRuleTests.transaction(more: "<MEMO>\(memo)")).records.count == 1)
    }

    @Test func theSignIsTheDirectionWhateverTheTypeSays() {
        let debit = "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261119<TRNAMT>5.00<FITID>d</STMTTRN>"
        let credit = "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261119<TRNAMT>-5.00<FITID>c</STMTTRN>"
        let result = read(debit, credit)
        #expect(result.amounts == ["5.00", "-5.00"])
        #expect(result.reading.warnings.count == 2)
    }

    @Test func anIDThatIsMissingLeavesTheDocumentNumberAsAWeakReference() {
        let result = read(
            OFXRuleTests.transaction(fitid: "", more: "<CHECKNUM>77"),
            OFXRuleTests.transaction(fitid: "000", more: "<CHECKNUM>77<REFNUM>88"),
            OFXRuleTests.transaction(fitid: ""))
        #expect(result.records.map(\.reference) == ["77", "88", nil])
        #expect(result.records.map(\.referenceIsWeak) == [true, true, false])
        #expect(result.records.allSatisfy { $0.entryID == nil })
    }

    @Test func aTransactionThatHoldsTwoIsInvalid() {
        let result = read("<STMTTRN><TRNAMT>1.00<DTPOSTED>20261119<TRNAMT>2.00<DTPOSTED>20261119</STMTTRN>")
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.hasPrefix("TRNAMT stands twice") == true)
    }

    @Test(arguments: [
        ("PIX 529.982.247-25 ANA", "52998224725"), ("PIX 11.222.333/0001-81", "11222333000181"),
        ("12.ABC.345/01DE-35", "12ABC34501DE35"), ("PIX ***.982.247-**", nil), ("PIX 529.982.247-26", nil),
        ("529.982.247-25 de 137.303.246-40", nil), ("529.982.247-25 529.982.247-25", "52998224725"),
        ("PIX 4321 52998224725 ANA", nil), ("9529.982.247-25", nil), ("*529.982.247-25", nil),
    ])
    func aFormattedTaxpayerIDIsFoundAtEveryBank(memo: String, id: String?) {
        #expect(read(OFXRuleTests.transaction(more: "<MEMO>\(memo)")).records.map(\.taxpayer?.text.string) == [id])
    }

    @Test(arguments: [
        ("TED 4321 52998224725 ANA", "52998224725"), ("TED 4321-X 011222333000181 EMPRESA", "11222333000181"),
        ("Pix 19/11 10:15 11222333000181 E", "11222333000181"), ("Pix 19/11 10:15 00052998224725", "52998224725"),
        ("TED 4321 52998224726 ANA", nil), ("TED ANA 52998224725", nil), ("TED 4321 152998224725000 X", nil),
        ("Pix 10:15 00000000000191 BB", nil),
    ])
    func bancoDoBrasilPutsABareIDBehindABranchOrATime(memo: String, id: String?) {
        let text = OFXRuleTests.file(OFXRuleTests.transaction(more: "<MEMO>\(memo)"), bank: "1")
        #expect(ReadSource(text, as: .ofx).records.map(\.taxpayer?.text.string) == [id])
    }

    @Test func aCorrectedTransactionDoesNotCountTwice() {
        let result = read(
            OFXRuleTests.transaction(amount: "1.00", fitid: "a"), OFXRuleTests.transaction(amount: "2.00", fitid: "b"),
            OFXRuleTests.transaction(amount: "1.00", fitid: "c", more: "<CORRECTFITID>a<CORRECTACTION>DELETE"),
            OFXRuleTests.transaction(amount: "3.00", fitid: "d", more: "<CORRECTFITID>b<CORRECTACTION>REPLACE"),
            OFXRuleTests.transaction(amount: "4.00", fitid: "e", more: "<CORRECTFITID>gone<CORRECTACTION>REPLACE"),
            OFXRuleTests.transaction(amount: "5.00", fitid: "g", more: "<CORRECTFITID>h"))
        #expect(result.amounts == ["3.00", "4.00"])
        #expect(result.reading.skippedCount == 3)
        #expect(result.reading.invalidLines.count == 1)
        #expect(
            result.reading.warnings.contains { $0.message.hasPrefix("corrections of transactions that are not in") })
    }

    @Test func aCurrencyThatIsMissingIsTheRealAndAnUnknownOneIsInvalid() {
        let row = OFXRuleTests.transaction()
        let missing = ReadSource(OFXRuleTests.file(row, currency: ""), as: .ofx)
        #expect(missing.records.map(\.money.currency) == [.brl])
        #expect(missing.reading.warnings.count == 1)
        let unknown = ReadSource(OFXRuleTests.file(row, currency: "<CURDEF>R$"), as: .ofx)
        #expect(unknown.records.isEmpty && unknown.reading.invalidLines.count == 1)
    }

    @Test func theCreditDateIsWhenTheMoneyIsThere() {
        var options = ReadOptions()
        options.dateBasis = .credit
        let text = OFXRuleTests.file(OFXRuleTests.transaction(more: "<DTAVAIL>20261123"))
        #expect(ReadSource(text, as: .ofx, options: options).records.first?.date.description == "2026-11-23")
        #expect(ReadSource(text, as: .ofx).records.first?.date.description == "2026-11-19")
    }
}
