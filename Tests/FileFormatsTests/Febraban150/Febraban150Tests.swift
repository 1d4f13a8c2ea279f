import FileFormats
import PaymentModel
import Testing

@Suite("FEBRABAN 150: collections and direct debits")
struct Febraban150Tests {
    private static let header = FixedWidthText(width: 150).putting("A2AGREEMENT 7", at: 1)
        .putting("COMPANHIA EXEMPLO", at: 23).putting("756BANCO EXEMPLO", at: 43).putting("2026112100004205", at: 66)
    private static let barcode = "83620000000105000481000000000000000000000042"

    /// A bill paid on 2026-11-20 and credited on the 21st.
    private static func collection(_ centavos: Int = 1050, number: Int = 1, fee: Int = 0) -> FixedWidthText {
        FixedWidthText(width: 150).putting("G12340000567890", at: 1).putting("2026112020261121" + barcode, at: 22)
            .putting(centavos, 12, at: 82).putting(fee, 7, at: 94).putting(number, 8, at: 101)
    }

    private static func debit(_ code: String = "00", centavos: Int = 2000) -> FixedWidthText {
        FixedWidthText(width: 150).putting("FCLIENT 9", at: 1).putting("20261120", at: 45)
            .putting(centavos, 15, at: 53).putting(code, at: 68).putting("2000052998224725", at: 130).putting(
                "0", at: 150)
    }

    private static func file(_ details: [FixedWidthText], sum: Int) -> [FixedWidthText] {
        let trailer = FixedWidthText(width: 150).putting("Z", at: 1).putting(details.count + 2, 6, at: 2)
            .putting(sum, 17, at: 8)
        return [header] + details + [trailer]
    }

    private func read(_ lines: [FixedWidthText], options: ReadOptions = ReadOptions()) -> FixedWidthResult {
        FixedWidthResult(lines, .febraban150, options: options)
    }

    @Test func aCollectionIsOneRecordWithAllItsFields() throws {
        let result = read(Febraban150Tests.file([Febraban150Tests.collection()], sum: 1050))
        let record = try #require(result.records.first)
        #expect(result.records.count == 1)
        #expect(record.money == Money(amountMinor: 1050, currency: .brl))
        #expect(record.date == BusinessDate(iso: "2026-11-20"))
        #expect(record.obligation?.string == Febraban150Tests.barcode)
        #expect(record.taxpayer == nil)
        #expect(record.reference == nil)
        #expect(record.entryID == "756/AGREEMENT 7/000042/00000001")
        #expect(record.kind == "collection")
        #expect(record.location.line == 2)
        #expect(result.reading.tallies)
        #expect(result.reading.layout == "bank 756, version 5, collections")
        #expect(result.reading.accounts == ["756/AGREEMENT 7"])
        #expect(result.extent(152).utf8.count == 150)
    }

    @Test func creditDateAndNetAmountCountWhereTheyAreAskedFor() {
        var options = ReadOptions()
        options.dateBasis = .credit
        options.amountBasis = .net
        let lines = Febraban150Tests.file([Febraban150Tests.collection(fee: 150)], sum: 1050)
        #expect(read(lines, options: options).sum == "9.00")
        #expect(read(lines, options: options).records.first?.date == BusinessDate(iso: "2026-11-21"))
        #expect(read(lines, options: options).reading.tallies)
        #expect(read(lines).sum == "10.50")
    }

    @Test(arguments: [("A", 82), ("20261320", 22), ("        ", 22), ("            ", 82)])
    func whatCannotBeReadIsInvalid(text: String, position: Int) {
        let result = read(Febraban150Tests.file([Febraban150Tests.collection().putting(text, at: position)], sum: 1050))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [2])
    }

    @Test func directDebitsThatWereMadeAreRecords() {
        let debits = ["00", "31", "01", "30", "99", "Q7"].map { Febraban150Tests.debit($0) }
        let cancelled = Febraban150Tests.debit("00").putting("1", at: 150)
        for sum in [14_000, 4_000] {
            let result = read(Febraban150Tests.file(debits + [cancelled], sum: sum))
            #expect(result.statuses == ["00 debited", "31 debited on another day"])
            #expect(result.records.first?.taxpayer?.text == "52998224725")
            #expect(
                result.records.map { $0.entryID?.string } == ["756/AGREEMENT 7/000042/F1", "756/AGREEMENT 7/000042/F2"])
            #expect(result.reading.skippedCount == 5)
            #expect(result.reading.warnings.map(\.line) == [7])
            #expect(result.reading.tallies, "\(sum)")
            #expect(result.taxpayerID(152) == "52998224725")
        }
        #expect(!read(Febraban150Tests.file(debits, sum: 5)).reading.tallies)
    }

    @Test func beforeVersion5ThereIsNoPayer() {
        var lines = Febraban150Tests.file([Febraban150Tests.debit()], sum: 2000)
        lines[0] = lines[0].putting("04", at: 80)
        #expect(read(lines).records.first?.taxpayer == nil)
    }

    @Test func otherRecordsArePassedOverAndSaidSo() {
        let others = ["B", "C", "D", "E", "H", "J", "T"].map { FixedWidthText(width: 150).putting($0, at: 1) }
        let result = read(Febraban150Tests.file(others + [Febraban150Tests.collection()], sum: 1050))
        #expect(result.records.count == 1)
        #expect(result.reading.skippedCount == 5)
        #expect(result.reading.warnings.count == 7)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func theTrailerMustTally() {
        let details = [Febraban150Tests.collection(), Febraban150Tests.collection(500, number: 2)]
        #expect(read(Febraban150Tests.file(details, sum: 1550)).reading.tallies)
        #expect(!read(Febraban150Tests.file(details, sum: 1551)).reading.tallies)
        #expect(!read(Febraban150Tests.file(details, sum: 1550).dropLast()).reading.tallies)
        #expect(!read(Febraban150Tests.file(details, sum: 0)).reading.tallies)
        var lines = Febraban150Tests.file(details, sum: 1550)
        lines.remove(at: 1)
        #expect(!read(lines).reading.tallies)
    }

    @Test func cutPaddedAndDamagedFiles() {
        let lines = Febraban150Tests.file([Febraban150Tests.collection(), Febraban150Tests.debit()], sum: 3050)
        #expect(FixedWidthDamage.checkPrefixes(lines.joined(), .febraban150).isEmpty)
        #expect(FixedWidthDamage.check(lines.joined(), .febraban150, count: 400, seed: 150).isEmpty)
        for lineBreak in ["\n", "\r\n", "  \r\n", "\n\n"] {
            let bytes = [0xEF, 0xBB, 0xBF] + lines.joined(lineBreak: lineBreak) + [0x1A]
            let result = FixedWidthResult(bytes, .febraban150)
            #expect(result.records.count == 2)
            #expect(result.reading.invalidLines.isEmpty)
            #expect(result.reading.tallies)
        }
    }

    @Test func theFormatIsToldByItsHeader() {
        let bytes = Febraban150Tests.file([], sum: 0).joined()
        #expect(FormatSniffer.sniff(bytes.span) == .format(.febraban150))
        #expect(FixedWidthResult(Array("A2;B;C\n".utf8), .febraban150).failure?.line == 1)
    }
}
