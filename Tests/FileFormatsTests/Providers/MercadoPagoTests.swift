import FileFormats
import PaymentModel
import Testing

@Suite("Mercado Pago settlement report")
struct MercadoPagoTests {
    private static let header =
        "SOURCE_ID,TRANSACTION_TYPE,TRANSACTION_AMOUNT,TRANSACTION_CURRENCY,TRANSACTION_DATE,FEE_AMOUNT,"
        + "SETTLEMENT_NET_AMOUNT,SETTLEMENT_CURRENCY,SETTLEMENT_DATE,METADATA,SITE\n"

    private static func row(
        id: String = "1", type: String = "SETTLEMENT", amount: String = "10.00", fee: String = "-1.00",
        net: String = "9.00", metadata: String = "", currency: String = "BRL"
    ) -> String {
        "\(id),\(type),\(amount),\(currency),2026-11-03T10:00:00.000-04:00,\(fee),\(net),\(currency),"
            + "2026-11-05T10:00:00.000-04:00,\(metadata),MLB\n"
    }

    private func read(_ rows: String, options: ReadOptions = ReadOptions()) -> TableResult {
        TableResult(MercadoPagoTests.header + rows, as: .mercadopago, options: options)
    }

    @Test func theFixtureIsReadWhole() throws {
        let bytes = try GenericResult.fixture("formats/mercadopago/settlement.csv")
        #expect(TableResult.sniff(bytes) == .format(.mercadopago))
        let result = TableResult(bytes, as: .mercadopago)
        #expect(result.failure == nil)
        #expect(result.reasons.isEmpty)
        #expect(result.accountedFor == 8)
        #expect(result.amounts == ["100.00", "100.00", "-40.00", "250.50", "-250.50", "250.50"])
        // 22:30 in Manaus is 23:30 in Brasília.
        #expect(result.dates.first == "2026-11-03")
        #expect(result.references.first == "90000000001")
        // The refund gives back a payment; the chargeback was cancelled and gives back nothing.
        #expect(result.originals == [nil, nil, "90000000002", nil, nil, nil])
        #expect(result.records.map(\.referenceIsWeak) == [false, false, true, false, true, true])
        // Nothing of the payment's that could make its cancelled chargeback look like a second payment.
        #expect(result.references.suffix(2).allSatisfy { $0?.hasPrefix("90000000003/2026-11-04T") == true })
        #expect(result.taxpayers == ["52998224725", "52998224725", nil, nil, nil, nil])
        #expect(result.reading.netSums[.brl] == 39202)
        #expect(result.reading.feeSums[.brl] == 1848)
        #expect(result.reading.accounts == ["mercadopago/700100"])
        #expect(result.warnings.count == 1)
        #expect(result.warnings.first?.contains("NOVELTY") == true)
        let kinds = result.reading.occurrences.mapValues { $0 }
        #expect(kinds[Occurrence(code: "NOVELTY", meaning: "", kind: .unknown)] == 1)
        #expect(kinds.values.reduce(0, +) == 8)
        #expect(result.statuses[5] == "CHARGEBACK_CANCEL chargeback cancelled")
    }

    @Test func aChargebackThatIsNotCancelledIsAReturn() {
        let result = read(
            MercadoPagoTests.row() + MercadoPagoTests.row(type: "CHARGEBACK", amount: "-10.00", fee: "0", net: "-10"))
        #expect(result.originals == [nil, "1"])
    }

    @Test(arguments: [
        "\"{\"a\": \"b,c\"}\"", "{\"a\": \"b,c\"}", "{\"a\":\"x,\",\"b\":\"\"}", "\"{\"\"a\"\":\"\"b\"\"}\"", "[]",
        "{}", "\"[{\"k\":\",\"}]\"",
        "{\"open\":\"\\\"\"}",
    ])
    func undoubledQuotesOfMetadataShiftNothing(metadata: String) {
        let result = read(MercadoPagoTests.row(id: "1", metadata: metadata) + MercadoPagoTests.row(id: "2"))
        #expect(result.references == ["1", "2"])
        #expect(result.reasons.isEmpty)
    }

    @Test func aQuoteThatIsNeverClosedCostsItsOwnLineAlone() {
        let result = read(MercadoPagoTests.row(id: "1", metadata: "\"{broken") + MercadoPagoTests.row(id: "2"))
        #expect(result.references == ["2"])
        #expect(result.reading.invalidLines.map(\.line) == [2])
    }

    @Test func netInsteadOfGross() {
        var options = ReadOptions()
        options.amountBasis = .net
        #expect(read(MercadoPagoTests.row(), options: options).amounts == ["9.00"])
        options.dateBasis = .credit
        #expect(read(MercadoPagoTests.row(), options: options).dates == ["2026-11-05"])
    }

    @Test func whatDoesNotTallyIsWarnedAbout() {
        let result = read(MercadoPagoTests.row(net: "8.00"))
        #expect(result.amounts == ["10.00"])
        #expect(result.warnings.count == 1)
    }

    @Test(arguments: ["10,000.00x", "1e3", "", "10.001", "1,50"])
    func anAmountThatCannotBeReadIsInvalid(amount: String) {
        let result = read(MercadoPagoTests.row(amount: "\"\(amount)\""))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test func currenciesHaveTheirOwnDecimals() {
        #expect(
            read(MercadoPagoTests.row(amount: "1000.00", fee: "0", net: "1000", currency: "CLP")).amounts == ["1000"])
        #expect(read(MercadoPagoTests.row(currency: "XQT")).reading.invalidLines.count == 1)
    }

    @Test func aColumnNamedByTheUserIsTheObligation() {
        let text = "EXTERNAL_REFERENCE," + MercadoPagoTests.header + "ORDER-1," + MercadoPagoTests.row()
        #expect(TableResult(text, as: .mercadopago).obligations == [nil])
        let options = ReadOptions(mapping: ColumnMapping([.obligation: "EXTERNAL_REFERENCE"]))
        #expect(TableResult(text, as: .mercadopago, options: options).obligations == ["ORDER-1"])
        let wrong = ReadOptions(mapping: ColumnMapping([.obligation: "ORDER"]))
        #expect(TableResult(text, as: .mercadopago, options: wrong).failure?.fault == .configuration)
    }

    @Test func damageLosesNothingSilently() throws {
        let bytes = try GenericResult.fixture("formats/mercadopago/settlement.csv")
        #expect(TableDamage.holds(bytes, as: .mercadopago, copies: 100))
    }
}
