import Matching
import NaiveReference
import PaymentModel
import Testing

/// Of two records with one strong reference and one key, R1 keeps the first in canonical order.
@Suite("Canonical order")
struct CanonicalOrderTests {
    @Test(
        "Obligation, entry ID, original reference, kind, status: a missing value first, then by bytes",
        arguments: [
            (payment(ref: "E1"), payment(ref: "E1", obligation: "B")),
            (payment(ref: "E1", obligation: "B"), payment(ref: "E1", obligation: "a")),
            (payment(ref: "E1", obligation: "B"), payment(ref: "E1", obligation: "BA")),
            (payment(ref: "E1", obligation: "B", entry: "2"), payment(ref: "E1", obligation: "C", entry: "1")),
            (payment(ref: "E1", entry: "10"), payment(ref: "E1", entry: "9")),
            (payment(ref: "E1", entry: "1", returning: "E0"), payment(ref: "E1", entry: "2")),
            (payment(ref: "E1"), payment(ref: "E1", returning: "E0")),
            (payment(ref: "E1", kind: "B"), payment(ref: "E1", returning: "E0", kind: "A")),
            (payment(ref: "E1", kind: "A", status: "B"), payment(ref: "E1", kind: "B", status: "A")),
            (payment(ref: "E1"), payment(ref: "E1", status: "A")),
            (payment(ref: "E1", status: "A"), payment(ref: "E1", status: "B")),
        ])
    func fields(_ first: PaymentRecord, _ second: PaymentRecord) {
        #expect(reconcile([first, second]).settlement[1].counterpart == .settlement(0))
        #expect(reconcile([second, first]).settlement[0].counterpart == .settlement(1))
    }

    @Test("Then source, as bytes, and offset")
    func locations() {
        func kept(_ locations: [(source: String, offset: UInt64)]) -> Int? {
            let records = locations.map { location in
                var record = payment(ref: "E1")
                record.location = SourceLocation(source: location.source, offset: location.offset, line: 1)
                return record
            }
            return NaiveReference(settings: RuleSettings())
                .reconcile(settlement: records, ledger: [], history: [])
                .settlement.firstIndex { $0.outcome != .repeatedRecord }
        }
        #expect(kept([("a.csv", 0), ("B.csv", 9)]) == 1)
        #expect(kept([("B.csv", 9), ("a.csv", 0)]) == 0)
        #expect(kept([("a.csv", 9), ("a.csv", 0)]) == 1)
    }

    /// Of two settlement records with one strong reference and two keys, R3 gives the booking to the first
    /// by key. The ledger gives that reference two taxpayers, so a record without one keeps a stand-in.
    @Test(
        "A key by taxpayer ID as text (stand-ins first), amount as a signed number, currency, date",
        arguments: [
            (payment("ANA", 2000, ref: "E1"), payment("BIA", 1000, ref: "E1")),
            (payment("10", ref: "E1"), payment("9", ref: "E1")),
            (payment(nil, 2000, ref: "E1"), payment("ANA", 1000, ref: "E1")),
            (payment("ANA", -2, day: 2, ref: "E1"), payment("ANA", -1, day: 1, ref: "E1")),
            (payment(currency: "BRL", ref: "E1"), payment(currency: "USD", ref: "E1")),
            (payment("ANA", day: 2, currency: "BRL", ref: "E1"), payment("ANA", day: 1, currency: "USD", ref: "E1")),
            (payment(day: 9, ref: "E1"), payment(day: 11, ref: "E1")),
        ])
    func keys(_ first: PaymentRecord, _ second: PaymentRecord) {
        let amountMinor: Int64 = first.money.amountMinor < 0 ? -99 : 99
        let bookings = [
            payment("YVO", amountMinor, day: 30, ref: "E1"),
            payment("ZOE", amountMinor, day: 30, ref: "E1", weak: true),
        ]
        let result = reconcile([second, first], ledger: bookings)
        #expect(result.ledger[0].counterpart == .settlement(1))
    }

    @Test("Records keyed alone come before all other keys")
    func keyedAloneFirst() {
        // R9 takes the returns of one date in canonical order; only the first of the two has room.
        let payments = [payment(ref: "E1"), payment(ref: "E2")]
        let giveBack = [payment("ANA", -600, returning: "E2"), payment(nil, -600, returning: "E2")]
        let result = reconcile(payments + giveBack)
        #expect(result.paid[2...] == [.overReturned, .partialReturn])
    }
}
