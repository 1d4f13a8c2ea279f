import PaymentModel
import Testing

@testable import FileFormats

@Suite("Occurrence codes as data")
struct OccurrenceTableTests {
    private static let tables: [(name: String, table: OccurrenceTable)] = [
        ("240 FEBRABAN", Cnab240Occurrences.febraban), ("240 BB", Cnab240Occurrences.bancoDoBrasil),
        ("240 Santander", Cnab240Occurrences.santander), ("240 Bradesco", Cnab240Occurrences.bradesco),
        ("240 Banrisul", Cnab240Occurrences.banrisul), ("240 Sicredi", Cnab240Occurrences.sicredi),
        ("240 Caixa", Cnab240Occurrences.caixa), ("240 Itaú", Cnab240Occurrences.itau),
        ("240 payments", Cnab240PaymentOccurrences.febraban), ("240 payments Itaú", Cnab240PaymentOccurrences.itau),
        ("400 Itaú", Cnab400Occurrences.itau), ("400 Bradesco", Cnab400Occurrences.bradesco),
        ("400 BB", Cnab400Occurrences.bancoDoBrasil), ("400 Santander", Cnab400Occurrences.santander),
        ("400 Caixa", Cnab400Occurrences.caixa), ("400 Sicoob", Cnab400Occurrences.sicoob),
        ("400 Sicredi", Cnab400Occurrences.sicredi), ("400 Banrisul", Cnab400Occurrences.banrisul),
        ("400 BNB", Cnab400Occurrences.bancoDoNordeste), ("400 Inter", Cnab400Occurrences.inter),
        ("400 common", Cnab400Occurrences.common), ("150", Febraban150Occurrences.debits),
    ]

    @Test(arguments: tables.indices)
    func everyCodeHasAMeaningInWordsAndIsFoundAgain(place: Int) throws {
        let (name, table) = OccurrenceTableTests.tables[place]
        #expect(table.occurrences.contains { $0.kind == .paid }, "\(name)")
        for occurrence in table.occurrences {
            let bytes = Array(occurrence.code.utf8)
            let code = try #require(OccurrenceCode(bytes[0], bytes[1]))
            #expect(table.occurrence(code) == occurrence, "\(name)")
            #expect(code.text == occurrence.code)
            #expect(!occurrence.meaning.isEmpty && occurrence.kind != .unknown, "\(name) \(occurrence.code)")
            #expect(table.status(code) == Array(occurrence.text.utf8))
        }
    }

    @Test func oneCodeMeansDifferentThingsAtDifferentBanks() throws {
        let seventeen = try #require(OccurrenceCode(0x31, 0x37))
        #expect(Cnab400Occurrences.itau.kind(seventeen) == .rejected)
        #expect(Cnab400Occurrences.bradesco.kind(seventeen) == .paid)
        #expect(Cnab400Occurrences.santander.occurrence(seventeen).meaning == "settled at a notary")
        #expect(Cnab400Occurrences.bancoDoBrasil.kind(seventeen) == .unknown)
        let ten = try #require(OccurrenceCode(0x31, 0x30))
        #expect(Cnab400Occurrences.itau.kind(ten) == .paid)
        #expect(Cnab400Occurrences.bradesco.kind(ten) == .writtenOff)
    }

    @Test func whatIsNoCodeHasNoPlace() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let isCode = [first, second].allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                }
                let code = OccurrenceCode(first, second)
                #expect((code != nil) == isCode)
                if let code { #expect(code.index < OccurrenceCode.count) }
            }
        }
    }

    @Test func aTallyIsHandedOverOnceAndBeginsAnew() throws {
        var tally = OccurrenceTally()
        var reading = SourceReading(format: .cnab400)
        let six = try #require(OccurrenceCode(0x30, 0x36))
        for line in 5...7 { tally.add(six, line: line) }
        for expected in [3, 3] {
            let warnings = tally.handOver(
                Cnab400Occurrences.itau, codeName: "occurrence", movements: "titles", layout: "x", to: &reading)
            #expect(warnings.isEmpty)
            #expect(reading.occurrences.values.reduce(0, +) == expected)
        }
    }
}
