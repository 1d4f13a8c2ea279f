import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R4: the rest of a group, one to one")
struct R4PairsInGroupsTests {
    @Test("S and L still open in one group are paired")
    func sameKey() {
        let result = reconcile([payment(ref: "E1")], ledger: [payment(entry: "9")])
        #expect(result.settlement[0].finding == Finding(.paired, nil, nil, .ledger(0)))
        #expect(result.ledger[0].finding == Finding(.paired, nil, nil, .settlement(0)))
    }

    @Test("One to one, both in canonical order")
    func canonicalOrder() {
        let result = reconcile(
            [payment(entry: "2"), payment(entry: "1")], ledger: [payment(kind: "B"), payment(kind: "A")])
        #expect(result.settlement.map(\.counterpart) == [.ledger(0), .ledger(1)])
    }

    @Test("When both have strong references, which then differ, it is a reference mismatch")
    func referenceMismatch() {
        let result = reconcile([payment(ref: "E1")], ledger: [payment(ref: "L1")])
        #expect(result.settlement[0].finding == Finding(.referenceMismatch, .sameKey, .medium, .ledger(0)))
        #expect(result.ledger[0].finding == Finding(.referenceMismatch, .sameKey, .medium, .settlement(0)))
        #expect(result.settlement[0].differences == .reference)
    }

    @Test("A weak reference contradicts nothing, on either side")
    func weakReference() {
        let bookedWeakly = reconcile([payment(ref: "E1")], ledger: [payment(ref: "7", weak: true)])
        #expect(bookedWeakly.paid == [.paired])
        let paidWeakly = reconcile([payment(ref: "7", weak: true)], ledger: [payment(ref: "L1")])
        #expect(paidWeakly.paid == [.paired])
    }

    @Test("References of separate schemes contradict nothing")
    func separateReferences() {
        let result = reconcile(
            [payment(ref: "E1")], ledger: [payment(ref: "L1")],
            settings: RuleSettings(referencesAreSeparate: true))
        #expect(result.paid == [.paired])
    }

    @Test("Returns are paired like payments")
    func returns() {
        let result = reconcile(
            [payment("ANA", -1000, returning: "E1")], ledger: [payment("ANA", -1000, returning: "E2")])
        #expect(result.paid == [.paired])
    }

    @Test(
        "Keys that differ in one field make two groups",
        arguments: [payment("BIA"), payment("ANA", 1001), payment(currency: "USD"), payment(day: 11)])
    func otherKey(_ booking: PaymentRecord) {
        let result = reconcile([payment()], ledger: [booking])
        #expect(result.paid == [.missingInLedger])
        #expect(result.settlement[0].counts == [1, 0])
        #expect(result.ledger[0].counts == [0, 1])
    }
}
