import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("Records without a taxpayer ID")
struct MissingTaxpayersTests {
    @Test("By reference, if that gives exactly one distinct ID")
    func byReference() {
        let result = reconcile(
            [payment(nil, ref: "E1")],
            ledger: [payment("BIA", 1, ref: "E1"), payment("BIA", 1000, ref: "E1", weak: true), payment("ANA")])
        #expect(result.settlement[0].taxpayer?.text == "BIA")
        #expect(result.settlement[0].finding == Finding(.paired, nil, nil, .ledger(1)))
        #expect(result.resolvedByReference == 1)
    }

    @Test("Otherwise by obligation, likewise")
    func byObligation() {
        let bookings = [
            payment("ANA", 1, ref: "E1"), payment("BIA", 2, ref: "E1"), payment("CAU", 3, obligation: "B1"),
        ]
        let result = reconcile([payment(nil, ref: "E1", obligation: "B1")], ledger: bookings)
        #expect(result.settlement[0].taxpayer?.text == "CAU")
        #expect(result.resolvedByObligation == 1)
        let twoIDs = reconcile(
            [payment(nil, obligation: "B1")], ledger: bookings + [payment("DAN", 3, obligation: "B1")])
        #expect(twoIDs.settlement[0].taxpayer == nil)
        #expect(twoIDs.standInObligation == 1)
    }

    @Test("Otherwise the ID of the only record of the other side with its amount, currency and date")
    func byUniqueness() {
        let result = reconcile(
            [payment(nil), payment("EVA", 2000)],
            ledger: [payment("ANA"), payment("BIA", day: 11), payment("CAU", currency: "USD")])
        #expect(result.settlement[0].taxpayer?.text == "ANA")
        #expect(result.resolvedByUniqueness == 1)
        #expect(result.paid == [.paired, .missingInLedger])
    }

    @Test("Unique among all records of its side and of the other side")
    func notUnique() {
        let onItsSide = reconcile([payment(nil), payment("BIA")], ledger: [payment("ANA")])
        #expect(onItsSide.keyedAlone == 1 && onItsSide.resolvedByUniqueness == 0)
        let onTheOther = reconcile([payment(nil)], ledger: [payment("ANA"), payment("ANA", entry: "2")])
        #expect(onTheOther.keyedAlone == 1 && onTheOther.resolvedByUniqueness == 0)
        let withoutID = reconcile([payment(nil)], ledger: [payment(nil)])
        #expect(withoutID.keyedAlone == 2 && withoutID.resolvedByUniqueness == 0)
    }

    @Test("The ledger's records are resolved against the settlement's, returns included")
    func ledgerSide() {
        let result = reconcile(
            [payment("ANA", -1000, ref: "D1", returning: "E1")], ledger: [payment(nil, 5, ref: "D1")])
        #expect(result.ledger[0].taxpayer?.text == "ANA")
        #expect(result.resolvedByReference == 1)
    }

    @Test("Against the IDs as read: a resolved ID resolves no other record")
    func asRead() {
        // The settlement record takes ANA by obligation. The booking of E1 does not get ANA from it.
        let result = reconcile(
            [payment(nil, ref: "E1", obligation: "B1")],
            ledger: [payment(nil, 1, ref: "E1"), payment("ANA", 2, obligation: "B1")])
        #expect(result.settlement[0].taxpayer?.text == "ANA")
        #expect(result.ledger[0].taxpayer == nil)
        #expect(result.resolvedByObligation == 1 && result.standInReference == 1)
    }

    @Test("Otherwise its reference, else its obligation, stands in, the same on both sides")
    func standIns() {
        let byReference = reconcile(
            [payment(nil, ref: "7", obligation: "B1")], ledger: [payment(nil, ref: "7", obligation: "B2")])
        #expect(byReference.paid == [.paired])
        #expect(byReference.standInReference == 2)
        #expect(byReference.settlement[0].counts == [1, 1])
        let byObligation = reconcile([payment(nil, obligation: "B1")], ledger: [payment(nil, obligation: "B1")])
        #expect(byObligation.paid == [.paired])
        #expect(byObligation.standInObligation == 2)
    }

    @Test("A stand-in is tagged by which of the two it is, and never equal to an ID")
    func tags() {
        let twoTags = reconcile([payment(nil, ref: "7", weak: true), payment(nil, obligation: "7")])
        #expect(twoTags.paid == [.missingInLedger, .missingInLedger])
        #expect(twoTags.settlement[0].counts == [1, 0])
        let anID = reconcile([payment(nil, ref: "7", weak: true), payment("7")])
        #expect(anID.paid == [.missingInLedger, .missingInLedger])
    }

    @Test("In a key, stand-ins come before IDs")
    func standInsFirst() {
        // By R3 the first of the two takes the booking: 'Z' as a stand-in precedes the ID 'A'.
        let result = reconcile(
            [payment("A", ref: "Z"), payment(nil, 2000, ref: "Z")],
            ledger: [payment("A", 3000, ref: "Z"), payment("B", 4000, ref: "Z", weak: true)])
        #expect(result.settlement[1].finding == Finding(.amountMismatch, .sameReference, .medium, .ledger(0)))
    }

    @Test("A record keyed alone has no twin and never pairs")
    func keyedAlone() {
        let result = reconcile([payment(nil), payment(nil)], ledger: [payment(nil), payment(nil)])
        #expect(result.paid == [.missingInLedger, .missingInLedger])
        #expect(result.settlement.map(\.counts) == [[1, 0], [1, 0]])
        #expect(result.ledger.map(\.counts) == [[0, 1], [0, 1]])
        #expect(result.keyedAlone == 4 && result.recurringGroups == 0)
        let giveBack = reconcile([payment(nil, returning: "E1")])
        #expect(giveBack.settlement[0].counts == [0, 0])
    }

    @Test("A record keyed alone can repeat an entry: a missing taxpayer equals a missing taxpayer")
    func repeatedAlone() {
        let result = reconcile([payment(nil, entry: "9"), payment(nil, entry: "9")])
        #expect(result.paid == [.missingInLedger, .repeatedRecord])
    }

    @Test("Without a ledger nothing resolves")
    func noLedger() {
        let result = reconcile([payment(nil, ref: "E1"), payment("ANA", 5, ref: "E1")], ledger: nil)
        #expect(result.settlement[0].taxpayer == nil)
        #expect(result.standInReference == 1)
    }
}
