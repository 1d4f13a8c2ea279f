import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R8: tolerances")
struct R8TolerancesTests {
    private let twoDays = RuleSettings(dateTolerance: .calendarDays(2), nearDays: 0)
    private let fiveCents = RuleSettings(
        amountTolerance: AmountTolerance(unscaled: 5, scale: 2), nearDays: 0)

    @Test("Same taxpayer, amount, currency and dates at most N apart")
    func dates() {
        let result = reconcile([payment(day: 10)], ledger: [payment(day: 12)], settings: twoDays)
        #expect(result.settlement[0].finding == Finding(.dateMismatch, .withinTolerance, .medium, .ledger(0)))
        #expect(result.ledger[0].finding == Finding(.dateMismatch, .withinTolerance, .medium, .settlement(0)))
        #expect(result.settlement[0].differences == .date)
        #expect(result.ledger[0].counts == [1, 0])
        let tooFar = reconcile([payment(day: 10)], ledger: [payment(day: 13)], settings: twoDays)
        #expect(tooFar.paid == [.missingInLedger])
    }

    @Test("Same taxpayer, currency, date and amounts at most A apart")
    func amounts() {
        let result = reconcile([payment("ANA", 1000)], ledger: [payment("ANA", 995)], settings: fiveCents)
        #expect(
            result.settlement[0].finding == Finding(.amountMismatch, .withinTolerance, .medium, .ledger(0)))
        #expect(result.settlement[0].differences == .amount)
        let tooFar = reconcile([payment("ANA", 1000)], ledger: [payment("ANA", 994)], settings: fiveCents)
        #expect(tooFar.paid == [.missingInLedger])
    }

    @Test("Amounts of one sign, and zero counts as positive")
    func signs() {
        let opposite = reconcile([payment("ANA", 2)], ledger: [payment("ANA", -2)], settings: fiveCents)
        #expect(opposite.paid == [.missingInLedger])
        let zero = reconcile([payment("ANA", 0)], ledger: [payment("ANA", -2)], settings: fiveCents)
        #expect(zero.paid == [.missingInLedger])
        let positive = reconcile([payment("ANA", 0)], ledger: [payment("ANA", 2)], settings: fiveCents)
        #expect(positive.paid == [.amountMismatch])
    }

    @Test("Not both at once: a date and an amount that differ make no edge")
    func notBoth() {
        let settings = RuleSettings(
            dateTolerance: .calendarDays(2), amountTolerance: AmountTolerance(unscaled: 5, scale: 2), nearDays: 0)
        let result = reconcile([payment("ANA", 1000)], ledger: [payment("ANA", 999, day: 11)], settings: settings)
        #expect(result.paid == [.missingInLedger])
    }

    @Test("Another taxpayer or currency makes no edge", arguments: [payment("BIA"), payment(currency: "USD")])
    func otherTaxpayerOrCurrency(_ booking: PaymentRecord) {
        let result = reconcile([payment(day: 11)], ledger: [booking], settings: twoDays)
        #expect(result.paid == [.missingInLedger])
    }

    @Test("Every record of a larger component is ambiguous, never first-wins")
    func ambiguous() {
        // Days 8 – 10 – 11 – 13: a path of four records, whose ends have one candidate and whose middle two.
        let result = reconcile(
            [payment(day: 8), payment(day: 11, kind: "B")], ledger: [payment(day: 10), payment(day: 13)],
            settings: twoDays)
        #expect(result.paid == [.ambiguous, .ambiguous])
        #expect(result.booked == [.ambiguous, .ambiguous])
        #expect(result.settlement.map(\.candidateCount) == [1, 2])
        #expect(result.ledger.map(\.candidateCount) == [2, 1])
        #expect(result.settlement[1].candidates == [.ledger(0), .ledger(1)])
        #expect(result.ledger[0].candidates == [.settlement(0), .settlement(1)])
        #expect(result.settlement[0].finding == Finding(.ambiguous, .severalCandidates, .medium, nil))
    }

    @Test("Candidates: their number, and the first 20 in canonical order")
    func firstTwenty() {
        // 22 bookings in one group would be duplicate postings, but their obligations differ.
        let bookings = (0..<22).map { payment(day: 11, obligation: FieldText("B\(99 - $0)")) }
        let result = reconcile([payment(day: 10)], ledger: bookings, settings: twoDays)
        #expect(result.settlement[0].candidateCount == 22)
        #expect(result.settlement[0].candidates == (2..<22).reversed().map { .ledger($0) })
        #expect(Set(result.booked) == [.ambiguous])
    }

    @Test("Without tolerances R8 joins nothing")
    func defaults() {
        let result = reconcile([payment(day: 10)], ledger: [payment(day: 11)])
        #expect(result.paid == [.missingInLedger])
    }

    @Test("Returns take part")
    func returns() {
        let result = reconcile(
            [payment("ANA", -1000, day: 10, returning: "E1")],
            ledger: [payment("ANA", -1000, day: 11, returning: "E1")], settings: twoDays)
        #expect(result.paid == [.dateMismatch])
    }

    @Test("Equal stand-ins are the same taxpayer; records keyed alone have none")
    func standIns() {
        let standIns = reconcile(
            [payment(nil, day: 10, ref: "7", weak: true)], ledger: [payment(nil, day: 11, ref: "7", weak: true)],
            settings: twoDays)
        #expect(standIns.paid == [.dateMismatch])
        let alone = reconcile([payment(nil, day: 10)], ledger: [payment(nil, day: 11)], settings: twoDays)
        #expect(alone.paid == [.missingInLedger])
    }
}
