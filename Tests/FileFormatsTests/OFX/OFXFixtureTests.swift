import FileFormats
import Foundation
import PaymentModel
import Testing

@Suite("OFX fixtures and samples")
struct OFXFixtureTests {
    private func read(_ name: String) throws -> ReadSource {
        let bytes = try ReadSource.fixture("ofx/\(name)")
        #expect(sniffed(bytes) == .format(.ofx))
        let result = ReadSource(bytes, as: .ofx)
        #expect(result.failure == nil)
        #expect(result.reading.invalidLines.isEmpty, "\(result.reading.invalidLines)")
        #expect(result.reading.tallies)
        #expect(result.reading.level == .statement)
        return result
    }

    private func sniffed(_ bytes: [UInt8]) -> FormatSniffer.Verdict { FormatSniffer.sniff(bytes.span) }

    @Test func bancoDoBrasilWithHeaderLinesOfCarriageReturnsAlone() throws {
        let result = try read("bb-102.ofx")
        #expect(result.amounts == ["250.00", "250.00", "-22.25", "19.90"])
        #expect(result.reading.skippedCount == 2)
        #expect(
            result.records.map { $0.taxpayer?.text.string ?? "-" }
                == ["52998224725", "11222333000181", "-", "13730324640"])
        #expect(result.records.allSatisfy { $0.referenceIsWeak })
        #expect(
            result.records.prefix(2).map { $0.entryID?.string ?? "-" }
                == ["001/1234/67890/202611180125000", "001/1234/67890/202611180125000#2"])
        #expect(result.records.map { $0.location.line } == [10, 11, 12, 14])
        #expect(result.reading.accounts == ["001/1234/67890"])
        #expect(result.reading.layout == "OFX 1.0.2 (SGML), Banco do Brasil")
        #expect(result.reading.warnings.count == 3)
        let first = try #require(result.records.first)
        let text = result.extent(Int(first.location.offset))
        #expect(text.hasPrefix("<STMTTRN>") && text.hasSuffix("</STMTTRN>"))
        #expect(result.taxpayerID(Int(first.location.offset)) == "52998224725")
    }

    @Test func openTagsCommasPaddingAndACard() throws {
        let result = try read("open-tags.ofx")
        #expect(result.amounts == ["-1222.22", "333.33", "-89.90"])
        #expect(result.records.map(\.taxpayer?.text.string) == ["11222333000181", nil, nil])
        #expect(result.records.map(\.date.description) == ["2026-11-18", "2026-11-19", "2026-11-19"])
        #expect(result.reading.accounts == ["341/1234/56789", "5555-CARTAO-01"])
        #expect(result.records.last?.entryID == "5555-CARTAO-01/b7d1c2")
        #expect(result.records.map(\.kind) == ["DEBIT", "CREDIT", "DEBIT"])
        let texts = result.records.map { result.extent(Int($0.location.offset)) }
        #expect(texts[0].hasSuffix("11.222.333/0001-81") && texts[1].hasSuffix("RECEBIMENTO"))
    }

    @Test func xmlWithRawTextCorrectionsAndCurrencies() throws {
        let result = try read("xml-211.ofx")
        #expect(result.amounts == ["10.00", "20.00", "33.00", "-5.50", "-51.00"])
        #expect(result.records.map(\.money.currency.code) == ["BRL", "BRL", "BRL", "USD", "BRL"])
        #expect(result.records.map(\.taxpayer?.text.string) == ["52998224725", nil, nil, nil, nil])
        #expect(result.records.first?.date.description == "2026-11-18")
        #expect(result.records.dropFirst().allSatisfy { $0.date.description == "2026-11-19" })
        #expect(result.records.first?.reference == "a&1")
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.layout == "OFX 2.1.1 (XML)")
        #expect(result.reading.accounts == ["260/1/7654321"])
    }

    @Test(.enabled(if: SampleFolder.isPresent), arguments: ["bb", "itau", "santander"])
    func samples(bank: String) throws {
        let bytes = Array(try Data(contentsOf: SampleFolder.url.appendingPathComponent("ofx/\(bank).ofx")))
        #expect(sniffed(bytes) == .format(.ofx))
        let result = ReadSource(bytes, as: .ofx)
        #expect(result.failure == nil)
        #expect(result.reading.tallies && result.reading.invalidLines.isEmpty)
        let facts = [
            "bb": (["3444.80", "-22.25", "-100.00"], "2014-03-05", "001/9999/99999"),
            "itau": (["-666.66", "99.99", "-77.77"], "2013-12-09", "341/9999/99999"),
            "santander": (["-11.11", "-222.22", "-333.33"], "2013-11-07", "033/9999/99999999"),
        ]
        let (amounts, date, account) = try #require(facts[bank])
        #expect(result.amounts == amounts)
        #expect(result.records.first?.date.description == date)
        #expect(result.reading.accounts == [account])
        #expect(Set(result.records.map(\.entryID)).count == 3)
    }
}
