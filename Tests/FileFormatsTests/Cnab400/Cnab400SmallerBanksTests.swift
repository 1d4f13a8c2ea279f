import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 400 of smaller banks, and of unknown ones")
struct Cnab400SmallerBanksTests {
    private func read(_ bank: String, _ title: FixedWidthText, _ options: ReadOptions = ReadOptions())
        -> FixedWidthResult
    {
        FixedWidthResult(Cnab400Text.file(bank: bank, [title]), .cnab400, options: options)
    }

    /// Dates of eight positions put everything behind them further on.
    private static let brb = FixedWidthText(width: 400).putting("1", at: 1).putting("00000000279998886", at: 21)
        .putting("107851907015", at: 71).putting("0521112026", at: 109).putting("20112026", at: 149)
        .putting(26_492, 13, at: 157).putting(100, 13, at: 180).putting(0, 39, at: 218).putting(26_492, 13, at: 258)
        .putting("23112026", at: 300)

    @Test func brbHasDatesOfEightPositions() {
        let record = read("070", Cnab400SmallerBanksTests.brb).records.first
        #expect(record?.money.amountMinor == 26_492)
        #expect(record?.date == BusinessDate(iso: "2026-11-21"))
        #expect(record?.obligation == "070//279998886//107851907015")
        var options = ReadOptions()
        (options.amountBasis, options.dateBasis) = (.net, .credit)
        let net = read("070", Cnab400SmallerBanksTests.brb, options).records.first
        #expect(net?.money.amountMinor == 26_392)
        #expect(net?.date == BusinessDate(iso: "2026-11-23"))
    }

    @Test func credisisHasItsOccurrenceElsewhere() {
        let title = FixedWidthText(width: 400).putting("10211222333000181", at: 1).putting("0002000632910", at: 18)
            .putting("00971000200987100014", at: 57).putting("02211126", at: 77).putting(1_000, 13, at: 153)
            .putting(1_050, 13, at: 254)
        let record = read("097", title).records.first
        #expect(record?.money.amountMinor == 1_050)
        #expect(record?.date == BusinessDate(iso: "2026-11-21"))
        #expect(record?.status == "02 settled")
        #expect(record?.obligation == "097/2/63291//00971000200987100014")
    }

    @Test func unicredSettlesDiscountedTitlesWith09() {
        let title = Cnab400Text.title("09").putting("1234100012345", at: 18).putting("00000000000000116", at: 46)
            .putting("18", at: 107)
        let record = read("136", title).records.first
        #expect(record?.money.amountMinor == 1_050)
        #expect(record?.obligation == "136/1234/12345/18/00000000000000116")
    }

    @Test func delbankHasItsOwnCreditDate() {
        var options = ReadOptions()
        options.dateBasis = .credit
        let title = Cnab400Text.title().putting("12345678901", at: 63).putting("241126", at: 386)
        #expect(read("435", title, options).records.first?.date == BusinessDate(iso: "2026-11-24"))
    }

    @Test func anUnknownBankThatPutsItsFieldsElsewhereGivesNoAmount() {
        // BRB's layout under a number that is not known: where most banks agree stand other digits.
        let title = Cnab400SmallerBanksTests.brb.putting("06", at: 109)
        let result = read("998", title)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [2])
    }

    @Test(arguments: [
        ("000", 1_050, 0, 0, 1_050), ("interest", 1_070, 0, 20, 1_050), ("fee", 840, 210, 0, 1_050),
        ("interest and fee", 860, 210, 20, 1_050),
    ])
    func anUnknownBankWhoseAmountsAddUpIsRead(name: String, received: Int, fee: Int, interest: Int, nominal: Int) {
        let title = Cnab400Text.title(centavos: nominal, fee: fee).putting(interest, 13, at: 267)
            .putting(received, 13, at: 254)
        #expect(read("998", title).records.map(\.money.amountMinor) == [Int64(received)], "\(name)")
    }

    /// Nominal value and received amount alike are ten times or a hundred times as much then, and add up.
    @Test(arguments: [1, 2])
    func anUnknownBankWithAllAmountsSomePlacesEarlierGivesNone(places: Int) {
        var title = Cnab400Text.title().putting(0, 39, at: 166).putting(0, 88, at: 205)
        title = title.putting(1_050, 13, at: 254).putting(0, 13, at: 267)
        title.characters.removeSubrange(120..<120 + places)
        title.characters += Array(repeating: 0x20, count: places)
        let result = read("998", title)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test func anUnknownBankWhoseAmountsDoNotAddUpIsInvalid() {
        let title = Cnab400Text.title().putting(1_051, 13, at: 254)
        let result = read("998", title)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.contains("not known") == true)
    }
}
