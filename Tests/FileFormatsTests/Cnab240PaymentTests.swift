import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 payments: segments A and B")
struct Cnab240PaymentTests {
    /// Ordered for 2026-11-21.
    private static func payment(
        _ status: String = "00", bank: String = "756", record: Int = 1, centavos: Int = 1050
    ) -> Cnab240Text {
        Cnab240Text.detail("A", bank: bank, record: record).putting("INVOICE 7", at: 74).putting("21112026", at: 94)
            .putting(Cnab240Text.digits(centavos, 15), at: 120).putting(status, at: 231)
    }

    private static func payee(record: Int = 2, _ inscription: String = "152998224725") -> Cnab240Text {
        // The kind of inscription, then its 14 characters.
        Cnab240Text.detail("B", record: record).putting(
            inscription.prefix(1) + Cnab240Text.digits(Int(inscription.dropFirst()) ?? 0, 14), at: 18)
    }

    private func read(
        _ details: [Cnab240Text], header: Cnab240Text = .lotHeader(operation: "C"), bank: String = "756"
    ) -> Cnab240Result {
        var lines = Cnab240Text.returns(bank: bank, details)
        lines[1] = header
        return Cnab240Result(lines)
    }

    @Test func aPayeesNameInUTF8ShiftsTheAmountAndIsInvalid() {
        var shifted = Cnab240PaymentTests.payment().putting("JO", at: 44)
        shifted.characters.replaceSubrange(45..<46, with: Array("Ã".utf8))
        shifted.characters.removeLast()
        var latin = Cnab240PaymentTests.payment().putting("JO O", at: 44)
        latin.characters[45] = 0xC3
        let result = read([shifted, Cnab240PaymentTests.payee()])
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.contains("UTF-8") == true)
        #expect(read([latin, Cnab240PaymentTests.payee()]).records.map(\.money.amountMinor) == [-1050])
    }

    @Test func aPaymentIsOneNegativeRecordWithItsPayee() throws {
        let result = read([Cnab240PaymentTests.payment(), Cnab240PaymentTests.payee()])
        let record = try #require(result.records.first)
        #expect(result.records.count == 1)
        #expect(record.money == Money(amountMinor: -1050, currency: .brl))
        #expect(record.date == BusinessDate(iso: "2026-11-21"))
        #expect(record.taxpayer?.text == "52998224725")
        #expect(record.reference == "INVOICE 7")
        #expect(record.referenceIsWeak)
        #expect(record.obligation == nil)
        #expect(record.entryID == "756/AGREEMENT 7/000042/0001/00001")
        #expect(record.kind == "payment")
        #expect(record.status == "00 paid")
        #expect(record.location.line == 3)
        #expect(result.reading.tallies)
        #expect(result.reading.level == .detail)
        #expect(result.reading.layout == "FEBRABAN layout, bank 756, payments")
        #expect(result.reading.skippedCount == 0)
        #expect(result.reading.warnings.isEmpty)
    }

    @Test func whatWasReallyPaidCounts() {
        let payment = Cnab240PaymentTests.payment().putting("23112026", at: 155).putting("000000000001000", at: 163)
            .putting("0000000000000009876", at: 135)
        let result = read([payment, Cnab240PaymentTests.payee()])
        #expect(result.sum == "-10.00")
        #expect(result.records.first?.date == BusinessDate(iso: "2026-11-23"))
        #expect(result.records.first?.reference == "0000000000000009876")
    }

    @Test func moneyThatWeDebitFromOthersComesIn() {
        let result = read(
            [Cnab240PaymentTests.payment(), Cnab240PaymentTests.payee()], header: .lotHeader(operation: "D"))
        #expect(result.sum == "10.50")
        #expect(result.records.first?.kind == "direct-debit")
    }

    @Test(arguments: [
        ("00", true), ("03", true), ("00BW", true), ("BD", false), ("AG", false), ("00AG", false), ("BD00", false),
        ("01", false), ("", false), ("Q7", false), ("0000000000", true),
    ])
    func theStatusDecides(status: String, isPaid: Bool) {
        let result = read([Cnab240PaymentTests.payment(status), Cnab240PaymentTests.payee()])
        #expect(result.records.count == (isPaid ? 1 : 0))
        #expect(result.reading.skippedCount == (isPaid ? 0 : 1))
        #expect(result.reading.warnings.isEmpty == (status != "" && status != "Q7"))
        #expect(result.reading.occurrences.count == (status.isEmpty ? 0 : 1))
    }

    @Test func aPaymentSentBackIsSkippedWithAWarning() {
        let payment = Cnab240PaymentTests.payment("DV", bank: "341")
        let result = read([payment], header: .lotHeader(bank: "341", operation: "C"), bank: "341")
        #expect(result.records.isEmpty)
        #expect(result.reading.warnings.first?.message.contains("status DV (sent back by the payee's bank)") == true)
    }

    @Test func thePayeeMayStandInSegmentA() {
        let payment = Cnab240PaymentTests.payment().putting("11222333000181", at: 204)
        #expect(
            read([payment, Cnab240PaymentTests.payment(record: 2)]).records.first?.taxpayer?.text == "11222333000181")
        #expect(read([payment, Cnab240PaymentTests.payee()]).records.first?.taxpayer?.text == "52998224725")
        let text = Cnab240PaymentTests.payment().putting("FORNECEDOR 123", at: 204)
        #expect(read([text, Cnab240PaymentTests.payee(record: 2, "0")]).records.first?.taxpayer == nil)
    }

    @Test func aChargePaidByPIXHasItsTransactionIDAsObligation() {
        let charge = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4"
        let complement = Cnab240PaymentTests.payee().putting(charge, at: 33).putting("someone@example.org", at: 128)
        let header = Cnab240Text.lotHeader(operation: "C").putting("47", at: 12)
        let result = read([Cnab240PaymentTests.payment(), complement], header: header)
        #expect(result.records.first?.obligation?.string == charge)
        #expect(result.records.first?.kind == "pix-payment")
        let fixed = Cnab240PaymentTests.payee().putting("SHOP1", at: 33)
        #expect(read([Cnab240PaymentTests.payment(), fixed], header: header).records.first?.obligation == nil)
        // In other payments the payee's street stands there.
        #expect(read([Cnab240PaymentTests.payment(), complement]).records.first?.obligation == nil)
    }

    @Test func theTrailerSumsUpOrderedOrPaidAmounts() {
        let details = [
            Cnab240PaymentTests.payment(), Cnab240PaymentTests.payee(),
            Cnab240PaymentTests.payment("AG", record: 3, centavos: 500), Cnab240PaymentTests.payee(record: 4),
        ]
        for (declared, tallies) in [(1550, true), (1050, true), (1051, false), (0, true)] {
            var lines = Cnab240Text.returns(details)
            lines[1] = .lotHeader(operation: "C")
            lines[6] = lines[6].putting(Cnab240Text.digits(declared, 18), at: 24)
            let result = Cnab240Result(lines)
            #expect(result.reading.tallies == tallies, "\(declared)")
            #expect(result.total("payments") != nil)
        }
    }

    @Test(arguments: [("A", 120), ("A", 163), ("31022026", 155), ("31022026", 94)])
    func whatCannotBeReadIsInvalid(text: String, position: Int) {
        let payment = Cnab240PaymentTests.payment().putting(text, at: position)
        let result = read([payment, Cnab240PaymentTests.payee()])
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [3])
    }

    @Test func aFileThatEndsBeforeThePayeeMayFollowHasNoRecordOfIt() {
        let lines: [Cnab240Text] = [.fileHeader(), .lotHeader(operation: "C"), Cnab240PaymentTests.payment()]
        #expect(Cnab240Result(lines).reading.invalidLines.map(\.line) == [3])
        var whole = Cnab240Text.returns([Cnab240PaymentTests.payment(), Cnab240PaymentTests.payee()])
        whole[1] = .lotHeader(operation: "C")
        #expect(FixedWidthDamage.checkPrefixes(whole.joined(), .cnab240) == [])
        #expect(FixedWidthDamage.check(whole.joined(), .cnab240, count: 400, seed: 240).isEmpty)
    }

    @Test func theExtentOfAPaymentIsBothLinesAndItsPayeeIsMasked() {
        let lines = Cnab240Text.returns([Cnab240PaymentTests.payment(), Cnab240PaymentTests.payee()])
        let result = FixedWidthResult(lines.joined(), .cnab240)
        #expect(result.extent(2 * 242).utf8.count == 240 + 2 + 240)
        #expect(result.taxpayerID(2 * 242) == "52998224725")
    }
}
