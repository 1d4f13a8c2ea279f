internal import PaymentModel

/// Amounts and dates as SWIFT writes them.
enum SwiftAmount {
    /// Digits in one amount; SWIFT allows 15 characters with the comma.
    static let digitsMax = 18

    /// An amount of digits with one comma, which may stand last: minor units, and where it ends. Knab leaves the comma out of whole amounts.
    ///
    /// - Parameter currency: says how many decimals there may be.
    /// - Throws: ``FieldFault`` when it is none, has more decimals than the currency, or is too large.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ currency: CurrencyCode
    ) throws(FieldFault) -> (amountMinor: Int64, end: Int) {
        var value: Int64 = 0
        var digits = 0
        var comma = -1
        var place = range.lowerBound
        while place < range.upperBound {
            let digit = bytes[place] ^ 0x30
            if digit < 10 {
                digits += 1
                guard digits <= digitsMax else { throw .outOfRange }
                value = value &* 10 &+ Int64(digit)
            } else if bytes[place] == 0x2C, comma < 0, digits > 0 {
                comma = place
            } else {
                break
            }
            place += 1
        }
        guard digits > 0 else { throw .missing }
        let decimals = comma < 0 ? 0 : place - comma - 1
        guard decimals <= currency.decimals else { throw .tooManyDecimals }
        for _ in decimals..<currency.decimals {
            guard value <= Money.amountMinorMax else { throw .outOfRange }
            value *= 10
        }
        guard value <= Money.amountMinorMax else { throw .outOfRange }
        return (value, place)
    }

    /// `YYMMDD`: years from 80 on are of the twentieth century, as SWIFT has it. `nil` when it is no day.
    static func date(_ bytes: Span<UInt8>, at start: Int, end: Int) -> BusinessDate? {
        guard start + 6 <= end, let year = number(bytes, start), let month = number(bytes, start + 2),
            let day = number(bytes, start + 4)
        else { return nil }
        return BusinessDate(year: year < 80 ? 2000 + year : 1900 + year, month: month, day: day)
    }

    /// The last day of the month of a `YYMMDD` that is no day: banks that count 30 days a month send 30 February as a value date.
    static func lastDayOfMonth(_ bytes: Span<UInt8>, at start: Int, end: Int) -> BusinessDate? {
        guard start + 6 <= end, let year = number(bytes, start), let month = number(bytes, start + 2),
            let day = number(bytes, start + 4), (1...12).contains(month), (29...31).contains(day)
        else { return nil }
        let fullYear = year < 80 ? 2000 + year : 1900 + year
        return BusinessDate(
            year: fullYear, month: month, day: BusinessDate.daysInMonth(year: fullYear, month: month))
    }

    /// `MMDD` in the year that puts it nearest to `near`: around New Year that is another year than `near`'s.
    static func date(monthDayAt start: Int, near: BusinessDate, _ bytes: Span<UInt8>) -> BusinessDate? {
        guard let month = number(bytes, start), let day = number(bytes, start + 2) else { return nil }
        let year = near.parts.year
        if let same = BusinessDate(year: year, month: month, day: day), abs(same.days(since: near)) < 180 {
            return same
        }
        var nearest: BusinessDate?
        for candidate in [year, year - 1, year + 1] {
            guard let date = BusinessDate(year: candidate, month: month, day: day) else { continue }
            if let best = nearest, abs(best.days(since: near)) <= abs(date.days(since: near)) { continue }
            nearest = date
        }
        return nearest
    }

    /// Two digits.
    static func number(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let (tens, ones) = (bytes[start] ^ 0x30, bytes[start + 1] ^ 0x30)
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Why an amount cannot be read, in words.
    static func reason(_ fault: FieldFault) -> String {
        switch fault {
        case .tooManyDecimals: "has more decimals than its currency"
        case .outOfRange: "is out of range"
        case .missing: "is missing"
        default: "is no amount"
        }
    }
}
