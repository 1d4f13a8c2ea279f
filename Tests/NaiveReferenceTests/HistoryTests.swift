import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("History: earlier nights")
struct HistoryTests {
    @Test("Tonight's second delivery is a repeated record, naming the night's record")
    func repeatedAcrossNights() {
        // In canonical order tonight's record without a kind would come first, but H comes before S.
        let result = reconcile([payment(ref: "E1")], history: [payment(ref: "E1", kind: "PIX")])
        #expect(
            result.settlement[0].finding == Finding(.repeatedRecord, .repeatedReference, .low, .history(0)))
        #expect(result.settlement[0].counts == [1, 0])
        let byEntry = reconcile([payment(entry: "9")], history: [payment("BIA"), payment(entry: "9")])
        #expect(byEntry.settlement[0].finding == Finding(.repeatedRecord, .repeatedEntry, .low, .history(1)))
    }

    @Test("History is deduplicated by R1: what repeats is not counted")
    func deduplicated() {
        let result = reconcile([payment(ref: "E2")], history: [payment(ref: "E1"), payment(ref: "E1")])
        #expect(result.settlement[0].counts == [2, 0])
        #expect(result.paid == [.duplicatePayment])
    }

    @Test("It counts as having found a partner in R5")
    func foundPartnerInR5() {
        let result = reconcile([payment(ref: "E1"), payment(ref: "E0")], history: [payment(ref: "E2")])
        let surplus = Finding(.duplicatePayment, .sameKey, .high, .history(0))
        #expect(result.settlement.map(\.finding) == [surplus, surplus])
        #expect(result.settlement[0].counts == [3, 0])
    }

    @Test("In R5 it comes before tonight's records that found a partner")
    func firstInR5() {
        let result = reconcile(
            [payment(ref: "E1"), payment(ref: "E2")], ledger: [payment(ref: "E1")], history: [payment(ref: "E9")])
        #expect(result.paid == [.paired, .duplicatePayment])
        #expect(result.settlement[1].counterpart == .history(0))
    }

    @Test("It counts as having found a partner in R6, and comes first there whatever its date")
    func foundPartnerInR6() {
        let result = reconcile(
            [payment(day: 9, obligation: "B1"), payment(day: 20, obligation: "B1")],
            ledger: [payment(day: 9, obligation: "B1")],
            history: [payment(day: 12, obligation: "B1"), payment(day: 11, obligation: "B1")])
        #expect(result.paid == [.paired, .duplicatePayment])
        #expect(
            result.settlement[1].finding == Finding(.duplicatePayment, .sameObligation, .high, .history(1)))
    }

    @Test("It counts as the earlier record in R10, before tonight's of the same date")
    func earlierInR10() {
        let result = reconcile(
            [payment(day: 9, ref: "E0", obligation: "B1"), payment(day: 11)],
            history: [payment("BIA", day: 9), payment(day: 9, ref: "E1", obligation: "B2")],
            settings: RuleSettings())
        #expect(result.settlement[1].finding == Finding(.possibleDuplicate, .nearDate, .low, .history(1)))
    }

    @Test("It does not pair with tonight's ledger, in R2, R3, R4 or R8")
    func doesNotPair() {
        let settings = RuleSettings(dateTolerance: .calendarDays(2), nearDays: 0)
        for booking in [payment(ref: "E1"), payment(day: 20, ref: "E1"), payment(), payment(day: 11)] {
            let result = reconcile([], ledger: [booking], history: [payment(ref: "E1")], settings: settings)
            #expect(result.booked == [.missingInSettlement])
        }
    }

    @Test("It takes no part in R7")
    func noConflict() {
        let result = reconcile([payment("ANA", 2000, ref: "E1")], history: [payment("ANA", 1000, ref: "E1")])
        #expect(result.paid == [.missingInLedger])
    }

    @Test("It resolves no missing taxpayer, and its own records keep their stand-ins")
    func resolvesNothing() {
        let tonight = reconcile([], ledger: [payment(nil, ref: "E1")], history: [payment("ANA", ref: "E1")])
        #expect(tonight.ledger[0].taxpayer == nil && tonight.standInReference == 1)
        // If the history's record took ANA from tonight's booking, it would be tonight's twin.
        let earlier = reconcile(
            [payment("ANA", 1000)], ledger: [payment("ANA", 5, ref: "E1")],
            history: [payment(nil, 1000, ref: "E1")])
        #expect(earlier.paid == [.missingInLedger] && earlier.standInReference == 0)
    }

    @Test("It counts on the settlement side, but makes no group recurring")
    func notRecurring() {
        let bookings = [payment(ref: "E1"), payment(ref: "E2")]
        let result = reconcile([payment(ref: "E1")], ledger: bookings, history: [payment(ref: "E3")])
        #expect(result.settlement[0].counts == [2, 2])
        #expect(result.recurringGroups == 0)
    }
}
