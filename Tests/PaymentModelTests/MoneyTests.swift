import PaymentModel
import Randomness
import Testing

@Suite("Money as decimal text")
struct MoneyTests {
    @Test(
        arguments: [
            (0, "BRL", "0.00"), (1, "BRL", "0.01"), (-1, "BRL", "-0.01"), (10, "BRL", "0.10"), (-99, "BRL", "-0.99"),
            (100, "BRL", "1.00"), (-253, "BRL", "-2.53"), (123_456_789, "BRL", "1234567.89"),
            (Money.amountMinorMax, "BRL", "1000000000000000.00"),
            (-Money.amountMinorMax, "BRL", "-1000000000000000.00"),
            (0, "JPY", "0"), (-5, "JPY", "-5"), (1500, "JPY", "1500"),
            (5, "KWD", "0.005"), (-1234, "KWD", "-1.234"), (12, "CLF", "0.0012"),
        ] as [(Int64, String, String)])
    func minorUnitsBecomeADecimalNumber(minor: Int64, code: String, text: String) throws {
        #expect(Money(amountMinor: minor, currency: try #require(CurrencyCode(code))).decimal == text)
    }

    @Test func sumsOfMoreThan64BitsKeepEveryDigit() throws {
        let sum = Int128(Money.amountMinorMax) * 4_000_000_000
        #expect(Money.decimal(sum + 7, in: .brl) == "4000000000000000000000000.07")
        #expect(Money.decimal(-sum - 7, in: .brl) == "-4000000000000000000000000.07")
        #expect(Money.decimal(.min, in: try #require(CurrencyCode("JPY"))) == "\(Int128.min)")
    }

    @Test(arguments: ["JPY", "BRL", "KWD", "CLF"])
    func theDigitsAreThoseOfTheMinorUnits(code: String) throws {
        let currency = try #require(CurrencyCode(code))
        var random = SplitMix(seed: 5)
        for _ in 0..<2_000 {
            let minor = Int64(truncatingIfNeeded: random.next()) >> (random.below(60) + 4)
            let text = Money(amountMinor: minor, currency: currency).decimal
            #expect(Int64(text.filter { $0 != "." }) == minor)
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            #expect(parts.count == (currency.decimals == 0 ? 1 : 2))
            #expect(parts.count == 1 || parts[1].count == currency.decimals)
            #expect(text.drop { $0 == "-" }.first != "0" || text.drop { $0 == "-" }.prefix(2) == "0." || minor == 0)
        }
    }
}
