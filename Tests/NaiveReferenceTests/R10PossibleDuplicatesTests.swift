import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R10: near dates")
struct R10PossibleDuplicatesTests {
    private let threeDays = RuleSettings()

    @Test("The same taxpayer, amount and currency 1 to 3 days earlier: a possible duplicate")
    func threeDaysEarlier() {
        let result = reconcile([payment(day: 10), payment(day: 13)], settings: threeDays)
        #expect(result.paid == [.missingInLedger, .possibleDuplicate])
        #expect(result.settlement[1].finding == Finding(.possibleDuplicate, .nearDate, .low, .settlement(0)))
    }

    @Test("Four days are too many, and with 0 the rule is off")
    func tooFar() {
        let fourDays = reconcile([payment(day: 10), payment(day: 14)], settings: threeDays)
        #expect(fourDays.paid == [.missingInLedger, .missingInLedger])
        let off = reconcile([payment(day: 10), payment(day: 11)], settings: RuleSettings(nearDays: 0))
        #expect(off.paid == [.missingInLedger, .missingInLedger])
    }

    @Test("Whatever the earlier one's outcome")
    func earlierIsPaired() {
        let result = reconcile([payment(day: 10), payment(day: 11)], ledger: [payment(day: 10)], settings: threeDays)
        #expect(result.paid == [.paired, .possibleDuplicate])
    }

    @Test("The counterpart is the one of the latest date, the first in canonical order of that date")
    func latest() {
        let result = reconcile(
            [
                payment(day: 8), payment(day: 9, ref: "E2"), payment(day: 9, ref: "E1"), payment(day: 10),
                payment(day: 11),
            ], settings: threeDays)
        #expect(result.settlement[3].counterpart == .settlement(2))
        #expect(result.settlement[4].counterpart == .settlement(3))
    }

    @Test("Without a different obligation: a missing one differs from nothing")
    func obligations() {
        let different = reconcile(
            [payment(day: 10, obligation: "B1"), payment(day: 11, obligation: "B2")], settings: threeDays)
        #expect(different.paid == [.missingInLedger, .missingInLedger])
        let missing = reconcile([payment(day: 10, obligation: "B1"), payment(day: 11)], settings: threeDays)
        #expect(missing.paid == [.missingInLedger, .possibleDuplicate])
    }

    @Test(
        "Another taxpayer, amount or currency is no near duplicate",
        arguments: [payment("BIA"), payment("ANA", 1001), payment(currency: "USD")])
    func otherPayment(_ earlier: PaymentRecord) {
        let result = reconcile([earlier, payment(day: 11)], settings: threeDays)
        #expect(result.paid == [.missingInLedger, .missingInLedger])
    }

    @Test("Returns and records keyed alone take no part, neither as the earlier nor as the later")
    func returnsAndAlone() {
        let giveBack = payment(day: 10, returning: "E1")
        let returned = reconcile([payment(day: 9), giveBack], settings: threeDays)
        #expect(returned.paid == [.missingInLedger, .missingInLedger])
        let afterReturn = reconcile([giveBack, payment(day: 11)], settings: threeDays)
        #expect(afterReturn.paid == [.missingInLedger, .missingInLedger])
        let alone = reconcile([payment(nil, day: 10), payment(nil, day: 11)], settings: threeDays)
        #expect(alone.paid == [.missingInLedger, .missingInLedger])
    }

    @Test("The ledger takes no part")
    func ledger() {
        let result = reconcile([], ledger: [payment(day: 10), payment(day: 11)], settings: threeDays)
        #expect(result.booked == [.missingInSettlement, .missingInSettlement])
    }
}
