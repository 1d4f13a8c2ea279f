import FileFormats
import PaymentModel
import Testing

@Suite("Stripe itemized reports")
struct StripeTests {
    private func read(_ rows: String, options: ReadOptions = ReadOptions()) -> TableResult {
        let header =
            "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id\n"
        return TableResult(header + rows, as: .stripe, options: options)
    }

    @Test func theFixtureIsReadWhole() throws {
        let bytes = try GenericResult.fixture("formats/stripe/payout.csv")
        #expect(TableResult.sniff(bytes) == .format(.stripe))
        let result = TableResult(bytes, as: .stripe)
        #expect(result.reasons.isEmpty)
        #expect(result.amounts == ["100.00", "-30.00", "1000", "-100.00", "100.00"])
        #expect(result.currencies == ["BRL", "BRL", "JPY", "BRL", "BRL"])
        // 02:30 UTC is the evening before in São Paulo.
        #expect(result.dates == ["2026-11-02", "2026-11-03", "2026-11-03", "2026-11-03", "2026-11-04"])
        #expect(result.references == ["ch_1", "re_1", "py_2", "dp_1", "dp_1"])
        // The dispute was won in the same report, so nothing was given back by it.
        #expect(result.originals == [nil, "ch_1", nil, nil, nil])
        #expect(result.entryIDs == ["txn_1", "txn_2", "txn_3", "txn_4", "txn_5"])
        #expect(result.taxpayers == ["52998224725", "52998224725", nil, nil, nil])
        #expect(result.lines == [2, 3, 4, 6, 7])
        #expect(result.texts[2].contains("Two lines\nof text"))
        #expect(result.reading.skippedCount == 1)
        #expect(result.warnings.isEmpty)
        #expect(result.taxpayerID(at: Int(result.records[0].location.offset)) == "529.982.247-25")
    }

    @Test func grossLessFeeIsNetOrTheRowIsInvalid() {
        let result = read("txn_1,2026-11-03 12:00:00,brl,100.00,4.00,95.00,charge,ch_1,ch_1\n")
        #expect(result.records.isEmpty)
        #expect(result.reasons == ["gross less fee is not net"])
    }

    @Test func aLostDisputeIsAReturn() {
        let result = read(
            "txn_1,2026-11-03 12:00:00,brl,100.00,4.00,96.00,charge,ch_1,ch_1\n"
                + "txn_2,2026-11-03 12:00:00,brl,-100.00,55.00,-155.00,dispute,dp_1,ch_1\n")
        #expect(result.originals == [nil, "ch_1"])
        #expect(result.reading.feeSums[.brl] == 5900)
    }

    @Test func partsOfOneChargeHaveWeakReferences() {
        let result = read(
            "txn_1,2026-11-03 12:00:00,brl,50.00,0,50.00,charge,ch_1,ch_1\n"
                + "txn_2,2026-11-03 12:00:00,brl,50.00,0,50.00,charge,ch_1,ch_1\n")
        #expect(result.records.map(\.referenceIsWeak) == [true, true])
        #expect(result.entryIDs == ["txn_1", "txn_2"])
    }

    @Test(arguments: ["1,000.00", "1000", "1000.0", "1000.00"])
    func amountsHaveAPointAsTheirDecimalMark(amount: String) {
        let result = read("txn_1,2026-11-03 12:00:00,brl,\"\(amount)\",0,1000,charge,ch_1,ch_1\n")
        #expect(result.amounts == ["1000.00"])
    }

    @Test(arguments: ["1,000", "10,00", "1.000.00", "10.005", "0x10"])
    func otherAmountsAreInvalid(amount: String) {
        let result = read("txn_1,2026-11-03 12:00:00,brl,\"\(amount)\",0,\"\(amount)\",charge,ch_1,ch_1\n")
        #expect(result.amounts.isEmpty)
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test func availabilityIsTheCreditDate() throws {
        var options = ReadOptions()
        options.dateBasis = .credit
        let bytes = try GenericResult.fixture("formats/stripe/payout.csv")
        #expect(TableResult(bytes, as: .stripe, options: options).dates.first == "2026-11-04")
    }

    @Test func damageLosesNothingSilently() throws {
        #expect(TableDamage.holds(try GenericResult.fixture("formats/stripe/payout.csv"), as: .stripe, copies: 100))
    }
}
