import PaymentModel
import Randomness
import Testing

@testable import Reporting

@Suite("Numbers, amounts and dates as bytes")
struct NumberTextTests {
    private func written(_ write: (inout ByteCursor) -> Void) -> String {
        var bytes = ByteWriter(capacity: 1)
        bytes.append(atMost: 64, write)
        return bytes.string(0..<bytes.count)
    }

    /// Numbers of every length, and those beside each power of ten.
    private static var numbers: [UInt64] {
        var random = SplitMix(seed: 3)
        var numbers: [UInt64] = [0, .max]
        var power: UInt64 = 1
        while power < .max / 10 {
            numbers += [power - 1, power, power + 1]
            power *= 10
        }
        for _ in 0..<5_000 { numbers.append(random.next() >> UInt64(random.below(64))) }
        return numbers
    }

    @Test func numbersAreWrittenAsTheLibraryWritesThem() {
        for number in Self.numbers { #expect(written { $0.append(number: number) } == String(number)) }
    }

    @Test func zerosComeFirstWhereDigitsAreCounted() {
        for number in Self.numbers where number < 10_000_000_000_000_000 {
            let digits = String(number)
            for count in max(1, digits.count)...16 {
                let padded = String(repeating: "0", count: count - digits.count) + digits
                #expect(written { $0.append(number: number, digits: count) } == padded)
            }
        }
    }

    @Test(arguments: ["JPY", "BRL", "KWD", "CLF"])
    func amountsAreThoseOfMoney(code: String) throws {
        let currency = try #require(CurrencyCode(code))
        for number in Self.numbers {
            let magnitude = Int64(number >> 1)
            for minor in [magnitude, -magnitude, -magnitude - 1] {
                let text = Money(amountMinor: minor, currency: currency).decimal
                #expect(written { $0.append(amountMinor: minor, decimals: currency.decimals) } == text)
            }
        }
    }

    @Test func everyDateIsWrittenInFull() {
        var random = SplitMix(seed: 4)
        var dates = [BusinessDate.first, .last]
        for _ in 0..<20_000 { dates.append(BusinessDate.first.adding(days: random.below(3_652_059))) }
        for date in dates { #expect(written { $0.append(date) } == date.description) }
    }

    @Test func hexadecimalDigitsAreCounted() {
        for number in Self.numbers {
            let text = String(number, radix: 16)
            let padded = String(repeating: "0", count: 16 - text.count) + text
            for count in 1...16 {
                #expect(written { $0.append(hexadecimal: number, digits: count) } == String(padded.suffix(count)))
            }
        }
    }

    @Test func currenciesAreThreeLetters() {
        for (index, code) in CurrencyCode.codes.enumerated() {
            var bytes = ByteWriter(capacity: 0)
            bytes.append(CurrencyCode(index: UInt16(index)))
            #expect(bytes.string(0..<bytes.count) == code)
        }
    }

    @Test func taxpayersHaveAllTheirDigits() {
        let records = RecordSet(sources: [], writers: [])
        var random = SplitMix(seed: 5)
        for _ in 0..<2_000 {
            let number = random.next() >> UInt64(random.below(40))
            for code in [TaxpayerCode.cpf(number % 100_000_000_000), .cnpj(number % 100_000_000_000_000)] {
                var bytes = ByteWriter(capacity: 0)
                bytes.append(code, records)
                #expect(bytes.string(0..<bytes.count) == records.text(of: code).string)
            }
        }
    }
}
