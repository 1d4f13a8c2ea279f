import FileFormats
import Foundation
import PaymentModel
import Testing

@Suite("CNAB 400 samples from the wild", .enabled(if: SampleFolder.isPresent))
struct Cnab400SampleTests {
    private func read(_ name: String) throws -> FixedWidthResult {
        let bytes = Array(try Data(contentsOf: SampleFolder.url.appendingPathComponent("cnab400/\(name)")))
        #expect(FormatSniffer.sniff(bytes.span) == .format(.cnab400))
        let result = FixedWidthResult(bytes, .cnab400)
        #expect(result.failure == nil)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies, "\(result.reading.controlTotals)")
        return result
    }

    /// The four titles were received for 1307.25; the 25 among them, a statement of the payer, for 364.52 of that.
    @Test func itau() throws {
        let result = try read("itau.ret")
        #expect(result.records.count == 3)
        #expect(result.count("06") == 3 && result.count("25") == 1)
        #expect(result.sum == "942.73")
        #expect(result.total("amounts of titles")?.declared == "1895.76")
        #expect(result.records.first?.obligation == "341/177/65373/109/002313270")
        #expect(result.records.first?.date == BusinessDate(iso: "2013-06-20"))
    }

    /// All 52 titles were received for 2548.32; the 09 among them, a write-off, for 2.10 of that.
    @Test func itauOf51() throws {
        let result = try read("itau-51.ret")
        #expect(result.records.count == 51)
        #expect(result.count("06") == 51 && result.count("09") == 1)
        #expect(result.sum == "2546.22")
        #expect(result.total("titles")?.declared == "52")
    }

    @Test func bradesco() throws {
        let result = try read("bradesco.ret")
        #expect(result.records.count == 6)
        #expect(result.count("02") == 1 && result.count("06") == 1 && result.count("17") == 5)
        #expect(result.sum == "5.10")
        #expect(result.reading.accounts == ["237/1420/16910"])
    }

    @Test(arguments: ["bb.ret", "santander.ret"])
    func registrationsAreNoPayments(name: String) throws {
        let result = try read(name)
        #expect(result.records.isEmpty)
        #expect(result.count("02") == 1)
        #expect(result.reading.skippedCount == 1)
    }
}
