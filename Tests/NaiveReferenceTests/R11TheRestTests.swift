import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R11: the rest")
struct R11TheRestTests {
    @Test("The rest is missing on the other side")
    func missing() {
        let result = reconcile([payment("ANA")], ledger: [payment("BIA")])
        #expect(result.settlement[0].finding == Finding(.missingInLedger, .noCounterpart, .medium, nil))
        #expect(result.ledger[0].finding == Finding(.missingInSettlement, .noCounterpart, .medium, nil))
    }

    @Test("Outside the window it is no finding; the first and the last day are inside")
    func window() {
        let settings = RuleSettings(
            nearDays: 0, from: BusinessDate(year: 2025, month: 5, day: 10),
            to: BusinessDate(year: 2025, month: 5, day: 20))
        let days = [9, 10, 20, 21]
        let result = reconcile(
            days.map { payment("ANA", day: $0) }, ledger: days.map { payment("BIA", day: $0) },
            settings: settings)
        #expect(result.paid == [.outsideWindow, .missingInLedger, .missingInLedger, .outsideWindow])
        #expect(
            result.booked == [.outsideWindow, .missingInSettlement, .missingInSettlement, .outsideWindow])
        #expect(result.settlement[0].finding == Finding(.outsideWindow, nil, nil, nil))
    }

    @Test("Outside the window, all rules before still apply")
    func windowOnlyForTheRest() {
        let settings = RuleSettings(from: BusinessDate(year: 2025, month: 5, day: 20))
        let result = reconcile([payment(), payment(), payment()], ledger: [payment()], settings: settings)
        #expect(result.paid == [.paired, .duplicatePayment, .duplicatePayment])
    }

    @Test("With no ledger side given, an open record is unmatched, even outside the window")
    func noLedger() {
        let settings = RuleSettings(from: BusinessDate(year: 2025, month: 5, day: 20))
        let result = reconcile([payment(day: 1), payment(day: 25)], ledger: nil, settings: settings)
        #expect(result.settlement.map(\.finding) == Array(repeating: Finding(.unmatched, nil, nil, nil), count: 2))
        #expect(result.ledger.isEmpty)
    }

    @Test("With no ledger side given, R1, R5, R6, R7, R9 and R10 still apply")
    func rulesWithoutLedger() {
        let result = reconcile(
            [
                payment("R1", ref: "E1"), payment("R1", ref: "E1"),
                payment("R5", ref: "E2"), payment("R5", ref: "E3"),
                payment("R6", day: 1, obligation: "B1"), payment("R6", day: 10, obligation: "B1"),
                payment("R7", 100, ref: "E4"), payment("R7", 200, ref: "E4"),
                payment("R9", -1000, day: 12, returning: "E3"),
                payment("R10", day: 10), payment("R10", day: 12),
            ], ledger: nil, settings: RuleSettings())
        #expect(
            result.paid == [
                .unmatched, .repeatedRecord, .unmatched, .returned, .unmatched, .duplicatePayment,
                .conflictingRecord, .conflictingRecord, .returned, .unmatched, .possibleDuplicate,
            ])
    }
}
