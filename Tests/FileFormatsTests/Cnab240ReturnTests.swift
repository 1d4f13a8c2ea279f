import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 returns: segments T and U")
struct Cnab240ReturnTests {
    @Test func aPaidTitleIsOneRecordWithAllItsFields() throws {
        let title = Cnab240Text.title().putting("1000052998224725", at: 133)
        let result = Cnab240Result(Cnab240Text.returns([title, .payment()]))
        let record = try #require(result.records.first)
        #expect(result.records.count == 1)
        #expect(record.money == Money(amountMinor: 1050, currency: .brl))
        #expect(record.date == BusinessDate(iso: "2026-11-21"))
        #expect(record.taxpayer?.text == "52998224725")
        #expect(record.reference == nil)
        #expect(record.obligation == "756/3286/7536/1/0000000083")
        #expect(record.entryID == "756/AGREEMENT 7/000042/0001/00001")
        #expect(record.kind == "boleto")
        #expect(record.status == "06 settled")
        #expect(record.location.line == 3)
        #expect(record.location.offset == 2 * 242)
        #expect(result.reading.tallies)
        #expect(result.reading.level == .detail)
        #expect(result.reading.layout == "FEBRABAN layout, bank 756, returns")
        #expect(result.reading.accounts.first == "756/3286/7536")
    }

    @Test func aMovementThatIsNoPaymentIsSkippedSilently() {
        let lines: [Cnab240Text] = [.title(code: "02"), .payment(code: "02"), .title(code: "09"), .payment(code: "09")]
        let result = Cnab240Result(Cnab240Text.returns(lines))
        #expect(result.records.isEmpty)
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.warnings.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func anUnknownMovementIsSkippedWithOneWarningForAll() {
        let pair: [Cnab240Text] = [.title(code: "99"), .payment(code: "99")]
        let result = Cnab240Result(Cnab240Text.returns(pair + pair))
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.warnings.count == 1)
        #expect(result.reading.warnings.first?.line == 3)
        #expect(result.reading.warnings.first?.message.contains("movement 99") == true)
        #expect(result.reading.warnings.first?.message.contains("skipped: 2") == true)
    }

    @Test(arguments: [
        ("237", "22"), ("237", "40"), ("001", "44"), ("001", "46"), ("341", "65"), ("341", "69"), ("104", "44"),
    ])
    func reversalsAndChequesAreSkippedWithAWarning(bank: String, code: String) {
        let pair: [Cnab240Text] = [.title(bank: bank, code: code), .payment(bank: bank, code: code)]
        let result = Cnab240Result(Cnab240Text.returns(bank: bank, pair))
        #expect(result.records.isEmpty)
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.warnings.first?.message.contains("movement \(code) (") == true)
    }

    @Test func aTitleWithoutItsPaymentLineIsInvalid() {
        let result = Cnab240Result(Cnab240Text.returns([.title(), .title(record: 2), .payment(record: 3)]))
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.map(\.line) == [3])
        #expect(result.reading.invalidLines.first?.offset == 2 * 242)
        #expect(result.reading.invalidLines.first?.length == 240)
    }

    @Test func aPaymentLineWithoutItsTitleIsInvalid() {
        let result = Cnab240Result(Cnab240Text.returns([.payment(), .title(), .payment()]))
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.map(\.line) == [3])
    }

    @Test func aDamagedLineBetweenKeepsTitleAndPaymentApart() {
        // The lost lines could be the U of one title and the T of the next.
        let damaged = Cnab240Text.payment().putting("7", at: 8)
        let result = Cnab240Result(Cnab240Text.returns([.title(), damaged, .payment()]))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [3, 4, 5])
    }

    @Test func differentMovementCodesAreInvalid() {
        let result = Cnab240Result(Cnab240Text.returns([.title(code: "06"), .payment(code: "17")]))
        #expect(result.reading.invalidLines.first?.reason.contains("16-17") == true)
    }

    @Test(arguments: ["0000000000A1050", "               ", "00000000001.050"])
    func anAmountThatIsNotDigitsIsInvalid(amount: String) {
        let result = Cnab240Result(Cnab240Text.returns([.title(), .payment().putting(amount, at: 78)]))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [4])
        #expect(result.reading.invalidLines.first?.reason.contains("78-92") == true)
    }

    @Test(arguments: ["00000000", "        ", "31022026", "2111202 ", "00112026"])
    func aDateThatIsNoDayIsInvalid(date: String) {
        let result = Cnab240Result(Cnab240Text.returns([.title(), .payment(date: date)]))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.contains("138-145") == true)
    }

    @Test func aPaidAmountOfZeroIsARecord() {
        #expect(Cnab240Result(Cnab240Text.returns([.title(), .payment(centavos: 0)])).sum == "0.00")
    }

    @Test func otherSegmentsOfATitleAreNoMovements() {
        let lines: [Cnab240Text] = [
            .title(), .payment(), .detail("Y", record: 3), .title(record: 4), .payment(record: 5),
        ]
        let result = Cnab240Result(Cnab240Text.returns(lines))
        #expect(result.records.count == 2)
        #expect(result.reading.skippedCount == 0)
        #expect(result.reading.warnings.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func segmentsThatAreNotReadAreSkippedWithOneWarningASegment() {
        let lines: [Cnab240Text] = [.detail("J"), .detail("N", record: 2), .detail("J", record: 3)]
        let result = Cnab240Result(Cnab240Text.returns(lines))
        #expect(result.reading.skippedCount == 3)
        #expect(result.reading.warnings.count == 2)
        #expect(result.reading.warnings.first?.message.contains("payments of boletos (segment J)") == true)
    }

    @Test func theExtentOfARecordIsBothLines() {
        let bytes = Cnab240Text.returns([.title(), .payment()]).joined()
        let text = Cnab240Result.extent(2 * 242, of: bytes)
        #expect(text.utf8.count == 240 + 2 + 240)
        #expect(Cnab240Result.extent(0, of: bytes).utf8.count == 240)
        #expect(Cnab240Result.extent(bytes.count + 9, of: bytes).isEmpty)
    }
}
