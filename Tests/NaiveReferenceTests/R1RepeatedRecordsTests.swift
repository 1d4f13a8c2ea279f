import Matching
import NaiveReference
import PaymentModel
import Testing

@Suite("R1: repeated records")
struct R1RepeatedRecordsTests {
    @Test("Settlement: same strong reference and same key as an earlier record is a repeated record")
    func sameReferenceAndKey() {
        let result = reconcile([payment(ref: "E1"), payment(ref: "E1", kind: "PIX")])
        #expect(result.paid == [.missingInLedger, .repeatedRecord])
        #expect(
            result.settlement[1].finding
                == Finding(.repeatedRecord, .repeatedReference, .low, .settlement(0)))
    }

    @Test("Earlier means in canonical order, not in the file: a missing kind comes first")
    func canonicalOrderDecides() {
        let result = reconcile([payment(ref: "E1", kind: "PIX"), payment(ref: "E1")])
        #expect(result.paid == [.repeatedRecord, .missingInLedger])
        #expect(result.settlement[0].counterpart == .settlement(1))
    }

    @Test("A third delivery names the first, too")
    func namesTheFirst() {
        let result = reconcile([payment(ref: "E1"), payment(ref: "E1"), payment(ref: "E1")])
        #expect(result.settlement[1].counterpart == .settlement(0))
        #expect(result.settlement[2].counterpart == .settlement(0))
    }

    @Test("Weak references never cause R1, not even on one of the two")
    func weakReferences() {
        let bothWeak = reconcile([payment(ref: "7", weak: true), payment(ref: "7", weak: true)])
        #expect(bothWeak.paid == [.missingInLedger, .duplicatePayment])
        let oneWeak = reconcile([payment(ref: "7"), payment(ref: "7", weak: true)])
        #expect(oneWeak.paid == [.missingInLedger, .duplicatePayment])
    }

    @Test("Returns are repeated like payments")
    func returnsToo() {
        let result = reconcile([
            payment("ANA", -1000, ref: "D1", returning: "E1"), payment("ANA", -1000, ref: "D1", returning: "E1"),
        ])
        #expect(result.paid == [.missingInLedger, .repeatedRecord])
    }

    @Test("The same reference with another key is not repeated")
    func otherKey() {
        let result = reconcile([payment(ref: "E1"), payment("ANA", 1001, ref: "E1")])
        #expect(!result.paid.contains(.repeatedRecord))
    }

    @Test("Either side: same entry ID and all fields but the location equal")
    func sameEntry() {
        let twice = [payment(entry: "9", kind: "TED"), payment(entry: "9", kind: "TED")]
        let result = reconcile(twice, ledger: twice)
        #expect(result.paid == [.paired, .repeatedRecord])
        #expect(result.booked == [.paired, .repeatedRecord])
        #expect(
            result.settlement[1].finding == Finding(.repeatedRecord, .repeatedEntry, .low, .settlement(0)))
        #expect(result.ledger[1].finding == Finding(.repeatedRecord, .repeatedEntry, .low, .ledger(0)))
    }

    @Test(
        "One field that differs makes two records of one entry ID",
        arguments: [
            payment("BIA", entry: "9"), payment("ANA", 1001, entry: "9"), payment(day: 11, entry: "9"),
            payment(currency: "USD", entry: "9"), payment(ref: "E1", entry: "9"),
            payment(obligation: "B1", entry: "9"), payment(entry: "9", returning: "E0"),
            payment(entry: "9", kind: "TED"), payment(entry: "9", status: "OK"), payment(entry: "8"), payment(),
        ])
    func otherField(_ other: PaymentRecord) {
        let result = reconcile([payment(entry: "9"), other], ledger: [payment(entry: "9"), other])
        #expect(!result.paid.contains(.repeatedRecord))
        #expect(!result.booked.contains(.repeatedRecord))
    }

    @Test("Whether the reference is weak is no field")
    func weakIsNoField() {
        let result = reconcile([payment(ref: "7", entry: "9"), payment(ref: "7", weak: true, entry: "9")])
        #expect(result.paid == [.missingInLedger, .repeatedRecord])
        #expect(result.settlement[1].rule == .repeatedEntry)
    }

    @Test("Ledger: the reference alone does not make a posting repeated")
    func ledgerByEntryOnly() {
        let result = reconcile([], ledger: [payment(ref: "E1", entry: "8"), payment(ref: "E1", entry: "9")])
        #expect(result.booked == [.missingInSettlement, .duplicatePosting])
    }

    @Test("A repeated record carries the counts of its group, which do not count it")
    func counts() {
        let result = reconcile([payment(ref: "E1"), payment(ref: "E1")], ledger: [payment(ref: "E1")])
        #expect(result.settlement[1].counts == [1, 1])
    }
}
