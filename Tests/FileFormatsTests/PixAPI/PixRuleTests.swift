import FileFormats
import PaymentModel
import Testing

@Suite("PIX API rules")
struct PixRuleTests {
    /// One payment with further keys.
    static func payment(
        id: String = "E12345678202611191230abcdefghijk", amount: String = "\"1.00\"",
        time: String = "\"2026-11-19T12:30:00Z\"", more: String = ""
    ) -> String {
        "{\"endToEndId\":\"\(id)\",\"valor\":\(amount),\"horario\":\(time)\(more)}"
    }

    private func read(_ text: String) -> ReadSource { ReadSource(text, as: .pix) }

    @Test func oneObjectAnArrayAPageAndLinesGiveTheSame() {
        let payment = PixRuleTests.payment()
        for text in [
            payment, "[\(payment)]", "{\"pix\":[\(payment)]}", "[{\"pix\":[\(payment)]}]",
            "\u{FEFF}\n \(payment)\n\u{1A}",
            "{\"a\":{\"pix\":[1]},\"pix\":[\(payment)],\"parametros\":{}}",
        ] {
            let result = read(text)
            #expect(result.amounts == ["1.00"], "\(text)")
            #expect(result.reading.tallies && result.reading.invalidLines.isEmpty)
            #expect(FormatSniffer.sniff(Array(text.utf8).span) == .format(.pix))
        }
        #expect(read("\(payment)\n\(payment) \(payment)").records.map(\.location.line) == [1, 2, 2])
        #expect(read("{\"pix\":[]}").found == 0)
    }

    @Test func genericJSONLinesStayGeneric() {
        for text in [
            "{\"reference\":\"a\",\"amount\":\"1.00\",\"date\":\"2026-11-19\"}\n",
            "{\"end_to_end_id\":\"E1\",\"valor\":\"1.00\",\"data\":\"2026-11-19\"}\n",
        ] {
            #expect(FormatSniffer.sniff(Array(text.utf8).span) == .format(.jsonl))
        }
    }

    @Test(arguments: [
        ("\"2026-11-20T02:59:59Z\"", "2026-11-19"), ("\"2026-11-20T03:00:00.000Z\"", "2026-11-20"),
        ("\"2026-11-19T23:30:00-03:00\"", "2026-11-19"), ("\"2026-11-19\"", "2026-11-19"),
        ("\"2026-11-19T23:30:00\"", "2026-11-19"),
    ])
    func anInstantIsPutIntoTheBusinessZone(time: String, date: String) {
        #expect(read(PixRuleTests.payment(time: time)).records.map(\.date.description) == [date])
    }

    @Test(arguments: ["12.5", "12.50", "\"12.50\"", "\"12.5\"", "\"\\u0031\\u0032.50\""])
    func amountsAreDecimalText(amount: String) {
        #expect(read(PixRuleTests.payment(amount: amount)).amounts == ["12.50"])
    }

