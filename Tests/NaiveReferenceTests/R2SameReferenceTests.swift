import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R2: same key and same reference or obligation")
struct R2SameReferenceTests {
    @Test("Same key and same reference are paired before the rest of the group")
    func byReference() {
        let result = reconcile(
            [payment(ref: "E1"), payment(ref: "E2")], ledger: [payment(ref: "E2"), payment(ref: "E1")])
        #expect(result.paid == [.paired, .paired])
        #expect(result.settlement[0].finding == Finding(.paired, nil, nil, .ledger(1)))
        #expect(result.ledger[1].finding == Finding(.paired, nil, nil, .settlement(0)))
        #expect(result.settlement[1].counterpart == .ledger(0))
    }

    @Test("Weak references help to pair")
    func weakReferencesHelp() {
        let result = reconcile(
            [payment(ref: "7", weak: true), payment(ref: "8", weak: true)],
            ledger: [payment(ref: "8"), payment(ref: "9")])
        #expect(result.settlement[1].counterpart == .ledger(0))
        #expect(result.settlement[0].counterpart == .ledger(1))
    }

    @Test("Then, where the settlement record has no reference, same key and same obligation")
    func byObligation() {
        let result = reconcile(
            [payment(obligation: "B1"), payment(obligation: "B2")],
            ledger: [payment(ref: "L1", obligation: "B2"), payment(ref: "L2", obligation: "B1")])
        #expect(result.settlement.map(\.counterpart) == [.ledger(1), .ledger(0)])
    }

    @Test("A settlement record with a reference does not pair by obligation here")
    func obligationNeedsNoReference() {
        // By obligation, the first would take the second booking; by R4 it takes the first of the group.
        let result = reconcile(
            [payment(ref: "E1", weak: true, obligation: "B1")],
            ledger: [payment(obligation: "B0"), payment(obligation: "B1")])
        #expect(result.settlement[0].counterpart == .ledger(0))
    }

    @Test("One to one, both in canonical order")
    func oneToOne() {
        // A missing kind comes first, so the later record of each file is the first in canonical order.
        let result = reconcile(
            [payment(ref: "7", weak: true, kind: "B"), payment(ref: "7", weak: true)],
            ledger: [
                payment(ref: "7", kind: "B"), payment(ref: "7", kind: "C"), payment(ref: "7", kind: "A"),
            ])
        #expect(result.settlement.map(\.counterpart) == [.ledger(0), .ledger(2)])
        #expect(result.booked == [.paired, .duplicatePosting, .paired])
    }

    @Test("Returns are paired like payments")
    func returnsPair() {
        let giveBack = payment("ANA", -1000, ref: "D1", returning: "E1")
        let result = reconcile([giveBack], ledger: [giveBack])
        #expect(result.paid == [.paired])
        #expect(result.settlement[0].counts == [0, 0], "returns are not counted")
    }

    @Test("A group with s = l ≥ 2, all paired, is recurring")
    func recurring() {
        let two = [payment(ref: "E1"), payment(ref: "E2")]
        #expect(reconcile(two, ledger: two).recurringGroups == 1)
        #expect(reconcile(two, ledger: two).settlement[0].counts == [2, 2])
        #expect(reconcile([two[0]], ledger: [two[0]]).recurringGroups == 0, "once is no recurrence")
        #expect(reconcile(two, ledger: two + [payment()]).recurringGroups == 0, "s < l")
        let mismatched = [payment(ref: "E1"), payment(ref: "E3")]
        #expect(reconcile(two, ledger: mismatched).recurringGroups == 0, "not all are paired")
        // The second payment pairs by R3 with a booking of the next day, within the tolerances.
        let other = reconcile(
            two, ledger: [payment(ref: "E1"), payment(day: 11, ref: "E2")],
            settings: RuleSettings(dateTolerance: .calendarDays(1)))
        #expect(other.paid == [.paired, .paired] && other.recurringGroups == 0, "s > l")
    }
}
