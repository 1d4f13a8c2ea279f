import Matching
import PaymentModel

// The tolerances of R8, which R3 uses too.

extension NaiveRun {
    /// Whether two dates are at most N days apart, of whichever kind N counts.
    func datesAreWithinTolerance(_ one: NaiveRecord, _ other: NaiveRecord) -> Bool {
        let (earlier, later) = (min(one.record.date, other.record.date), max(one.record.date, other.record.date))
        switch settings.dateTolerance {
        case .calendarDays(let days):
            return later.days(since: earlier) <= days
        case .bankingDays(let days, let calendar):
            let closed = NaiveBankHolidays(local: calendar.localHolidays)
            return closed.bankingDays(from: earlier, to: later, atMost: days + 1) <= days
        }
    }

    /// Whether two amounts of one currency are at most A apart.
    func amountsAreWithinTolerance(_ one: NaiveRecord, _ other: NaiveRecord) -> Bool {
        let apart = abs(one.record.money.amountMinor - other.record.money.amountMinor)
        return apart <= settings.amountTolerance.minorUnits(in: one.record.money.currency)
    }
}
