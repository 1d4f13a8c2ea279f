import PaymentModel
import Testing

@Suite("Business dates")
struct BusinessDateTests {
    /// Counts every day from 0001-01-01 to 9999-12-31 by hand, month by month.
    @Test func everyDayOfTheCalendarHasItsNumberAndItsName() {
        var number = Int(BusinessDate.first.daysSinceEpoch)
        for year in 1...9999 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for day in 1...length {
                    guard let date = BusinessDate(year: year, month: month + 1, day: day),
                        Int(date.daysSinceEpoch) == number, date.parts == (year, month + 1, day)
                    else {
                        Issue.record("\(year)-\(month + 1)-\(day) is not day \(number) and back")
                        return
                    }
                    number += 1
                }
                #expect(BusinessDate(year: year, month: month + 1, day: length + 1) == nil)
                #expect(BusinessDate(year: year, month: month + 1, day: 0) == nil)
            }
        }
        #expect(number == Int(BusinessDate.last.daysSinceEpoch) + 1)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-19", 20_776), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896), ("1900-03-01", -25_508),
    ])
    func knownDaysHaveTheirNumber(text: String, days: Int) throws {
        let date = try #require(BusinessDate(iso: text))
        #expect(Int(date.daysSinceEpoch) == days)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "", "2026-11-1", "2026-11-019", "26-11-19", "2026/11/19", "2026-13-01", "2026-00-10", "2026-02-29",
        "1900-02-29",
        "0000-01-01", "2026-11-19T", " 2026-11-19", "2026-1１-19", "+026-11-19", "2026-11--9",
    ])
    func anythingButYearMonthDayIsNoISODate(text: String) {
        #expect(BusinessDate(iso: text) == nil)
    }

    @Test func noDayLiesBeforeTheFirstOrAfterTheLastYear() {
        #expect(BusinessDate(year: 0, month: 12, day: 31) == nil)
        #expect(BusinessDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(BusinessDate(year: -5, month: 1, day: 1) == nil)
        #expect(BusinessDate(year: 2026, month: -1, day: 1) == nil)
    }

    @Test func addingDaysAndCountingThemAgree() throws {
        let date = try #require(BusinessDate(iso: "2024-02-28"))
        for days in [-100_000, -366, -1, 0, 1, 2, 365, 100_000] {
            #expect(date.adding(days: days).days(since: date) == days)
            #expect((date.adding(days: days) < date) == (days < 0))
        }
        #expect(date.adding(days: 2).description == "2024-03-01")
        #expect(date.adding(days: -59).description == "2023-12-31")
    }
}
