import FileFormats
import PaymentModel
import Testing

@Suite("Beancount journals")
struct BeancountTests {
    @Test func theFixtureIsReadWhole() throws {
        let bytes = try GenericResult.fixture("formats/beancount/books.beancount")
        #expect(TableResult.sniff(bytes) == .format(.beancount))
        let result = TableResult(bytes, as: .beancount, side: .ledger)
        #expect(result.failure == nil)
        #expect(result.amounts == ["1234.56", "10.00", "20.00", "-50.00"])
        #expect(result.references == ["E00000000202611030930abcdefghijk", "PART-1", "PART-2", nil])
        #expect(result.records.allSatisfy { !$0.referenceIsWeak })
        #expect(result.taxpayers.first == "52998224725")
        #expect(result.statuses == ["*", "!", "!", nil])
        #expect(result.reading.invalidLines.map(\.line) == [23])
        #expect(result.reading.accounts == ["Assets:Bank:Itau"])
    }

    @Test func aCommaGroupsDigits() {
        let text = "2026-11-03 * \"A\"\n  Assets:Bank  1,000 BRL\n  Income:X\n"
        #expect(TableResult(text, as: .beancount).amounts == ["1000.00"])
        let odd = "2026-11-03 * \"A\"\n  Assets:Bank  1,00 BRL\n  Income:X\n"
        #expect(TableResult(odd, as: .beancount).amounts.isEmpty)
    }

    @Test func anotherFileIsNotLookedFor() {
        let text = "include \"x.beancount\"\n2026-11-03 * \"A\"\n  Assets:Bank  1 BRL\n  Income:X\n"
        #expect(TableResult.sniff(Array(text.utf8)) == .format(.beancount))
        #expect(TableResult(text, as: .beancount).failure?.line == 1)
    }

    @Test func damageLosesNothingSilently() throws {
        var options = ReadOptions()
        options.ledgerAccount = "Assets:*"
        let bytes = try GenericResult.fixture("formats/beancount/books.beancount")
        #expect(TableDamage.holds(bytes, as: .beancount, options: options, copies: 100))
    }
}
