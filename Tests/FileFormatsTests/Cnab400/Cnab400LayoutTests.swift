import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 400 positions and codes, bank by bank")
struct Cnab400LayoutTests {
    private func record(_ bank: String, _ title: FixedWidthText) -> PaymentRecord? {
        FixedWidthResult(Cnab400Text.file(bank: bank, [title]), .cnab400).records.first
    }

    @Test(arguments: [
        ("341", ["06", "07", "08", "10", "59"]), ("237", ["06", "15", "17"]), ("001", ["05", "06", "07", "08", "15"]),
        ("033", ["06", "07", "08", "16", "17"]), ("104", ["21", "22"]), ("756", ["05", "06", "15"]),
        ("748", ["06", "15", "17"]), ("041", ["06", "07", "08", "15"]), ("004", ["06", "07", "08"]), ("999", ["06"]),
        ("133", ["06", "17"]), ("136", ["01", "06", "09"]), ("224", ["06", "08", "10"]),
        ("336", ["06", "07", "08", "75"]),
        ("399", ["06", "07", "15", "16", "31", "32", "33", "36", "38", "39"]), ("435", ["06", "08"]),
        ("633", ["06", "08", "10"]), ("643", ["06", "08", "10"]), ("712", ["06", "15", "17"]),
    ])
    func theCodesThatMeanPaid(bank: String, codes: [String]) {
        let all = (0...99).map { Cnab400Text.title(Cnab240Text.digits($0, 2), type: bank == "001" ? "7" : "1") }
        let result = FixedWidthResult(Cnab400Text.file(bank: bank, all), .cnab400)
        #expect(result.statuses.map { String($0.prefix(2)) } == codes)
        #expect(result.reading.skippedCount == 100 - codes.count)
        #expect(result.reading.occurrences.count == 100)
    }

    @Test func bradesco() {
        let title = Cnab400Text.title().putting("00090142000169102", at: 21).putting("000000000097", at: 71)
        #expect(record("237", title)?.obligation == "237/1420/16910/009/000000000097")
    }

    @Test func bancoDoBrasilOfSevenDigits() {
        let title = Cnab400Text.title(type: "7").putting("12341000056787", at: 18).putting("01234567000000000", at: 64)
            .putting("17", at: 107)
        #expect(record("001", title)?.obligation == "001/1234/5678/17/01234567000000000")
    }

    @Test func bancoDoBrasilOfSixDigits() {
        let title = Cnab400Text.title(type: "1").putting("12341000056787", at: 18).putting("12345600001", at: 63)
            .putting("18", at: 107)
        #expect(record("001", title)?.obligation == "001/1234/5678/18/12345600001")
    }

    @Test func santander() {
        let title = Cnab400Text.title("17").putting("123400005678", at: 18).putting("00000190", at: 63).putting(
            "5", at: 108)
        #expect(record("033", title)?.obligation == "033/1234/5678/5/00000190")
        #expect(record("033", title)?.status == "17 settled at a notary")
    }

    @Test func caixaHasItsOwnCodesAndCreditDate() {
        let title = Cnab400Text.title("21").putting("1234000567", at: 18).putting("14000000000000123", at: 57).putting(
            "01", at: 107)
        #expect(record("104", title)?.obligation == "104/1234/567/01/14000000000000123")
        #expect(record("104", Cnab400Text.title("06")) == nil)
    }

    @Test func sicrediTakesTheAccountOfTheHeader() {
        let header = Cnab400Text.header(bank: "748").putting("98765", at: 27).putting("20261121", at: 95)
        let title = Cnab400Text.title().putting("000000261000012", at: 48)
        let lines = [header, title, Cnab400Text.trailer(bank: "748", number: 3)]
        let result = FixedWidthResult(lines, .cnab400)
        #expect(result.records.first?.obligation == "748//98765//000000261000012")
    }

    @Test func interPutsEverythingElsewhere() {
        let title = FixedWidthText(width: 400).putting("1", at: 1).putting("1120001000123456", at: 21)
            .putting("00012345678", at: 71).putting("06211126", at: 90).putting(9_900, 13, at: 125)
            .putting(9_950, 13, at: 160)
        let record = record("077", title)
        #expect(record?.money.amountMinor == 9_950)
        #expect(record?.date == BusinessDate(iso: "2026-11-21"))
        #expect(record?.obligation == "077/1/123456/112/00012345678")
    }

    @Test func anUnknownBankIsReadWhereMostAgreeAndSaysSo() {
        let result = FixedWidthResult(Cnab400Text.file(bank: "999", [Cnab400Text.title()]), .cnab400)
        #expect(result.records.first?.obligation == nil)
        #expect(result.sum == "10.50")
        #expect(result.reading.warnings.last?.message.contains("bank 999 is not known") == true)
    }
}
