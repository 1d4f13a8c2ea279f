import FileFormats
import PaymentModel
import Testing

@Suite("PIX API fixtures")
struct PixFixtureTests {
    private func read(_ name: String) throws -> ReadSource {
        let bytes = try ReadSource.fixture("pix/\(name)")
        #expect(FormatSniffer.sniff(bytes.span) == .format(.pix))
        let result = ReadSource(bytes, as: .pix)
        #expect(result.failure == nil)
        #expect(result.reading.invalidLines.isEmpty, "\(result.reading.invalidLines)")
        #expect(result.reading.tallies, "\(result.reading.controlTotals)")
        #expect(result.reading.level == .detail)
        return result
    }

    @Test func aPageWithItsReturns() throws {
        let result = try read("page.json")
        #expect(result.amounts == ["110.00", "5.07", "300.00", "-100.00", "7.89", "-7.89", "12.50"])
        #expect(
            result.records.map(\.taxpayer?.text.string)
                == ["52998224725", nil, "11222333000181", "11222333000181", nil, nil, "13730324640"])
        #expect(
            result.records.map(\.date.description) == [
                "2026-11-18", "2026-11-19", "2026-11-19", "2026-11-20", "2026-11-19", "2026-11-19", "2026-11-19",
            ])
        #expect(
            result.records.map(\.obligation?.string)
                == ["cobrancaimediata0000000000001", nil, nil, nil, nil, nil, nil])
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.occurrences.map(\.value).reduce(0, +) == 4)
        #expect(result.reading.controlTotals.map(\.declared) == ["5"])
        #expect(result.reading.controlTotals.map(\.computed) == ["5"])
        #expect(result.reading.warnings.isEmpty)
        #expect(result.records.map(\.location.line) == [7, 12, 14, 16, 24, 25, 27])
        let partial = result.records[3]
        #expect(partial.reference == "D12345678202611191100aaaaaaaaaaa")
        #expect(partial.originalReference == result.records[2].reference)
        #expect(partial.entryID == "E12345678202611190130xxx00000003/1")
        #expect(partial.status == "DEVOLVIDO given back")
        #expect(partial.kind == "pix-return")
        #expect(result.records[5].originalReference == result.records[4].reference)
        #expect(result.extent(Int(partial.location.offset)).hasPrefix("{ \"id\": \"1\""))
        #expect(result.extent(Int(result.records[0].location.offset)).hasSuffix("00e7\"\n    }"))
        #expect(result.taxpayerID(Int(result.records[0].location.offset)) == "52998224725")
        #expect(result.taxpayerID(Int(result.records[6].location.offset)) == "137.303.246-40")
    }

    @Test func pagesOneOnALineTallyWhenAllAreThere() throws {
        let result = try read("pages.jsonl")
        #expect(result.amounts == ["11.00", "12.00", "13.00"])
        #expect(result.records.map(\.location.line) == [1, 1, 2])
        #expect(result.reading.controlTotals.map(\.computed) == ["3"])
        let first = Array(result.bytes.prefix { $0 != 0x0A })
        let half = ReadSource(first, as: .pix)
        #expect(half.records.count == 2 && half.reading.controlTotals.isEmpty)
        #expect(half.reading.warnings.map(\.message).first?.hasPrefix("holds 1 of 2 pages") == true)
        #expect(ReadSource(first + [0x0A] + result.bytes, as: .pix).reading.tallies)
        let short = String(decoding: result.bytes, as: UTF8.self).replacing("Itens\":3", with: "Itens\":4")
        #expect(!ReadSource(short, as: .pix).reading.tallies)
    }

    @Test func bodiesOfWebhooks() throws {
        let result = try read("webhooks.jsonl")
        #expect(result.amounts == ["1.00", "2.00"])
        #expect(result.records.first?.obligation == "recebimento000000000000000001")
    }
}
