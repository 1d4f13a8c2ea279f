import FileFormats
import PaymentModel
import Testing

@Suite("PIX charges and the payments that settled them")
struct PixChargeTests {
    private func charge(_ more: String) -> String {
        "{\"txid\":\"7978c0c97ea847e78e8849634473c1f1\",\"devedor\":{\"cnpj\":\"11222333000181\"},"
            + "\"valor\":{\"original\":\"5.00\"},\"status\":\"X\"\(more)}"
    }

    private func settled(_ id: String) -> String {
        charge(",\"pix\":[\(PixRuleTests.payment(id: id))]")
    }

    @Test func aPageOfChargesGivesThePaymentsWithinThem() {
        let ids = ["E12345678202611191230abcdefghijk", "E12345678202611191230abcdefghijl"]
        let pages = "{\"paginaAtual\":0,\"itensPorPagina\":9,\"quantidadeDePaginas\":1,\"quantidadeTotalDeItens\":4}"
        let text =
            "{\"parametros\":{\"paginacao\":\(pages)},\"cobs\":[\(settled(ids[0])),\(charge("")),"
            + "\(settled(ids[1])),\(charge(",\"pix\":[]"))]}"
        #expect(FormatSniffer.sniff(Array(text.utf8).span) == .format(.pix))
        let result = ReadSource(text, as: .pix)
        #expect(result.amounts == ["1.00", "1.00"])
        #expect(result.records.compactMap { $0.reference?.string } == ids)
        #expect(result.records.allSatisfy { $0.taxpayer == nil })
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.controlTotals.map(\.computed) == ["4"])
        #expect(result.reading.tallies)
    }

    @Test func aChargeWhoseValueComesAfterItsPaymentsIsNoPayment() {
        let text = "{\"pix\":[\(PixRuleTests.payment())],\"valor\":{\"original\":\"5.00\"}}"
        let result = ReadSource(text, as: .pix)
        #expect(result.amounts == ["1.00"])
        #expect(result.reading.invalidLines.isEmpty)
    }

    @Test func pagesWithinPagesEndSomewhere() {
        let deep = String(repeating: "{\"cobs\":[", count: 50_000)
        let result = ReadSource(deep, as: .pix)
        #expect(result.records.isEmpty)
        #expect(!result.reading.invalidLines.isEmpty || !result.reading.tallies)
    }
}
