import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R7: one reference, two keys on one side")
struct R7ConflictsTests {
    @Test("Same strong reference as another record of its side with a different key, on either side")
    func conflict() {
        let two = [payment("ANA", 1000, ref: "E1"), payment("ANA", 2000, ref: "E1")]
        let paid = reconcile(two)
        #expect(paid.paid == [.conflictingRecord, .conflictingRecord])
        #expect(
            paid.settlement[0].finding
                == Finding(.conflictingRecord, .sameReference, .medium, .settlement(1)))
        let booked = reconcile([], ledger: two)
        #expect(booked.ledger[1].finding == Finding(.conflictingRecord, .sameReference, .medium, .ledger(0)))
    }

    @Test("Whatever the other's outcome: a paired record conflicts with an open one, and stays paired")
    func otherIsClosed() {
        let result = reconcile(
            [payment("ANA", 1000, ref: "E1"), payment("ANA", 2000, ref: "E1")],
            ledger: [payment("ANA", 2000, ref: "E1")])
        #expect(result.paid == [.conflictingRecord, .paired])
    }

    @Test("The counterpart is the first of the others in canonical order")
    func counterpart() {
        let result = reconcile([
            payment("ANA", 3000, ref: "E1"), payment("ANA", 2000, ref: "E1"), payment("ANA", 1000, ref: "E1"),
        ])
        #expect(result.settlement.map(\.counterpart) == [.settlement(2), .settlement(2), .settlement(1)])
    }

    @Test("Weak references never cause R7, not even on one of the two")
    func weakReferences() {
        let result = reconcile([
            payment("ANA", 1000, ref: "7", weak: true), payment("ANA", 2000, ref: "7", weak: true),
            payment("ANA", 3000, ref: "7"),
        ])
        #expect(result.paid == [.missingInLedger, .missingInLedger, .missingInLedger])
    }

    @Test("Of the same sign only, and zero counts as positive")
    func signs() {
        let opposite = reconcile([payment("ANA", 1000, ref: "E1"), payment("ANA", -1000, ref: "E1")])
        #expect(opposite.paid == [.missingInLedger, .missingInLedger])
        let zero = reconcile([payment("ANA", 1000, ref: "E1"), payment("ANA", 0, ref: "E1")])
        #expect(zero.paid == [.conflictingRecord, .conflictingRecord])
    }

    @Test("Returns take no part")
    func returns() {
        let result = reconcile([
            payment("ANA", 1000, ref: "E1"), payment("ANA", 2000, ref: "E1", returning: "E0"),
        ])
        #expect(result.paid == [.missingInLedger, .missingInLedger])
    }
}
