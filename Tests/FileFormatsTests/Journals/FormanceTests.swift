import FileFormats
import PaymentModel
import Testing

@Suite("Logs of Formance Ledger")
struct FormanceTests {
    private var options: ReadOptions {
        var options = ReadOptions()
        options.ledgerAccount = "bank"
        return options
    }

    @Test func theFixtureIsReadWhole() throws {
        let bytes = try GenericResult.fixture("formats/formance/logs.jsonl")
        #expect(TableResult.sniff(bytes) == .format(.formance))
        let result = TableResult(bytes, as: .formance, options: options, side: .ledger)
        #expect(result.amounts == ["123.45", "-0.05", "70.00", "-123.45"])
        #expect(result.dates == ["2026-11-03", "2026-11-04", "2026-11-04", "2026-11-05"])
        #expect(result.references == ["E00000000202611030930abcdefghijk", nil, nil, nil])
        #expect(result.originals == [nil, nil, nil, "E00000000202611030930abcdefghijk"])
        #expect(result.entryIDs == ["0/0", "1/0", "1/1", "2/0"])
        #expect(result.taxpayers.first == "52998224725")
        #expect(result.lines == [1, 2, 2, 4])
        // A hundredth of a cent is no cent.
        #expect(result.reading.invalidLines.map(\.line) == [5])
        // One posting of other accounts, one log of metadata.
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.accounts == ["bank:itau"])
        #expect(result.taxpayerID(at: Int(result.records[0].location.offset)) == "52998224725")
    }

    @Test(arguments: ["\"reference\":\"a\\\\b\",", "\"metadata\":{\"cpf\":52998224725},"])
    func whatIsNeededAndCannotBeReadIsNotLostSilently(member: String) {
        let line =
            "{\"type\":\"NEW_TRANSACTION\",\"data\":{\"transaction\":{\(member)\"postings\":[{\"source\":\"world\",\"destination\":"
            + "\"bank\",\"amount\":1,\"asset\":\"BRL/2\"}],\"timestamp\":\"2026-11-04T02:30:00Z\",\"id\":0}}}\n"
        let result = TableResult(line, as: .formance, options: options)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test func theAccountMustBeNamed() throws {
        let failure = TableResult(try GenericResult.fixture("formats/formance/logs.jsonl"), as: .formance).failure
        #expect(failure?.fault == .configuration)
        #expect(failure?.message.contains("bank:itau, fees, users:1, world") == true)
    }

    @Test func jsonLinesOfOtherKindsAreNotClaimed() {
        let text = "{\"type\":\"payment\",\"data\":{},\"amount\":\"1.00\",\"date\":\"2026-11-03\"}\n"
        #expect(TableResult.sniff(Array(text.utf8)) == .format(.jsonl))
    }

    @Test func damageLosesNothingSilently() throws {
        let bytes = try GenericResult.fixture("formats/formance/logs.jsonl")
        #expect(TableDamage.holds(bytes, as: .formance, options: options, copies: 100))
    }
}
