import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 400 returns")
struct Cnab400ReturnTests {
    private func read(
        bank: String = "341", _ titles: [FixedWidthText], options: ReadOptions = ReadOptions()
    ) -> FixedWidthResult {
        FixedWidthResult(Cnab400Text.file(bank: bank, titles), .cnab400, options: options)
    }

    @Test func aPaidTitleIsOneRecordWithAllItsFields() throws {
        let title = Cnab400Text.title().putting("12340056789", at: 18).putting("109123456785", at: 83)
        let result = read([title])
        let record = try #require(result.records.first)
        #expect(result.records.count == 1)
        #expect(record.money == Money(amountMinor: 1050, currency: .brl))
        #expect(record.date == BusinessDate(iso: "2026-11-21"))
        #expect(record.reference == nil)
        #expect(record.obligation == "341/1234/56789/109/123456785")
        #expect(record.entryID == "341/1234005678/211126//000002")
        #expect(record.kind == "boleto")
        #expect(record.status == "06 settled")
        #expect(record.location.line == 2)
        #expect(record.location.offset == 402)
        #expect(result.reading.tallies)
        #expect(result.reading.level == .detail)
        #expect(result.reading.layout == "Itaú (341), returns")
        #expect(result.reading.accounts == ["341/1234/56789"])
        #expect(result.extent(402).utf8.count == 400)
    }

    @Test func theBeneficiarysIDIsNotThePayers() {
        let result = read([Cnab400Text.title()])
        #expect(result.records.first?.taxpayer == nil)
        #expect(result.reading.taxpayersMissing == 1)
        #expect(result.taxpayerID(402) == nil)
    }

    @Test func registeredThenPaidIsTheNormalLifeOfABoleto() {
        let result = read([Cnab400Text.title("02"), Cnab400Text.title("06")])
        #expect(result.records.count == 1)
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.warnings.isEmpty)
        #expect(result.count("02") == 1 && result.count("06") == 1)
    }

    @Test func anUnknownCodeIsSkippedCountedAndWarnedAbout() {
        let result = read([Cnab400Text.title("X9"), Cnab400Text.title("X9")])
        #expect(result.records.isEmpty)
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.occurrences == [Occurrence(code: "X9", meaning: "", kind: .unknown): 2])
        #expect(result.reading.warnings.map(\.line) == [2])
        #expect(result.reading.warnings.first?.message.contains("occurrence X9 is not known for Itaú (341)") == true)
    }

    @Test(arguments: [
        ("237", "22"), ("237", "40"), ("237", "16"), ("001", "44"), ("001", "46"), ("341", "65"), ("341", "69"),
        ("104", "33"), ("041", "25"),
    ])
    func reversalsAndChequesAreSkippedWithAWarning(bank: String, code: String) {
        let result = read(bank: bank, [Cnab400Text.title(code, type: bank == "001" ? "7" : "1")])
        #expect(result.records.isEmpty)
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.warnings.first?.message.contains("occurrence \(code) (") == true)
    }

    @Test(arguments: ["00000000A1050", "             ", "0000000001.50"])
    func aReceivedAmountThatIsNotDigitsIsInvalid(amount: String) {
        let result = read([Cnab400Text.title().putting(amount, at: 254)])
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.contains("254-266") == true)
    }

    @Test(arguments: ["000000", "      ", "310226", "21112 ", "001126"])
    func aDateThatIsNoDayIsInvalid(date: String) {
        let result = read([Cnab400Text.title().putting(date, at: 111)])
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.contains("111-116") == true)
    }

    @Test(arguments: [("010180", "1980-01-01"), ("311279", "2079-12-31"), ("290224", "2024-02-29")])
    func yearsOfTwoDigits(date: String, day: String) {
        #expect(read([Cnab400Text.title().putting(date, at: 111)]).records.first?.date == BusinessDate(iso: day))
    }

    @Test func theCreditDateCountsWhereItIsAskedFor() {
        var options = ReadOptions()
        options.dateBasis = .credit
        let uncredited = Cnab400Text.title().putting("000000", at: 296)
        let result = read([Cnab400Text.title(), uncredited], options: options)
        #expect(result.records.map(\.date.description) == ["2026-11-23", "2026-11-21"])
        #expect(result.reading.warnings.first?.message.contains("no credit date yet") == true)
        let unreadable = read([Cnab400Text.title().putting("31A126", at: 296)], options: options)
        #expect(unreadable.reading.invalidLines.count == 1)
    }

    @Test func theNetAmountIsWhatTheBankLeaves() {
        var options = ReadOptions()
        options.amountBasis = .net
        let title = Cnab400Text.title(fee: 210)
        #expect(read([title], options: options).sum == "10.50")
        #expect(read(bank: "237", [title], options: options).sum == "8.40")
        #expect(read(bank: "237", [title]).sum == "10.50")
        let dear = Cnab400Text.title(fee: 2_000)
        #expect(read(bank: "237", [dear], options: options).reading.invalidLines.count == 1)
        let posted = Cnab400Text.title(type: "7").putting(930, 13, at: 306)
        #expect(read(bank: "001", [posted], options: options).sum == "9.30")
    }

    @Test func recordsThatBelongToATitleArePassedOver() {
        let pix = Cnab400Text.title().putting("4", at: 1)
        let result = read([Cnab400Text.title(), pix, pix])
        #expect(result.records.count == 1)
        #expect(result.reading.skippedCount == 0)
        #expect(result.reading.warnings.map(\.message) == ["records of type 4 are not read: lines passed over: 2"])
        #expect(result.reading.tallies)
    }

    @Test func anOrderFileIsRefusedByName() {
        let bytes = Array("01REMESSA01COBRANCA".utf8)
        let verdict = FormatSniffer.sniff(bytes.span)
        #expect(verdict == .unsupported("a CNAB 400 order file, which holds no payments"))
        #expect(FixedWidthResult(bytes, .cnab400).failure?.message.contains("--format") == true)
    }

    @Test func theFormatIsToldByItsHeader() {
        let bytes = Cnab400Text.file([]).joined()
        #expect(FormatSniffer.sniff(bytes.span) == .format(.cnab400))
    }
}
