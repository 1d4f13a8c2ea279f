import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R9: returns of duplicate payments")
struct R9ReturnsTests {
    /// Two payments and one booking: the second payment, E2, is a duplicate of ten reais.
    private let duplicate = [payment(ref: "E1"), payment(ref: "E2")]
    private let booking = [payment(ref: "E1")]

    private func giveBack(_ amountMinor: Int64, day: Int = 11, of original: FieldText = "E2") -> PaymentRecord {
        payment("ANA", amountMinor, day: day, returning: original)
    }

    @Test("A return of the whole amount: it and the original become returned")
    func whole() {
        let result = reconcile(duplicate + [giveBack(-1000)], ledger: booking)
        #expect(result.paid == [.paired, .returned, .returned])
        #expect(
            result.settlement[1].finding == Finding(.returned, .returnOfDuplicate, .low, .settlement(2)))
        #expect(
            result.settlement[2].finding == Finding(.returned, .returnOfDuplicate, .low, .settlement(1)))
    }

    @Test("Part of the amount: partial return, and the original stays a duplicate payment")
    func partial() {
        let result = reconcile(duplicate + [giveBack(-999)], ledger: booking)
        #expect(result.paid == [.paired, .duplicatePayment, .partialReturn])
        #expect(
            result.settlement[2].finding
                == Finding(.partialReturn, .returnOfDuplicate, .low, .settlement(1)))
    }

    @Test("When the sum reaches the amount, the partial ones before become returned, too")
    func sumReachesTheAmount() {
        let result = reconcile(duplicate + [giveBack(-600, day: 12), giveBack(-400, day: 11)], ledger: booking)
        #expect(result.paid == [.paired, .returned, .returned, .returned])
        #expect(result.settlement[1].counterpart == .settlement(2), "the return that completed it, by date")
        #expect(result.settlement[3].counterpart == .settlement(1))
    }

    @Test("None has room: over-returned, and what was taken before stands")
    func overReturned() {
        let result = reconcile(duplicate + [giveBack(-600), giveBack(-500, day: 12)], ledger: booking)
        #expect(result.paid == [.paired, .duplicatePayment, .partialReturn, .overReturned])
        #expect(
            result.settlement[3].finding
                == Finding(.overReturned, .returnOfDuplicate, .medium, .settlement(1)))
    }

    @Test("An original that was returned in full has no room for another return")
    func returnedTwice() {
        let result = reconcile(duplicate + [giveBack(-1000), giveBack(-1000, day: 12)], ledger: booking)
        #expect(result.paid == [.paired, .returned, .returned, .overReturned])
        #expect(result.settlement[1].counterpart == .settlement(2))
    }

    @Test("A return of nothing still fits: the last to complete the original is its counterpart")
    func returnOfNothing() {
        let result = reconcile(duplicate + [giveBack(-1000), giveBack(0, day: 12)], ledger: booking)
        #expect(result.paid == [.paired, .returned, .returned, .returned])
        #expect(result.settlement[1].counterpart == .settlement(3))
    }

    @Test("The first original in canonical order with room takes it")
    func firstWithRoom() {
        // Two duplicates of one weak reference, of 10 and of 30 reais.
        let payments = [
            payment(ref: "E0", weak: true), payment(ref: "E2", weak: true),
            payment("ANA", 3000, ref: "E0", weak: true), payment("ANA", 3000, ref: "E2", weak: true),
        ]
        let large = reconcile(payments + [giveBack(-2000, day: 11), giveBack(-1000, day: 12)])
        #expect(large.settlement[4].counterpart == .settlement(3), "the first has no room")
        #expect(large.settlement[4].outcome == .partialReturn)
        #expect(large.settlement[5].counterpart == .settlement(1), "both have room")
        #expect(large.settlement[5].outcome == .returned)
        let tooMuch = reconcile(payments + [giveBack(-3001)])
        #expect(tooMuch.settlement[4].outcome == .overReturned)
        #expect(tooMuch.settlement[4].counterpart == .settlement(1))
    }

    @Test("Returns are taken by date, then in canonical order")
    func order() {
        let result = reconcile(
            duplicate + [
                payment("ANA", -700, day: 12, entry: "1", returning: "E2"),
                payment("ANA", -700, day: 11, entry: "2", returning: "E2"),
                payment("ANA", -700, day: 12, entry: "0", returning: "E2"),
            ], ledger: booking)
        // The two of the twelfth have one key, but returns are nobody's twins.
        #expect(result.paid[2...] == [.overReturned, .partialReturn, .overReturned])
    }

    @Test("No original: the return goes on to the later rules")
    func noOriginal() {
        let ofPaired = reconcile(duplicate + [giveBack(-1000, of: "E1")], ledger: booking)
        #expect(ofPaired.paid == [.paired, .duplicatePayment, .missingInLedger])
        let otherCurrency = reconcile(
            duplicate + [payment("ANA", -1000, currency: "USD", returning: "E2")], ledger: booking)
        #expect(otherCurrency.paid == [.paired, .duplicatePayment, .missingInLedger])
    }

    @Test("Amounts count absolutely, whatever the sign of payment and return")
    func absoluteAmounts() {
        let positive = reconcile(duplicate + [giveBack(1000)], ledger: booking)
        #expect(positive.paid == [.paired, .returned, .returned])
        let claimedBack = reconcile([
            payment("ANA", -1000, ref: "E1"), payment("ANA", -1000, ref: "E2"), giveBack(1000),
        ])
        #expect(claimedBack.paid == [.missingInLedger, .returned, .returned])
    }

    @Test("A return that was paired is closed and gives nothing back")
    func pairedReturn() {
        let result = reconcile(duplicate + [giveBack(-1000)], ledger: booking + [giveBack(-1000)])
        #expect(result.paid == [.paired, .duplicatePayment, .paired])
    }

    @Test("Duplicates by obligation are originals, too")
    func duplicateOfObligation() {
        let result = reconcile(
            [payment(obligation: "B1"), payment(day: 11, ref: "E2", obligation: "B1"), giveBack(-1000, day: 12)],
            ledger: [payment(obligation: "B1")])
        #expect(result.paid == [.paired, .returned, .returned])
    }
}
