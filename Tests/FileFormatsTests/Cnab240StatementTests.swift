import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 statements: segment E")
struct Cnab240StatementTests {
    private func statement(
        bank: String = "756", _ entries: [Cnab240Text], debits: Int = 0, credits: Int = 0
    ) -> [Cnab240Text] {
        [.fileHeader(bank: bank), .lotHeader(bank: bank, operation: "E")] + entries
            + [
                .statementTrailer(bank: bank, records: entries.count + 2, debits: debits, credits: credits),
                .fileTrailer(bank: bank, records: entries.count + 4),
            ]
    }

    @Test func anEntryIsARecordWithAWeakReference() throws {
        let result = Cnab240Result(statement([.entry(document: "DOC 77")], credits: 1050))
        let record = try #require(result.records.first)
        #expect(record.money == Money(amountMinor: 1050, currency: .brl))
        #expect(record.date == BusinessDate(iso: "2026-11-21"))
        #expect(record.reference == "DOC 77")
        #expect(record.referenceIsWeak)
        #expect(record.taxpayer == nil)
        #expect(record.obligation == nil)
        #expect(record.kind == "statement-line")
        #expect(record.status == "0006")
        #expect(record.entryID == "756/AGREEMENT 7/000042/0001/00001")
        #expect(result.reading.level == .statement)
        #expect(result.reading.layout == "FEBRABAN layout, bank 756, statement")
        #expect(result.reading.tallies)
    }

    @Test func debitsAreNegative() {
        let result = Cnab240Result(statement([.entry(sign: "D"), .entry(centavos: 3)], debits: 1050, credits: 3))
        #expect(result.records.map(\.money.amountMinor) == [-1050, 3])
        #expect(result.reading.tallies)
        #expect(result.total("debits")?.declared == "10.50")
        #expect(result.total("credits")?.computed == "0.03")
    }

    @Test(arguments: ["X", " ", "c"])
    func anotherLetterThanCOrDIsInvalid(sign: String) {
        let result = Cnab240Result(statement([.entry(sign: sign)], credits: 1050))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [3])
        #expect(!result.reading.tallies)
    }

    @Test func anAmountBeyondTheLargestIsInvalidAndStillCounted() {
        let huge = 999_999_999_999_999_999
        let result = Cnab240Result(statement([.entry(centavos: huge)], credits: huge))
        #expect(result.reading.invalidLines.first?.reason.contains("out of range") == true)
        #expect(result.reading.tallies)
    }

    @Test(arguments: ["000000", "NONREF", "      "])
    func aDocumentThatSaysNothingIsNoReference(document: String) {
        let result = Cnab240Result(statement([.entry(document: document)], credits: 1050))
        #expect(result.records.first?.reference == nil)
        #expect(result.records.first?.referenceIsWeak == false)
    }

    @Test func santanderPutsThePayerAfterTheDocument() {
        let lines = [
            Cnab240Text.entry(bank: "033", document: "12345652998224725"),
            Cnab240Text.entry(bank: "033", document: "12345711222333000181  X"),
            Cnab240Text.entry(bank: "033", document: "123458Z90W"),
        ]
        let records = Cnab240Result(statement(bank: "033", lines, credits: 3150)).records
        #expect(records.map { $0.reference?.string } == ["123456", "123457", "123458"])
        #expect(records.map { $0.taxpayer?.text.string } == ["52998224725", "11222333000181", nil])
    }

    @Test func itauPutsItsDocumentAtTheEnd() {
        let line = Cnab240Text.entry(bank: "341").putting("OCRJN6", at: 235)
        #expect(Cnab240Result(statement(bank: "341", [line], credits: 1050)).records.first?.reference == "OCRJN6")
    }

    @Test func sumsMustTallyExactly() {
        let result = Cnab240Result(statement([.entry()], debits: 0, credits: 1051))
        #expect(result.total("credits")?.tallies == false)
        #expect(result.total("debits")?.tallies == true)
        #expect(result.total("records")?.tallies == true)
    }

    @Test func aTrailerOfZerosSaysNothing() {
        var lines = statement([.entry()])
        lines[3] = .statementTrailer(records: 0, debits: 0, credits: 0)
        let result = Cnab240Result(lines)
        #expect(result.reading.tallies)
        #expect(result.total("credits")?.declared == "not filled in")
    }

    @Test func aBalanceThatDoesNotFollowIsAWarningOnly() {
        var lines = statement([.entry()], credits: 1050)
        lines[1] = lines[1].putting("000000000000000100C", at: 151)
        lines[3] = lines[3].putting("000000000000001151C", at: 151)
        let result = Cnab240Result(lines)
        #expect(result.reading.tallies)
        #expect(result.reading.warnings.count == 1)
        lines[3] = lines[3].putting("000000000000001150C", at: 151)
        #expect(Cnab240Result(lines).reading.warnings.isEmpty)
    }

    @Test func titlesAndEntriesInOneSourceAreDetailWithAWarning() {
        var lines = statement([.entry()], credits: 1050)
        lines.removeLast()
        lines += [
            .lotHeader(lot: "0002"), .title(lot: "0002"), .payment(lot: "0002"), .lotTrailer(lot: "0002", records: 4),
        ]
        lines.append(.fileTrailer(lots: 2, records: 9))
        let result = Cnab240Result(lines)
        #expect(result.records.count == 2)
        #expect(result.reading.level == .detail)
        #expect(result.reading.warnings.count == 1)
        #expect(result.reading.tallies)
    }
}
