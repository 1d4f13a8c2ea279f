/// The national bank holidays of Brazil, by rule.
///
/// Source: Resolução CMN 4.880 of 23 December 2020 (before it Resolução 2.932 of 2002): no business days of the financial
/// market are Saturdays, Sundays, national holidays, Monday and Tuesday of Carnival, Good Friday, Corpus Christi and 2 November.
/// The national holidays are those of Lei 662/1949 as amended by Lei 10.607/2002 (1 January, 21 April, 1 May, 7 September,
/// 2 November, 15 November, 25 December), Lei 6.802/1980 (12 October) and Lei 14.759/2023 (20 November, from 2024 on). Febraban
/// and ANBIMA list the same days. The last working day of a year, on which banks do not open to the public, and Ash Wednesday,
/// on which they open late, are banking days: money moves. The rules of today hold for all years, but for 20 November.
enum BankHolidays {
    /// The holidays of a year, on whatever day of the week they fall.
    ///
    /// - Precondition: `year` lies in 1...9999.
    static func national(year: Int) -> [BusinessDate] {
        var days = [(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)]
        if year >= firstYearOfConsciousness { days.append((11, 20)) }
        let fixed = days.compactMap { BusinessDate(year: year, month: $0.0, day: $0.1) }
        guard let easter = easter(year: year) else { return fixed }
        return fixed + daysFromEaster.map { easter.adding(days: $0) }
    }

    /// Easter Sunday in the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher (Jean Meeus, Astronomical
    /// Algorithms, chapter 8).
    static func easter(year: Int) -> BusinessDate? {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let moonCorrection = (8 * century + 13) / 25
        let epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let lateMoon = (golden + 11 * epact + 22 * weekday) / 451
        let marchDay = epact + weekday - 7 * lateMoon + 114
        return BusinessDate(year: year, month: marchDay / 31, day: marchDay % 31 + 1)
    }

    /// Monday and Tuesday of Carnival, Good Friday, Corpus Christi.
    private static let daysFromEaster = [-48, -47, -2, 60]

    /// Lei 14.759 of 21 December 2023: Zumbi and Black Consciousness.
    private static let firstYearOfConsciousness = 2024
}
