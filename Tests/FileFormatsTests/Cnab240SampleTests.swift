import FileFormats
import Foundation
import PaymentModel
import Testing

/// The folder of sample files from the wild that stands beside the project, or where `CONFERE_SAMPLES` says.
enum SampleFolder {
    static let url: URL = {
        if let path = ProcessInfo.processInfo.environment["CONFERE_SAMPLES"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/samples")
    }()

    static let isPresent: Bool = {
        if FileManager.default.fileExists(atPath: url.path) { return true }
        print("*** NOT TESTED: the sample files from the wild are not at \(url.path). Set CONFERE_SAMPLES. ***")
        return false
    }()
}

@Suite("CNAB 240 samples from the wild", .enabled(if: SampleFolder.isPresent))
struct Cnab240SampleTests {
    private func read(_ name: String) throws -> Cnab240Result {
        let result = Cnab240Result(
            Array(try Data(contentsOf: SampleFolder.url.appendingPathComponent("cnab240/\(name)"))))
        #expect(result.failure == nil)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies, "\(result.reading.controlTotals)")
        return result
    }

    @Test func bancoDoBrasil() throws {
        let result = try read("banco_brasil.ret")
        #expect(result.records.count == 5)
        #expect(result.sum == "128.80")
        #expect(result.reading.taxpayersMissing == 5)
        #expect(result.records.first?.obligation == "001/328/7536/1/32948600000000196")
        #expect(result.records.first?.date == BusinessDate(iso: "2011-03-21"))
        #expect(result.reading.layout == "Banco do Brasil (001), returns")
        #expect(result.reading.accounts.first == "001/328/7536")
    }

    @Test func btg() throws {
        let result = try read("btg.ret")
        #expect(result.records.count == 1)
        #expect(result.sum == "800.00")
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.warnings.isEmpty)
        #expect(result.reading.taxpayersWithWrongCheckDigits == 1)
        #expect(result.records.first?.taxpayer?.text == "52843212000818")
    }

    @Test func caixa() throws {
        let result = try read("caixa.ret")
        #expect(result.records.count == 9)
        #expect(result.sum == "1010.00")
        #expect(result.reading.taxpayersMissing == 9)
        #expect(result.records.first?.obligation?.string.hasSuffix("/1/24000000011136997") == true)
    }

    @Test func santander() throws {
        let result = try read("santander.ret")
        #expect(result.records.count == 1)
        #expect(result.sum == "11.00")
        #expect(result.records.first?.status == "17 settled after write-off, or without registration")
        #expect(result.records.first?.obligation == "033/4567/11111111/1/0000000001040")
        #expect(result.reading.accounts.first == "033/4567/11111111")
    }

    @Test func ailos() throws {
        let result = try read("ailos.ret")
        #expect(result.records.count == 3)
        #expect(result.sum == "6.00")
        #expect(result.reading.taxpayersMissing == 0)
        #expect(result.reading.taxpayersWithWrongCheckDigits == 0)
        #expect(Set(result.records.map(\.obligation)).count == 3)
    }

    @Test(arguments: ["bb", "bradesco", "caixa", "itau", "santander"])
    func statements(bank: String) throws {
        let result = try read("extrato-\(bank).txt")
        #expect(result.records.count == 9)
        #expect(result.total("credits")?.computed == "11323.07")
        #expect(result.total("debits")?.computed == "16336.22")
        #expect(result.total("credits")?.declared == "11323.07")
        #expect(result.reading.level == .statement)
        #expect(result.records.allSatisfy { $0.referenceIsWeak && $0.reference != nil })
        #expect(Set(result.records.map(\.entryID)).count == 9)
    }
}
