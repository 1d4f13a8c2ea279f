import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 returns with a PIX charge: segment Y-03")
struct Cnab240PixTests {
    private static let charge = Cnab240Text.detail("Y", record: 3).putting("0603", at: 16).putting("5", at: 81)
        .putting("https://pix.example/qr/7", at: 82).putting("CHARGE0000000000000000000042", at: 159)

    @Test func theTransactionIDIsAWeakReferenceOfItsTitle() {
        let lines: [Cnab240Text] = [
            .title(), .payment(), Cnab240PixTests.charge, .title(record: 4), .payment(record: 5),
        ]
        let result = Cnab240Result(Cnab240Text.returns(lines))
        #expect(result.records.map { $0.reference?.string } == ["CHARGE0000000000000000000042", nil])
        #expect(result.records.first?.referenceIsWeak == true)
        #expect(result.records.first?.obligation == "756/3286/7536/1/0000000083")
        #expect(result.reading.tallies)
        #expect(result.reading.warnings.isEmpty)
    }

    @Test func otherSegmentsYSayNothingOfIt() {
        let cheques = Cnab240PixTests.charge.putting("50", at: 18)
        let result = Cnab240Result(Cnab240Text.returns([.title(), .payment(), cheques]))
        #expect(result.records.map(\.reference) == [nil])
    }

    @Test func theBasesOfDateAndAmount() {
        var options = ReadOptions()
        options.dateBasis = .credit
        options.amountBasis = .net
        let payment = Cnab240Text.payment().putting("000000000000900", at: 93).putting("23112026", at: 146)
        let uncredited = Cnab240Text.payment(record: 4).putting("000000000000900", at: 93).putting("00000000", at: 146)
        let lines = Cnab240Text.returns([.title(), payment, .title(record: 3), uncredited]).joined()
        let result = FixedWidthResult(lines, .cnab240, options: options)
        #expect(result.sum == "18.00")
        #expect(result.records.map(\.date.description) == ["2026-11-23", "2026-11-21"])
        #expect(result.reading.warnings.map(\.line) == [6])
        let damaged = Cnab240Text.returns([.title(), .payment().putting("9", at: 93)]).joined()
        #expect(FixedWidthResult(damaged, .cnab240, options: options).reading.invalidLines.count == 1)
    }
}
