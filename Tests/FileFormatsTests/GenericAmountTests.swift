import FileFormats
import PaymentModel
import Testing

@Suite("Amounts of generic files: sign, direction, currency")
struct GenericAmountTests {
    @Test(arguments: [
        ("5.00", "C", "5.00"), ("5.00", "d", "-5.00"), ("5.00", "Credit", "5.00"), ("5.00", "DEBIT", "-5.00"),
        ("5.00", "entrada", "5.00"), ("5.00", "saída", "-5.00"), ("5.00", " + ", "5.00"), ("5.00", "-", "-5.00"),
        ("0.00", "D", "0.00"),
    ])
    func aDirectionSaysTheSign(amount: String, direction: String, signed: String) {
        #expect(GenericResult.csv("amount,direction,date", "\(amount),\(direction),2026-11-19").amounts == [signed])
        let json = #"{"amount":\#(amount),"direction":"\#(direction)","date":"2026-11-19"}"#
        #expect(GenericResult.json(json).amounts == [signed])
    }

    @Test(arguments: [
        ("5.00", "", "direction is missing"), ("5.00", "x", "direction \"x\" cannot be read"),
        ("5.00", "c r", "direction \"c r\" cannot be read"),
        ("-5.00", "D", "direction \"D\" stands beside an amount with a sign of its own; give one of the two"),
        ("-5.00", "C", "direction \"C\" stands beside an amount with a sign of its own; give one of the two"),
    ])
    func aDirectionThatSaysNothingOrContradictsIsInvalid(amount: String, direction: String, reason: String) {
        let result = GenericResult.csv("amount,direction,date", "\(amount),\(direction),2026-11-19")
        #expect(result.records.isEmpty)
        #expect(result.reasons == [reason])
    }

    @Test(arguments: [
        ("5.00", "", "-5.00"), ("", "5.00", "5.00"), ("5.00", "0.00", "-5.00"), ("0,00", "5,00", "5.00"),
        ("0", "0", "0.00"),
        // A negative debit is what bookkeeping takes it for: money in.
        ("-5.00", "", "5.00"),
    ])
    func debitIsMoneyOutAndCreditMoneyIn(debit: String, credit: String, signed: String) {
        #expect(GenericResult.csv("debit;credit;date", "\(debit);\(credit);2026-11-19").amounts == [signed])
    }

    @Test(arguments: [
        ("", "", "amount is missing"),
        ("5.00", "5.00", "debit and credit both hold an amount; one of them must be empty or zero"),
        ("x", "5.00", "debit \"x\" cannot be read"), ("", "1.234", "credit \"1.234\" has more decimals"),
    ])
    func debitAndCreditThatDoNotSayOneAmountAreInvalid(debit: String, credit: String, reason: String) {
        let result = GenericResult.csv("debit;credit;date", "\(debit);\(credit);2026-11-19")
        #expect(result.records.isEmpty)
        #expect(result.reasons.first?.hasPrefix(reason) == true)
    }

    @Test(
        arguments: [
            ("", "1.50", "BRL", 150), ("usd", "1.50", "USD", 150), (" JPY ", "1500", "JPY", 1_500),
            ("KWD", "1.234", "KWD", 1_234),
            ("CLF", "0,0001", "CLF", 1),
        ] as [(String, String, String, Int64)])
    func theCurrencySaysHowManyDecimalsThereAre(code: String, amount: String, currency: String, minor: Int64) {
        let money = Money(amountMinor: minor, currency: CurrencyCode(currency)!)
        let result = GenericResult.csv("amount;currency;date", "\(amount);\(code);2026-11-19")
        #expect(result.records.map(\.money) == [money])
    }

    @Test(arguments: ["XXX", "R$", "BRLL", "B", "986", "\u{0}\u{0}\u{0}"])
    func anUnknownCurrencyIsInvalid(code: String) {
        for before in ["", "1.00;BRL;2026-11-19\n"] {
            let result = GenericResult("amount;currency;date\n\(before)1.00;\(code);2026-11-19\n")
            #expect(result.records.count == (before.isEmpty ? 0 : 1))
            #expect(result.reasons == ["currency \"\(code)\" is no ISO 4217 code"])
        }
    }

    @Test func currenciesMayChangeFromLineToLine() {
        let codes = ["BRL", "USD", "USD", "", "JPY", "BRL", "JPY"]
        let result = GenericResult("amount;currency;date\n" + codes.map { "7;\($0);2026-11-19\n" }.joined())
        #expect(result.records.map(\.money.currency.code) == ["BRL", "USD", "USD", "BRL", "JPY", "BRL", "JPY"])
        let sums = result.reading.amountSums
        for (code, sum) in [("BRL", 2_100), ("USD", 1_400), ("JPY", 14)] {
            #expect(sums[Int(CurrencyCode(code)!.index)] == sum)
        }
        #expect(sums.filter { $0 != 0 }.count == 3)
    }

    @Test func sumsGoBeyond64Bits() {
        let line = "1000000000000000.00,2026-11-19\n"
        let result = GenericResult("amount,date\n" + String(repeating: line, count: 100))
        #expect(result.reading.amountSums[Int(CurrencyCode.brl.index)] == Int128(Money.amountMinorMax) * 100)
    }

    @Test(arguments: [
        ("amount,date", "x,2026-11-19", "amount \"x\" cannot be read"),
        ("amount,date", ",2026-11-19", "amount is missing"),
        (
            "amount,date", "1.001,2026-11-19",
            "amount \"1.001\" has more decimals than the currency has; nothing is rounded"
        ),
        ("amount;date", "1.2,3.4;2026-11-19", "amount \"1.2,3.4\" can be read in more than one way"),
        ("amount,date", "1.00,", "date is missing"),
        ("amount,date", "1.00,2026-02-30", "date \"2026-02-30\" is no day of the calendar"),
        ("amount,date", "9999999999999999,2026-11-19", "amount \"9999999999999999\" is out of range"),
    ])
    func theReasonSaysWhatIsWrongWithWhich(header: String, line: String, reason: String) {
        #expect(GenericResult.csv(header, line).reasons == [reason])
    }
}
