import PaymentModel

/// The banking days of R8, one day at a time: "all days but Saturdays, Sundays, national bank holidays and local ones".
struct NaiveBankHolidays {
    let local: [BusinessDate]

    /// The banking days from `earlier`, counted, to `later`, not counted: up to `limit`, where counting ends.
    func bankingDays(from earlier: BusinessDate, to later: BusinessDate, atMost limit: Int) -> Int {
        var count = 0
        var date = earlier
        while date < later && count < limit {
            if isBankingDay(date) { count += 1 }
            date = date.adding(days: 1)
        }
        return count
    }

    func isBankingDay(_ date: BusinessDate) -> Bool {
        // 1970-01-01 was a Thursday; Monday is 0.
        let weekday = ((Int(date.daysSinceEpoch) + 3) % 7 + 7) % 7
        if weekday >= 5 || local.contains(date) { return false }
        let (year, month, day) = date.parts
        switch (month, day) {
        case (1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25): return false
        case (11, 20) where year >= 2024: return false
        default: break
        }
        // Carnival's Monday and Tuesday, Good Friday, Corpus Christi, as days from Easter.
        return ![-48, -47, -2, 60].contains(date.days(since: NaiveBankHolidays.easter(year)))
    }

    /// Easter by its definition: the Sunday after the first full moon, by the church's tables, from 21 March on. The rule for
    /// the moon is Gauss's of 1816 with the corrections of Lichtenberg.
    static func easter(_ year: Int) -> BusinessDate {
        let century = year / 100
        let solar = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25
        let golden = year % 19
        let moon = (19 * golden + solar) % 30
        let correction = (moon + golden / 11) / 29
        let fullMoon = BusinessDate(year: year, month: 3, day: 21)!.adding(days: moon - correction)
        // The next Sunday, never the day of the full moon.
        var sunday = fullMoon.adding(days: 1)
        while ((Int(sunday.daysSinceEpoch) + 3) % 7 + 7) % 7 != 6 { sunday = sunday.adding(days: 1) }
        return sunday
    }
}
