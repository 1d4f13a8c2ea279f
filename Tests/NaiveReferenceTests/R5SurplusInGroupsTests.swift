import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R5: surplus in a group")
struct R5SurplusInGroupsTests {
    @Test("Bank 2, ledger 1: the twin of a paired record is a duplicate payment")
    func confirmedByTheLedger() {
        let result = reconcile([payment(ref: "E1"), payment(ref: "E2")], ledger: [payment(ref: "E1")])
        #expect(
            result.settlement[1].finding == Finding(.duplicatePayment, .sameKey, .high, .settlement(0)))
        #expect(result.settlement[1].counts == [2, 1])
        #expect(result.paid == [.paired, .duplicatePayment])
    }

    @Test("Bank 1, ledger 2: a duplicate posting")
    func duplicatePosting() {
        let result = reconcile([payment(ref: "E1")], ledger: [payment(), payment(ref: "E1")])
        #expect(result.booked == [.duplicatePosting, .paired])
        #expect(result.ledger[0].finding == Finding(.duplicatePosting, .sameKey, .high, .ledger(1)))
        #expect(result.ledger[0].counts == [1, 2])
    }

    @Test("Where none found a partner, the first in canonical order is kept open as an original")
    func keptAsOriginal() {
        let result = reconcile([payment(ref: "E3"), payment(ref: "E1"), payment(ref: "E2")])
        #expect(result.paid == [.duplicatePayment, .missingInLedger, .duplicatePayment])
        let second = Finding(.duplicatePayment, .sameKey, .low, .settlement(1))
        #expect(result.settlement[0].finding == second)
        #expect(result.settlement[2].finding == second)
    }

    @Test("A record whose obligation differs from the other's is no twin")
    func differentObligations() {
        let result = reconcile([payment(obligation: "B1"), payment(obligation: "B2")])
        #expect(result.paid == [.missingInLedger, .missingInLedger])
    }

    @Test("A record without an obligation is a twin of each")
    func missingObligation() {
        // Canonical order: none, B1, B2. The first is kept, and it is the twin of both others.
        let result = reconcile([payment(obligation: "B1"), payment(obligation: "B2"), payment()])
        #expect(result.paid == [.duplicatePayment, .duplicatePayment, .missingInLedger])
        #expect(result.settlement[0].severity == .low)
    }

    @Test("Two kept originals: the counterpart is the first of them")
    func firstOfTheKept() {
        // The references put the record without an obligation last: B1 and B2 are both kept before it.
        let result = reconcile([
            payment(ref: "E1", obligation: "B2"), payment(ref: "E2", obligation: "B1"), payment(ref: "E3"),
        ])
        #expect(result.paid == [.missingInLedger, .missingInLedger, .duplicatePayment])
        #expect(result.settlement[2].counterpart == .settlement(0))
    }

    @Test("A twin that found a partner is named before one that was kept, though that comes first")
    func confirmedBeforeKept() {
        // The first and the second are no twins: their obligations differ. The third is the twin of both.
        let result = reconcile(
            [
                payment(ref: "E1", obligation: "B2"), payment(ref: "E2", obligation: "B1"),
                payment(ref: "E3"),
            ], ledger: [payment(ref: "E2")])
        #expect(result.paid == [.missingInLedger, .paired, .duplicatePayment])
        #expect(
            result.settlement[2].finding == Finding(.duplicatePayment, .sameKey, .high, .settlement(1)))
    }

    @Test("Same obligation as the original: high, though no partner confirms it")
    func sameObligationIsHigh() {
        let result = reconcile([payment(ref: "E1", obligation: "B1"), payment(ref: "E2", obligation: "B1")])
        #expect(
            result.settlement[1].finding == Finding(.duplicatePayment, .sameKey, .high, .settlement(0)))
    }

    @Test("A twin that only a mismatch of R3 confirms has found a partner, too")
    func mismatchConfirms() {
        let result = reconcile([payment(ref: "E2"), payment(ref: "E1")], ledger: [payment(day: 20, ref: "E2")])
        #expect(result.paid == [.dateMismatch, .duplicatePayment])
        #expect(result.settlement[1].counterpart == .settlement(0))
        #expect(result.settlement[1].severity == .high)
    }

    @Test("Negative amounts are surplus like positive ones: money to claim back")
    func negative() {
        let result = reconcile([payment("ANA", -1000), payment("ANA", -1000)], ledger: [payment("ANA", -1000)])
        #expect(result.paid == [.paired, .duplicatePayment])
    }

    @Test("Returns take no part, in no count")
    func returns() {
        let giveBack = payment("ANA", -1000, ref: "D1", returning: "E1")
        let result = reconcile([payment("ANA", -1000, ref: "D2"), giveBack], ledger: [])
        #expect(result.paid == [.missingInLedger, .missingInLedger])
        #expect(result.settlement.map(\.counts) == [[1, 0], [1, 0]])
    }

    @Test("A repeated record is no twin")
    func repeatedIsNoTwin() {
        let result = reconcile([payment(ref: "E1"), payment(ref: "E1")])
        #expect(result.paid == [.missingInLedger, .repeatedRecord])
        #expect(result.settlement[0].counts == [1, 0])
    }
}
