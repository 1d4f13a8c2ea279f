internal import PaymentModel

/// Which part of a date such as `03/04/2026` is the day.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
}

/// Reads dates: ISO (`2026-11-19`, with or without a time), or day and month in the order of the file.
enum DateField {
    /// A date as it stands in a file.
    enum Reading: Equatable {
        /// A calendar date, or an instant that has already been put into the business zone.
        case date(BusinessDate)
        /// `first/second/year`, either of which could be the day.
        case unordered(first: Int, second: Int, year: Int)
    }

    /// - Parameter zone: where an instant with an offset is put.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, zone: inout BusinessZone
    ) throws(FieldFault) -> Reading {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        guard start < end else { throw .missing }
        guard end - start >= 10 else { throw .unreadable }
        if bytes[start + 4] == 0x2D && bytes[start + 7] == 0x2D {
            let year = try number(bytes, start, 4)
            let month = try number(bytes, start + 5, 2)
            let day = try number(bytes, start + 8, 2)
            guard let date = BusinessDate(year: year, month: month, day: day) else { throw .noSuchDay }
            if end - start == 10 { return .date(date) }
            return .date(try TimeField.businessDate(bytes, (start + 10)..<end, on: date, zone: &zone))
        }
        let separator = bytes[start + 2]
        guard separator == 0x2F || separator == 0x2D || separator == 0x2E, bytes[start + 5] == separator else {
            throw .unreadable
        }
        let first = try number(bytes, start, 2)
        let second = try number(bytes, start + 3, 2)
        let year = try number(bytes, start + 6, 4)
        if end - start > 10 { try TimeField.checkLocal(bytes, (start + 10)..<end) }
        return .unordered(first: first, second: second, year: year)
    }

    /// The date of an unordered reading. When only one order gives a date, or both give the same, it needs no order.
    static func date(first: Int, second: Int, year: Int, order: DateOrder?) throws(FieldFault) -> BusinessDate {
        let dayFirst = BusinessDate(year: year, month: second, day: first)
        let monthFirst = BusinessDate(year: year, month: first, day: second)
        switch order {
        case .dayFirst:
            guard let dayFirst else { throw .noSuchDay }
            return dayFirst
        case .monthFirst:
            guard let monthFirst else { throw .noSuchDay }
            return monthFirst
        case nil:
            guard let date = dayFirst ?? monthFirst else { throw .noSuchDay }
            if dayFirst != nil, monthFirst != nil, dayFirst != monthFirst { throw .unsettledDateOrder }
            return date
        }
    }

    @inline(__always)
    static func number(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) throws(FieldFault) -> Int {
        var value = 0
        for place in start..<start + length {
            let digit = bytes[place] ^ 0x30
            guard digit < 10 else { throw .unreadable }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }
}
