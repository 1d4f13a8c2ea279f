internal import PaymentModel

/// Reads what follows a date: a time of day, and perhaps an offset from UTC.
enum TimeField {
    /// The business date of `date` at the time in `range`: the date itself for a local time, the date in the business zone
    /// for an instant with an offset or `Z`.
    static func businessDate(
        _ bytes: Span<UInt8>, _ range: Range<Int>, on date: BusinessDate, zone: inout BusinessZone
    ) throws(FieldFault) -> BusinessDate {
        let (seconds, rest) = try timeOfDay(bytes, range)
        guard rest < range.upperBound else { return date }
        let offset = try offsetSeconds(bytes, rest..<range.upperBound)
        let instant = Int(date.daysSinceEpoch) * 86_400 + seconds - offset
        return zone.date(secondsSinceEpoch: instant)
    }

    /// Checks that `range` is a local time. With an offset it would be an instant, which only ISO dates may be.
    static func checkLocal(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(FieldFault) {
        let (_, rest) = try timeOfDay(bytes, range)
        guard rest == range.upperBound else { throw .unreadable }
    }

    /// `THH:MM[:SS[.fraction]]`; a blank may stand for the `T`.
    private static func timeOfDay(
        _ bytes: Span<UInt8>, _ range: Range<Int>
    ) throws(FieldFault) -> (seconds: Int, rest: Int) {
        var place = range.lowerBound
        guard bytes[place] == 0x54 || bytes[place] == 0x74 || bytes[place] == 0x20,
            range.upperBound - place >= 6, bytes[place + 3] == 0x3A
        else { throw .unreadable }
        let hours = try DateField.number(bytes, place + 1, 2)
        let minutes = try DateField.number(bytes, place + 4, 2)
        var seconds = 0
        place += 6
        if place < range.upperBound, bytes[place] == 0x3A {
            guard range.upperBound - place >= 3 else { throw .unreadable }
            seconds = try DateField.number(bytes, place + 1, 2)
            place += 3
            if place < range.upperBound, bytes[place] == 0x2E || bytes[place] == 0x2C {
                place += 1
                let digits = place
                while place < range.upperBound, bytes[place] ^ 0x30 < 10 { place += 1 }
                guard place > digits else { throw .unreadable }
            }
        }
        // 23:59:60 is a leap second.
        guard hours < 24, minutes < 60, seconds <= 60 else { throw .outOfRange }
        return (hours * 3600 + minutes * 60 + min(seconds, 59), place)
    }

    /// `Z`, `±HH`, `±HHMM` or `±HH:MM`.
    private static func offsetSeconds(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(FieldFault) -> Int {
        let start = range.lowerBound
        let sign = bytes[start]
        if range.count == 1, sign == 0x5A || sign == 0x7A { return 0 }
        guard sign == 0x2B || sign == 0x2D, range.count >= 3 else { throw .unreadable }
        let hours = try DateField.number(bytes, start + 1, 2)
        var minutes = 0
        switch range.count {
        case 3: break
        case 5: minutes = try DateField.number(bytes, start + 3, 2)
        case 6 where bytes[start + 3] == 0x3A: minutes = try DateField.number(bytes, start + 4, 2)
        default: throw .unreadable
        }
        guard hours <= 18, minutes < 60 else { throw .outOfRange }
        return (hours * 3600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
    }
}
