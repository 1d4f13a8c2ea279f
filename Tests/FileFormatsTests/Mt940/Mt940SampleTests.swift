import FileFormats
import PaymentModel
import Testing

/// Their publishers have changed amounts and balances of some, so that these do not tally; the figures are those of the files.
@Suite("MT940 and BAI2 samples from the wild", .enabled(if: SampleFolder.isPresent))
struct Mt940SampleTests {
    private func read(_ path: String, _ format: FileFormat) throws -> BankFileResult {
        let bytes = try BankFileResult.sample(path)
        #expect(BankFileResult.sniff(bytes) == .format(format))
        let result = BankFileResult(bytes, format)
        #expect(result.failure == nil)
        #expect(result.reading.invalidLines.isEmpty)
        return result
    }

    @Test func abnAmro() throws {
        let result = try read("mt940/abnamro.sta", .mt940)
        #expect(result.amounts == [-900, -1159, -1163, -1180, -1345, -1549, -10_700, -14_148, -949, -1500])
        #expect(result.dates.prefix(2) == ["2011-05-24", "2011-05-23"])
        #expect(result.references.allSatisfy { $0 == nil })
        #expect(result.reading.accounts == ["517852257"])
        #expect(result.failures == ["statement 1 closing balance", "statement 2 closing balance"])
    }

    @Test func ing() throws {
        let result = try read("mt940/ing.sta", .mt940)
        #expect(result.amounts == [-2503, -303, -111, -2000, -110, 368, 100])
        #expect(result.references == [nil, nil, "TMG TANGO", nil, nil, nil, nil])
        #expect(result.failures == ["statement 1 closing balance"])
    }

    @Test func postFinance() throws {
        let result = try read("mt940/postfinance.sta", .mt940)
        #expect(result.amounts == [7970, 14_950, -7990, 1010])
        #expect(result.records.allSatisfy { $0.money.currency.code == "CHF" })
        #expect(result.reading.controlTotals.map(\.tallies) == [true, true, false])
    }

    @Test func rabobank() throws {
        let result = try read("mt940/rabobank-iban.sta", .mt940)
        #expect(result.amounts == [-2500, -1000, -2500, -1000])
        #expect(result.references[0] == "01-01-2013 12:00 0030000987654321")
        #expect(result.references[1] == nil)
        #expect(result.reading.tallies)
        #expect(result.reading.controlTotals.count == 2)
    }

    @Test func bai2() throws {
        let result = try read("bai2/sample1.txt", .bai2)
        #expect(result.records.count == 17)
        #expect(result.records.allSatisfy { $0.money.currency.code == "CAD" && $0.date.description == "2006-03-17" })
        #expect(result.amounts.reduce(0) { $0 + abs($1) } == 640_000)
        #expect(result.reading.tallies)
        #expect(result.reading.controlTotals.count == 10)
    }
}
