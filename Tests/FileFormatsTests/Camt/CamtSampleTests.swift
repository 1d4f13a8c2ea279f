import FileFormats
import Foundation
import PaymentModel
import Testing

@Suite("camt samples from the wild", .enabled(if: SampleFolder.isPresent))
struct CamtSampleTests {
    private func read(_ name: String) throws -> CamtResult {
        CamtResult(Array(try Data(contentsOf: SampleFolder.url.appendingPathComponent("camt/\(name)"))))
    }

    @Test(arguments: [
        ("camt053.v2.minimal.xml", "camt.053.001.02", "2014-12-31"),
        ("camt053.v2.with-party-ids.xml", "camt.053.001.02", "2014-12-31"),
        ("camt053.v4.xml", "camt.053.001.04", "2014-12-31"), ("camt053.v8.xml", "camt.053.001.08", "2014-12-31"),
    ])
    func statementsOfOneEntry(name: String, version: String, date: String) throws {
        let result = try read(name)
        #expect(result.failure == nil)
        #expect(result.reading.layout == version)
        #expect(result.records.map(\.money.decimal) == ["8.85"])
        #expect(result.records.first?.money.currency.code == "EUR")
        #expect(result.records.first?.date == BusinessDate(iso: date))
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
        #expect(result.reading.accounts == ["NL26VAYB8060476890"])
    }

    @Test func thePayersID() throws {
        let record = try #require(try read("camt053.v2.with-party-ids.xml").records.first)
        #expect(record.taxpayer?.text == "19121212-1212")
        #expect(record.obligation == "4654654654654654")
    }

    @Test func severalStatements() throws {
        let result = try read("camt053.v2.multi.statement.xml")
        #expect(result.records.map(\.money.decimal) == ["8.85", "-7.00"])
        #expect(result.records.map { $0.reference?.string } == ["000000001", "000000002"])
        #expect(result.records.allSatisfy { $0.referenceIsWeak })
        #expect(result.total("balances")?.computed == "27.00")
        #expect(result.total("balances", "statement 2")?.computed == "20.00")
        #expect(result.reading.tallies)
    }

    @Test func aMessageWithoutAStatementIsRefused() throws {
        let result = try read("camt053.v2.wrong.xml")
        #expect(result.failure?.message.contains("holds no statement") == true)
    }
}
