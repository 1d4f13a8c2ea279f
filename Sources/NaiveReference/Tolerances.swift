import Matching
import PaymentModel

// The tolerances of R8, which R3 uses too.

extension NaiveRun {
    func daysApart(_ one: NaiveRecord, _ other: NaiveRecord) -> Int {
        abs(one.record.date.days(since: other.record.date))
    }

    /// Whether two amounts of one currency are at most A apart.
    func amountsAreWithinTolerance(_ one: NaiveRecord, _ other: NaiveRecord) -> Bool {
        let apart = abs(one.record.money.amountMinor - other.record.money.amountMinor)
        return apart <= settings.amountTolerance.minorUnits(in: one.record.money.currency)
    }
}
