import PaymentModel
import Randomness
import Testing

@testable import FileFormats

@Suite("Decimal amounts")
struct AmountFieldTests {
    @Test(
        arguments: [
            ("0", 2, 0), ("1", 2, 100), ("1.5", 2, 150), ("1,5", 2, 150), ("1.50", 2, 150), ("-2.53", 2, -253),
            ("+2,53", 2, 253),
            (" 10.00\t", 2, 1_000), ("007", 2, 700), (",50", 2, 50), (".5", 2, 50), ("-0,00", 2, 0),
            ("1.234,56", 2, 123_456), ("1,234.56", 2, 123_456), ("1.234.567", 2, 123_456_700),
            ("1,234,567", 2, 123_456_700),
            ("12,345,678.9", 2, 1_234_567_890), ("999.999.999,99", 2, 99_999_999_999),
            ("1500", 0, 1_500), ("1.234.567", 0, 1_234_567), ("1.234", 3, 1_234), ("1,234", 3, 1_234),
            ("1.234,567", 3, 1_234_567),
            ("0.0001", 4, 1), ("000000000000000000000000000000000001.00", 2, 100),
            ("1000000000000000.00", 2, 100_000_000_000_000_000), ("-100000000000000000", 0, -100_000_000_000_000_000),
        ] as [(String, Int, Int64)])
    func anAmountIsReadExactly(text: String, decimals: Int, minor: Int64) throws {
        #expect(try read(text, decimals) == minor)
    }

    @Test(arguments: [
        ("", 2, FieldFault.missing), ("  \t", 2, .missing), ("-", 2, .unreadable), ("+", 2, .unreadable),
        (".", 2, .unreadable), ("1.", 2, .unreadable), ("1,234,", 2, .ambiguousSeparators), ("1.234,", 2, .unreadable),
        ("--1", 2, .unreadable), ("- 1", 2, .unreadable), ("1-", 2, .unreadable), ("(1.00)", 2, .unreadable),
        ("1 234,56", 2, .unreadable), ("R$ 5", 2, .unreadable), ("1e3", 2, .unreadable), ("0x10", 2, .unreadable),
        ("NaN", 2, .unreadable), ("１", 2, .unreadable), ("\u{2212}5", 2, .unreadable), ("1'234.00", 2, .unreadable),
        ("1.234", 2, .tooManyDecimals), ("0.001", 2, .tooManyDecimals), ("1.000", 2, .tooManyDecimals),
        ("10.0", 0, .tooManyDecimals), ("1,234.567", 2, .tooManyDecimals), ("1.2345", 3, .tooManyDecimals),
        ("12.34.567", 2, .ambiguousSeparators), ("1234,567.89", 2, .ambiguousSeparators),
        ("1.234.56", 2, .ambiguousSeparators),
        ("1.234,567.89", 2, .ambiguousSeparators), ("1,234.567,89", 2, .ambiguousSeparators),
        ("1,,5", 2, .ambiguousSeparators),
        (",234,567", 2, .ambiguousSeparators), ("1.234.5678", 2, .ambiguousSeparators),
        ("1000000000000000.01", 2, .outOfRange), ("100000000000000001", 0, .outOfRange),
        ("99999999999999999999999999999999999999999999", 2, .outOfRange), ("576460752303423488", 2, .outOfRange),
        ("18446744073709551617", 0, .outOfRange), ("184467440737095516.17", 2, .outOfRange),
    ])
    func nothingIsRoundedGuessedOrTakenAsZero(text: String, decimals: Int, fault: FieldFault) {
        #expect(throws: fault) { try read(text, decimals) }
    }

    /// Random texts over digits and separators against a reading by whole strings.
    @Test(arguments: [0, 2, 3, 4])
    func randomTextsAreReadAsTheirWordsSay(decimals: Int) {
        var random = SplitMix(seed: UInt64(20 + decimals))
        var (read, refused) = (0, 0)
        for _ in 0..<15_000 {
            let text = AmountOracle.text(&random)
            let expected = AmountOracle.minorUnits(text, decimals: decimals)
            let actual = try? self.read(text, decimals)
            guard actual == expected else {
                Issue.record("\"\(text)\" is read as \(actual ?? .min) instead of \(expected ?? .min)")
                return
            }
            if expected == nil { refused += 1 } else { read += 1 }
        }
        #expect(read > 1_000 && refused > 1_000)
    }

    @Test func everyAmountIsReadBackFromItsOwnText() throws {
        var random = SplitMix(seed: 30)
        for code in ["JPY", "BRL", "KWD", "CLF"] {
            let currency = try #require(CurrencyCode(code))
            for _ in 0..<2_000 {
                let minor = Int64(truncatingIfNeeded: random.next()) % (Money.amountMinorMax + 1)
                let money = Money(amountMinor: minor >> Int64(random.below(57)), currency: currency)
                #expect(try read(money.decimal, currency.decimals) == money.amountMinor)
                let comma = String(money.decimal.map { $0 == "." ? "," : $0 })
                #expect(try read(comma, currency.decimals) == money.amountMinor)
            }
        }
    }

    private func read(_ text: String, _ decimals: Int) throws(FieldFault) -> Int64 {
        // The field stands in the middle of other bytes, which it must not look at.
        let bytes = Array("9\(text)9".utf8)
        return try AmountField.read(bytes.span, 1..<(bytes.count - 1), decimals: decimals)
    }
}
