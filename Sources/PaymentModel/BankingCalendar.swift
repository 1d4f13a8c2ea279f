/// The banking days of Brazil: all days but Saturdays, Sundays, national bank holidays and local ones.
///
/// Distances are those of treasurers and of ANBIMA: from the earlier date, counted, to the later one, not counted. So a date that
/// is no banking day stands for the next one, which is when its money moves: Saturday and Monday are 0 apart, Friday and
/// Saturday 1, Friday and Monday 1.
public struct BankingCalendar: Sendable, Hashable {
    /// The local bank holidays, in order, each once.
    public let localHolidays: [BusinessDate]
    /// The days from Monday to Friday that are holidays, in order, each once.
    private let closedWeekdays: [BusinessDate]

    /// A calendar with local holidays beside the national ones.
    ///
    /// - Complexity: O(m log m) in the number of local holidays, with a copy of the national ones when there are any.
    public init(localHolidays: [BusinessDate] = []) {
        self.localHolidays = Set(localHolidays).sorted()
        let added = self.localHolidays.filter {
            !BankingCalendar.isWeekend($0) && !BankingCalendar.contains($0, BankingCalendar.nationalWeekdays)
        }
        closedWeekdays = added.isEmpty ? BankingCalendar.nationalWeekdays : BankingCalendar.merge(added)
    }

    /// A calendar with the national holidays alone.
    public static let national = BankingCalendar()

    /// Calendars are the same when their local holidays are.
    public static func == (left: BankingCalendar, right: BankingCalendar) -> Bool {
        left.localHolidays == right.localHolidays
    }

    /// The local holidays tell calendars apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(localHolidays) }

    /// Whether banks work on that day. - Complexity: O(log n) in the holidays of all years.
    public func isBankingDay(_ date: BusinessDate) -> Bool {
        !BankingCalendar.isWeekend(date) && !BankingCalendar.contains(date, closedWeekdays)
    }

    /// The banking days from `earlier`, counted, to `later`, not counted; negative when `later` lies before `earlier`.
    ///
    /// - Complexity: O(log n) in the holidays of all years.
    public func bankingDays(from earlier: BusinessDate, to later: BusinessDate) -> Int {
        bankingDays(before: later) - bankingDays(before: earlier)
    }

    /// The dates that are at most so many banking days apart from `date`: always a range, since counts only rise.
    ///
    /// - Precondition: `days` is not negative.
    /// - Complexity: O(log d log n) in the length of the range and the holidays of all years.
    public func dates(within days: Int, of date: BusinessDate) -> ClosedRange<BusinessDate> {
        // A date has the number of the banking day that it stands for.
        let number = bankingDays(before: date)
        let first = furthest(from: date, step: -1) { bankingDays(before: $0) >= number - days }
        let last = furthest(from: date, step: 1) { bankingDays(before: $0) <= number + days }
        return first...last
    }

    /// The furthest date in a direction up to which a condition holds, which holds for `date`: in steps that double, then halve.
    private func furthest(from date: BusinessDate, step: Int, while holds: (BusinessDate) -> Bool) -> BusinessDate {
        let room = step > 0 ? BusinessDate.last.days(since: date) : date.days(since: .first)
        func reaches(_ days: Int) -> Bool { days <= room && holds(date.adding(days: days * step)) }
        var (reached, stride) = (0, 1)
        while reaches(reached + stride) {
            reached += stride
            stride *= 2
        }
        while stride > 1 {
            stride /= 2
            if reaches(reached + stride) { reached += stride }
        }
        return date.adding(days: reached * step)
    }

    /// The banking days before a date, since the first of all dates.
    private func bankingDays(before date: BusinessDate) -> Int {
        // 0001-01-01 was a Monday.
        let days = date.days(since: .first)
        let weekdays = days / 7 * 5 + min(days % 7, 5)
        return weekdays - BankingCalendar.partition(closedWeekdays.count) { closedWeekdays[$0] < date }
    }

    private static func isWeekend(_ date: BusinessDate) -> Bool { date.days(since: .first) % 7 >= 5 }

    private static func contains(_ date: BusinessDate, _ dates: [BusinessDate]) -> Bool {
        let place = partition(dates.count) { dates[$0] < date }
        return place < dates.count && dates[place] == date
    }

    /// The first number for which `isBefore` does not hold.
    private static func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The national holidays with `added`, which are in order and none of them.
    private static func merge(_ added: [BusinessDate]) -> [BusinessDate] {
        var merged: [BusinessDate] = []
        merged.reserveCapacity(nationalWeekdays.count + added.count)
        var start = 0
        for date in added {
            let place = partition(nationalWeekdays.count) { nationalWeekdays[$0] < date }
            merged += nationalWeekdays[start..<place]
            merged.append(date)
            start = place
        }
        return merged + nationalWeekdays[start...]
    }

    /// Some hundred thousand days, of all years that a date can have: half a megabyte, made when it is first asked for.
    private static let nationalWeekdays: [BusinessDate] = (1...9999).flatMap { year in
        Set(BankHolidays.national(year: year).filter { !isWeekend($0) }).sorted()
    }
}

extension BankingCalendar: CustomStringConvertible {
    /// The local holidays, since the national ones are always the same.
    public var description: String {
        (["national holidays"] + localHolidays.map(\.description)).joined(separator: ", ")
    }
}
