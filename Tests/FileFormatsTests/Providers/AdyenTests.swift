import FileFormats
import PaymentModel
import Testing

@Suite("Adyen settlement details report")
struct AdyenTests {
    private func read(_ rows: String) -> TableResult {
        let header =
            "Psp Reference,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),"
            + "Gross Credit (GC),Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC)\n"
        return TableResult(header + rows, as: .adyen)
    }

    @Test func theFixtureIsReadWhole() throws {
        let bytes = try GenericResult.fixture("formats/adyen/settlement_detail.csv")
        #expect(TableResult.sniff(bytes) == .format(.adyen))
        let result = TableResult(bytes, as: .adyen)
        #expect(result.reasons == ["TimeZone \"XQT\" cannot be read"])
        #expect(result.amounts == ["50.00", "20.00", "20.00", "-10.00", "-34.99", "-60.00", "60.00"])
        #expect(result.currencies[4] == "USD")
        // 02:26 in Amsterdam is 22:26 of the day before in São Paulo.
        #expect(result.dates.first == "2026-11-02")
        #expect(
            result.references.prefix(4) == [
                "PSPA000000000001", "PSPA000000000002", "PSPA000000000002", "PSPM000000000004",
            ])
        #expect(result.records.map(\.referenceIsWeak) == [false, true, true, false, false, false, false])
        #expect(result.originals == [nil, nil, nil, "PSPA000000000001", "PSPA000000000003", nil, nil])
        #expect(result.entryIDs[1] == "PSPA000000000002/PSPM000000000002/Settled")
        #expect(result.reading.skippedCount == 2)
        #expect(result.lines.first == 4)
        #expect(result.reading.accounts == ["adyen/ExampleBR"])
        #expect(result.reading.feeSums[.brl] == 870)
        #expect(result.warnings.isEmpty)
    }

    @Test func lettersWithTwoMeaningsCountWhereBothGiveOneDate() {
        let row = { (time: String) in "P1,2026-11-03 \(time),CST,Settled,M1,BRL,,5.00,BRL,,5.00,\n" }
        // 13:00 in Chicago is 16:00, in Shanghai 02:00 in São Paulo.
        #expect(read(row("13:00:00")).dates == ["2026-11-03"])
        #expect(read(row("02:00:00")).dates.isEmpty)
        #expect(read(row("02:00:00")).reading.invalidLines.count == 1)
    }

    @Test func debitAndCreditTogetherAreInvalid() {
        let result = read("P1,2026-11-03 12:00:00,CET,Settled,M1,BRL,1.00,5.00,BRL,,5.00,\n")
        #expect(result.reasons == ["Gross Debit (GC) and Gross Credit (GC) both hold an amount"])
    }

    @Test func theAggregateReportIsNotTakenForIt() {
        let text =
            "Summary\nBatch\nMerchant Account,Type,Gross Currency,Gross Debit (GC),Gross Credit (GC)\nM,Settled,BRL,,5.00\n"
        #expect(TableResult.sniff(Array(text.utf8)) != .format(.adyen))
        #expect(TableResult(text, as: .adyen).failure?.message.contains("--format") == true)
    }

    @Test func genericTablesAreNotClaimed() {
        let text = "reference,amount,date,type\nP1,5.00,2026-11-03,Settled\n"
        #expect(TableResult.sniff(Array(text.utf8)) == .format(.csv))
    }

    @Test func damageLosesNothingSilently() throws {
        let bytes = try GenericResult.fixture("formats/adyen/settlement_detail.csv")
        #expect(TableDamage.holds(bytes, as: .adyen, copies: 100))
    }

    /// Each line opens a quote that no line closes.
    @Test(.timeLimit(.minutes(1))) func quotesThatAreNeverClosedStayLinear() {
        let result = read(String(repeating: "\"P1,x\n", count: 10_001))
        #expect(result.records.isEmpty)
    }
}
