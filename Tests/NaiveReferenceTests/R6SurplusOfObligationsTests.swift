import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R6: one obligation, paid more than once")
struct R6SurplusOfObligationsTests {
    @Test("A boleto paid twice, on different days: the one without a partner is surplus")
    func differentDays() {
        let result = reconcile(
            [payment(day: 9, obligation: "B1"), payment(day: 10, obligation: "B1")],
            ledger: [payment(day: 10, obligation: "B1")])
        #expect(result.paid == [.duplicatePayment, .paired])
        #expect(
            result.settlement[0].finding
                == Finding(.duplicatePayment, .sameObligation, .high, .settlement(1)))
    }

    @Test("A boleto paid twice, with interest and by another payer")
    func otherAmountAndPayer() {
        let result = reconcile(
            [payment(obligation: "B1"), payment("BIA", 1020, day: 20, obligation: "B1")],
            ledger: [payment(obligation: "B1")])
        #expect(result.paid == [.paired, .duplicatePayment])
    }

    @Test("When none of all of them found a partner, the earliest open one by date stays open")
    func earliestStays() {
        // The entry ID would put the later date first.
        let result = reconcile([
            payment(day: 12, obligation: "B1", entry: "1"), payment(day: 11, obligation: "B1", entry: "2"),
            payment(day: 13, obligation: "B1", entry: "3"),
        ])
        #expect(result.paid == [.duplicatePayment, .missingInLedger, .duplicatePayment])
        let surplus = Finding(.duplicatePayment, .sameObligation, .high, .settlement(1))
        #expect(result.settlement[0].finding == surplus)
        #expect(result.settlement[2].finding == surplus)
    }

    @Test("On one date, canonical order decides which stays")
    func canonicalOrderOnOneDate() {
        let result = reconcile([
            payment("ANA", 1020, obligation: "B1"), payment("ANA", 1000, obligation: "B1"),
        ])
        #expect(result.paid == [.duplicatePayment, .missingInLedger])
    }

    @Test("Of several that found a partner, the counterpart is the earliest by date")
    func counterpartByDate() {
        let result = reconcile(
            [
                payment(day: 12, obligation: "B1", entry: "1"), payment(day: 11, obligation: "B1", entry: "2"),
                payment(day: 13, obligation: "B1", entry: "3"),
            ],
            ledger: [payment(day: 11), payment(day: 12)])
        #expect(result.paid == [.paired, .paired, .duplicatePayment])
        #expect(result.settlement[2].counterpart == .settlement(1))
    }

    @Test("Whatever their outcome: a duplicate of R5 counts among the two, and stays what it is")
    func afterR5() {
        let result = reconcile([
            payment(obligation: "B1", kind: "A"), payment(obligation: "B1", kind: "B"),
            payment(day: 11, obligation: "B1"),
        ])
        #expect(result.paid == [.missingInLedger, .duplicatePayment, .duplicatePayment])
        #expect(result.settlement.map(\.rule) == [.noCounterpart, .sameKey, .sameObligation])
    }

    @Test("Returns take no part")
    func returns() {
        let result = reconcile([
            payment(day: 9, obligation: "B1"),
            payment("ANA", -1000, day: 10, obligation: "B1", returning: "E1"),
        ])
        #expect(result.paid == [.missingInLedger, .missingInLedger])
    }

    @Test("The ledger takes no part: obligations booked twice on different days are missing")
    func ledger() {
        let result = reconcile([], ledger: [payment(day: 9, obligation: "B1"), payment(day: 10, obligation: "B1")])
        #expect(result.booked == [.missingInSettlement, .missingInSettlement])
    }
}
