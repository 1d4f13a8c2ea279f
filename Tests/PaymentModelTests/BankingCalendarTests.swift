import PaymentModel
import Randomness
import Testing

struct BankingCalendarTests {
    private static func date(_ iso: String) throws -> BusinessDate { try #require(BusinessDate(iso: iso)) }

    private static func days(ofYear year: Int) throws -> [BusinessDate] {
        let first = try #require(BusinessDate(year: year, month: 1, day: 1))
        let last = try #require(BusinessDate(year: year, month: 12, day: 31))
        return (0...last.days(since: first)).map { first.adding(days: $0) }
    }

    private static func isWeekend(_ date: BusinessDate) -> Bool { (date.daysSinceEpoch + 3) % 7 >= 5 }

    @Test("The holidays on weekdays are those that ANBIMA lists")
    func listed() throws {
        let listed = [
            2024: [
                "01-01", "02-12", "02-13", "03-29", "05-01", "05-30", "11-15", "11-20", "12-25",
            ],
            2025: [
                "01-01", "03-03", "03-04", "04-18", "04-21", "05-01", "06-19", "11-20", "12-25",
            ],
            2026: [
                "01-01", "02-16", "02-17", "04-03", "04-21", "05-01", "06-04", "09-07", "10-12", "11-02", "11-20",
                "12-25",
            ],
        ]
        for (year, expected) in listed {
            let closed = try Self.days(ofYear: year).filter {
                !Self.isWeekend($0) && !BankingCalendar.national.isBankingDay($0)
            }
            #expect(closed.map { String($0.description.dropFirst(5)) } == expected)
        }
    }

    @Test("Years have as many banking days as the market counts", arguments: [(2024, 253), (2025, 252), (2026, 249)])
    func yearLength(year: Int, expected: Int) throws {
        let first = try #require(BusinessDate(year: year, month: 1, day: 1))
        let next = try #require(BusinessDate(year: year + 1, month: 1, day: 1))
        #expect(BankingCalendar.national.bankingDays(from: first, to: next) == expected)
    }

    @Test("20 November closes banks from 2024 on")
    func consciousness() throws {
        #expect(BankingCalendar.national.isBankingDay(try Self.date("2023-11-20")))
        #expect(!BankingCalendar.national.isBankingDay(try Self.date("2024-11-20")))
    }

    @Test("A date that is no banking day counts as the next one")
    func rollsForward() throws {
        let calendar = BankingCalendar.national
        let (friday, saturday, monday) = (
            try Self.date("2026-11-13"), try Self.date("2026-11-14"), try Self.date("2026-11-16")
        )
        #expect(calendar.bankingDays(from: saturday, to: monday) == 0)
        #expect(calendar.bankingDays(from: friday, to: saturday) == 1)
        #expect(calendar.bankingDays(from: friday, to: monday) == 1)
        #expect(calendar.bankingDays(from: monday, to: friday) == -1)
        // From Friday before Carnival to Ash Wednesday.
        #expect(calendar.bankingDays(from: try Self.date("2026-02-13"), to: try Self.date("2026-02-18")) == 1)
    }

    @Test("Counts are those of going day by day, with any local holidays", arguments: 0..<40 as Range<UInt64>)
    func againstDayByDay(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let start = BusinessDate(daysSinceEpoch: Int32(random.below(40_000)) - 5_000)
        let calendar = BankingCalendar(
            localHolidays: (0..<random.below(6)).map { _ in start.adding(days: random.below(400)) })
        var counted = 0
        for days in 0..<400 {
            let date = start.adding(days: days)
            #expect(calendar.bankingDays(from: start, to: date) == counted)
            if calendar.isBankingDay(date) { counted += 1 }
            #expect(calendar.isBankingDay(date) == !isClosed(date, calendar.localHolidays))
        }
        for _ in 0..<20 {
            let (date, within) = (start.adding(days: random.below(300)), random.below(5))
            let range = calendar.dates(within: within, of: date)
            for days in -30...30 {
                let other = date.adding(days: days)
                let isWithin = abs(calendar.bankingDays(from: date, to: other)) <= within
                #expect(range.contains(other) == isWithin, "\(date) \(other) \(within)")
            }
        }
    }

    /// The holidays by their names, and Easter from a table's first full moon on.
    private func isClosed(_ date: BusinessDate, _ local: [BusinessDate]) -> Bool {
        if Self.isWeekend(BusinessDate(daysSinceEpoch: date.daysSinceEpoch + 70_000)) || local.contains(date) {
            return true
        }
        let (year, month, day) = date.parts
        if [101, 421, 501, 907, 1012, 1102, 1115, 1225].contains(month * 100 + day) { return true }
        if year >= 2024, (month, day) == (11, 20) { return true }
        // The paschal full moon by the golden number, valid from 1900 to 2199.
        let moons = [14, 3, 23, 11, 31, 18, 8, 28, 16, 5, 25, 13, 2, 22, 10, 30, 17, 7, 27]
        guard var easter = BusinessDate(year: year, month: 3, day: 31) else { return false }
        let moon = moons[year % 19]
        easter = easter.adding(days: moon >= 21 ? moon - 31 : moon)
        repeat { easter = easter.adding(days: 1) } while (Int(easter.daysSinceEpoch) + 70_003) % 7 != 6
        return [-48, -47, -2, 60].contains(date.days(since: easter))
    }

    @Test("The first and the last dates of all have no holes")
    func bounds() {
        let calendar = BankingCalendar.national
        #expect(calendar.dates(within: 3, of: .first).lowerBound == .first)
        #expect(calendar.dates(within: 3, of: .last).upperBound == .last)
        #expect(calendar.bankingDays(from: .first, to: .last) > 2_400_000)
    }
}
