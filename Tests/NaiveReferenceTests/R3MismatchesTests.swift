import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R3: one payment, two keys")
struct R3MismatchesTests {
    @Test(
        "Same strong reference: the one field that differs names the mismatch",
        arguments: [
            (payment("BIA", ref: "E1"), .taxpayerMismatch, .taxpayer),
            (payment("ANA", 1001, ref: "E1"), .amountMismatch, .amount),
            (payment(currency: "USD", ref: "E1"), .amountMismatch, .amount),
            (payment(day: 11, ref: "E1"), .dateMismatch, .date),
            (payment("BIA", 1001, ref: "E1"), .fieldMismatch, [.taxpayer, .amount]),
            (payment("BIA", 1001, day: 11, ref: "E1"), .fieldMismatch, [.taxpayer, .amount, .date]),
        ] as [(PaymentRecord, Outcome, FieldDifferences)])
    func oneReference(_ booking: PaymentRecord, _ outcome: Outcome, _ differences: FieldDifferences) {
        let result = reconcile([payment(ref: "E1")], ledger: [booking])
        #expect(result.settlement[0].finding == Finding(outcome, .sameReference, .medium, .ledger(0)))
        #expect(result.ledger[0].finding == Finding(outcome, .sameReference, .medium, .settlement(0)))
        #expect(result.settlement[0].differences == differences)
        #expect(result.ledger[0].differences == differences)
        #expect(result.ledger[0].counts == [1, 0], "both carry the counts of the settlement record's group")
    }

    @Test("Weak references never cause R3, on either side")
    func weakReferences() {
        let paidWeakly = reconcile([payment(ref: "7", weak: true)], ledger: [payment(day: 11, ref: "7")])
        #expect(paidWeakly.paid == [.missingInLedger])
        let bookedWeakly = reconcile([payment(ref: "7")], ledger: [payment(day: 11, ref: "7", weak: true)])
        #expect(bookedWeakly.paid == [.missingInLedger])
    }

    @Test("Then, where the settlement record has no reference, same obligation")
    func oneObligation() {
        let booking = payment("ANA", 900, ref: "L1", obligation: "B1")
        let result = reconcile([payment(obligation: "B1")], ledger: [booking])
        #expect(
            result.settlement[0].finding == Finding(.amountMismatch, .sameObligation, .medium, .ledger(0)))
        let withReference = reconcile([payment(ref: "7", weak: true, obligation: "B1")], ledger: [booking])
        #expect(withReference.paid == [.missingInLedger], "a weak reference is a reference")
    }

    @Test("The i-th open S with the i-th open L, each ordered by key")
    func ordered() {
        let result = reconcile(
            [payment("ANA", 300, ref: "E1"), payment("ANA", 100, ref: "E1")],
            ledger: [payment("ANA", 310, ref: "E1"), payment("ANA", 110, ref: "E1")])
        #expect(result.settlement.map(\.counterpart) == [.ledger(0), .ledger(1)])
        #expect(result.paid == [.amountMismatch, .amountMismatch])
    }

    @Test("Both are ordered by key before canonical order")
    func keyBeforeCanonicalOrder() {
        // The obligation would put the larger amounts first.
        let result = reconcile(
            [payment("ANA", 300, ref: "E1", obligation: "A"), payment("ANA", 100, ref: "E1", obligation: "B")],
            ledger: [payment("ANA", 110, ref: "E1")])
        #expect(result.settlement[1].counterpart == .ledger(0))
        #expect(result.settlement[1].outcome == .amountMismatch)
    }

    @Test("Signs do not mix, and zero counts as positive")
    func signs() {
        let opposite = reconcile([payment("ANA", 500, ref: "E1")], ledger: [payment("ANA", -500, ref: "E1")])
        #expect(opposite.paid == [.missingInLedger])
        let zero = reconcile([payment("ANA", 0, ref: "E1")], ledger: [payment("ANA", 500, ref: "E1")])
        #expect(zero.paid == [.amountMismatch])
        let byObligation = reconcile(
            [payment("ANA", 500, obligation: "B1")], ledger: [payment("ANA", -500, obligation: "B1")])
        #expect(byObligation.paid == [.missingInLedger])
    }

    @Test("A missing taxpayer ID differs from nothing; when nothing else differs the two are paired")
    func standIn() {
        // Two IDs for one reference and one amount resolve nothing: the settlement record has a stand-in.
        let bookings = [payment("ANA", ref: "E1"), payment("BIA", ref: "E1")]
        let result = reconcile([payment(nil, ref: "E1")], ledger: bookings)
        #expect(result.settlement[0].counterpart == .ledger(0) && result.settlement[0].taxpayer == nil)
        #expect(result.paid == [.paired])
        #expect(!result.settlement[0].isWithinTolerance && result.pairedWithinTolerance == 0)
        let later = reconcile([payment(nil, day: 12, ref: "E1")], ledger: bookings)
        #expect(later.paid == [.dateMismatch])
    }

    @Test("Returns take no part")
    func returns() {
        let result = reconcile(
            [payment("ANA", -1000, ref: "D1", returning: "E1")],
            ledger: [payment("ANA", -1001, ref: "D1", returning: "E1")])
        #expect(result.paid == [.missingInLedger])
        let mixed = reconcile(
            [payment("ANA", -1000, ref: "D1")], ledger: [payment("ANA", -1001, ref: "D1", returning: "E1")])
        #expect(mixed.paid == [.missingInLedger])
        let paidBack = reconcile(
            [payment("ANA", -1000, ref: "D1", returning: "E1")], ledger: [payment("ANA", -1001, ref: "D1")])
        #expect(paidBack.paid == [.missingInLedger])
    }

    @Test("Differences wholly inside the tolerances: paired, counted as within tolerance")
    func withinTolerance() {
        let settings = RuleSettings(
            dateTolerance: .calendarDays(2), amountTolerance: AmountTolerance(unscaled: 5, scale: 2), nearDays: 0)
        func outcome(_ booking: PaymentRecord) -> (Outcome, Bool, Int) {
            let result = reconcile([payment(ref: "E1")], ledger: [booking], settings: settings)
            return (
                result.settlement[0].outcome, result.settlement[0].isWithinTolerance,
                result.pairedWithinTolerance
            )
        }
        #expect(outcome(payment("ANA", 1005, day: 8, ref: "E1")) == (.paired, true, 1))
        #expect(outcome(payment("ANA", 1006, day: 8, ref: "E1")) == (.fieldMismatch, false, 0))
        #expect(outcome(payment("ANA", 1005, day: 7, ref: "E1")) == (.fieldMismatch, false, 0))
        #expect(outcome(payment(currency: "USD", ref: "E1")) == (.amountMismatch, false, 0))
        #expect(outcome(payment("BIA", 1005, ref: "E1")) == (.fieldMismatch, false, 0))
    }
}