    @Test(arguments: [
        ("1.005", "\"2026-11-19\"", ""), ("1e2", "\"2026-11-19\"", ""), ("\"-1.00\"", "\"2026-11-19\"", ""),
        ("null", "\"2026-11-19\"", ""), ("{}", "\"2026-11-19\"", ""), ("\"1.00\"", "\"19/11/2026\"", ""),
        ("\"1.00\"", "null", ""), ("\"1.00\"", "{\"liquidacao\":\"2026-11-19\"}", ""),
        ("\"1.00\"", "\"2026-11-19\"", ",\"valor\":\"1.00\""),
        ("\"1.00\"", "\"2026-11-19\"", ",\"devolucoes\":[],\"devolu\\u00e7\\u00f5es\":[]"),
    ])
    func whatCannotBeReadIsInvalid(amount: String, time: String, more: String) {
        let bad = PixRuleTests.payment(amount: amount, time: time, more: more)
        let result = read("[\(bad),\(PixRuleTests.payment())]")
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.count == 1)
        #expect(result.reading.invalidLines.first?.length == bad.utf8.count)
    }

    @Test(arguments: [
        ("{\"cpf\":\"529.982.247-25\"}", "52998224725"),
        ("{\"cpf\":null,\"cnpj\":\"11222333000181\"}", "11222333000181"),
        ("{\"pessoa\":{\"documento\":\"52998224725\"}}", "52998224725"), ("{\"cpf\":52998224725}", "52998224725"),
        ("{\"cpfCnpj\":\"***982247**\"}", nil), ("{\"cpf\":\"xxx.982.247-XX\"}", nil), ("{\"cpf\":\"\"}", nil),
        ("{\"cpf\":\"52998224725\",\"documento\":\"13730324640\"}", nil), ("null", nil), ("\"52998224725\"", nil),
        ("{\"cnpj\":\"12ABC34501DE35\"}", "12ABC34501DE35"),
        ("{\"cpf\":\"***982247**\",\"documento\":\"52998224725\"}", "52998224725"),
    ])
    func thePayerWhereProvidersPutIt(payer: String, id: String?) {
        let result = read(PixRuleTests.payment(more: ",\"pagador\":\(payer)"))
        #expect(result.records.map(\.taxpayer?.text.string) == [id])
    }

    @Test(arguments: [
        ("a1234567890123456789012345", true), ("a12345678901234567890123456789012345", false), ("QR1", false),
        ("a123456789012345678901234", false), ("***", false), ("a12345678901234567890123-5", false),
    ])
    func onlyTheTxidOfAChargeIsAnObligation(txid: String, isCharge: Bool) {
        let result = read(PixRuleTests.payment(more: ",\"txid\":\"\(txid)\""))
        #expect(result.records.map(\.obligation?.string) == [isCharge ? txid : nil])
    }

    @Test(arguments: [
        (",\"status\":\"DEVOLVIDO\"", 1, 0, 0), (",\"status\":\"EM_PROCESSAMENTO\"", 0, 1, 0),
        (",\"status\":\"NAO_REALIZADO\"", 0, 1, 0), (",\"status\":\"OUTRO\"", 0, 1, 0), ("", 0, 0, 1),
        (",\"horario\":{\"liquidacao\":\"2026-11-20T12:00:00Z\"}", 1, 0, 0), (",\"status\":null", 0, 0, 1),
    ])
    func onlyWhatWasGivenBackIsAReturn(keys: String, returns: Int, skipped: Int, invalid: Int) {
        let time = keys.contains("horario") ? "" : ",\"horario\":{\"solicitacao\":\"2026-11-20T12:00:00Z\"}"
        let more = ",\"devolucoes\":[{\"id\":\"1\",\"rtrId\":\"D1\",\"valor\":\"0.40\"\(time)\(keys)}]"
        let result = read(PixRuleTests.payment(more: more))
        #expect(result.records.count == 1 + returns)
        #expect(result.reading.skippedCount == skipped)
        #expect(result.reading.invalidLines.count == invalid)
        if returns == 1 {
            #expect(result.amounts == ["1.00", "-0.40"])
            #expect(result.records.last?.isReturn == true)
            #expect(result.records.last?.date.description == "2026-11-20")
        }
    }

    @Test func returnsOfAPaymentThatIsInvalidStillCount() {
        let more =
            ",\"devolucoes\":{\"rtrId\":\"D1\",\"valor\":\"0.40\",\"status\":\"DEVOLVIDO\",\"horario\":\"2026-11-20\"}"
        let result = read(PixRuleTests.payment(amount: "\"x\"", more: more))
        #expect(result.amounts == ["-0.40"])
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test func anObjectThatIsNeitherPaymentNorListIsInvalid() {
        for text in ["{}", "{\"a\":1}", "[{\"valores\":1}]", "{\"pix\":[],\"endToEndId\":\"E\"}", "[1]", "7", "[[]]"] {
            #expect(read(text).reading.invalidLines.count == 1, "\(text)")
        }
    }
}
