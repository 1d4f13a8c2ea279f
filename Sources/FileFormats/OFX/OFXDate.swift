internal import PaymentModel

/// Reads OFX dates: `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, then perhaps a fraction such as `.000` and `[offset:name]`.
///
/// The calendar date as printed counts: banks print their own day, with midnight, noon or ten o'clock and their zone behind it, and
/// a conversion could only move it. The one exception is an instant: a time of day other than midnight and noon with an offset of
/// zero. It is put into the business zone.
///
/// Source: OFX 1.6 and 2.2, section 3.2.8.2. What it says of a date without a zone (it is GMT) no bank means.
enum OFXDate {
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, zone: inout BusinessZone
    ) throws(FieldFault) -> BusinessDate {
        let start = range.lowerBound
        guard !range.isEmpty else { throw .missing }
        guard range.count >= 8 else { throw .unreadable }
        // No date of OFX, but one that cannot be mistaken.
        if bytes[start + 4] == 0x2D {
            guard case .date(let date) = try DateField.read(bytes, range, zone: &zone) else { throw .unreadable }
            return date
        }
        let year = try DateField.number(bytes, start, 4)
        let month = try DateField.number(bytes, start + 4, 2)
        let day = try DateField.number(bytes, start + 6, 2)
        var place = start + 8
        while place < range.upperBound, bytes[place] ^ 0x30 < 10 { place += 1 }
        let digits = place - start
        guard digits == 8 || digits == 12 || digits == 14 else { throw .unreadable }
        guard let date = BusinessDate(year: year, month: month, day: day) else { throw .noSuchDay }
        if place == range.upperBound { return date }
        if bytes[place] == 0x2E || bytes[place] == 0x2C {
            place += 1
            while place < range.upperBound, bytes[place] ^ 0x30 < 10 { place += 1 }
        }
        let rest = TextFieldReader.trim(bytes, place..<range.upperBound)
        if rest.isEmpty { return date }
        guard bytes[rest.lowerBound] == 0x5B else { throw .unreadable }
        guard digits > 8, isZero(bytes, rest) else { return date }
        let hours = try DateField.number(bytes, start + 8, 2)
        let minutes = try DateField.number(bytes, start + 10, 2)
        let seconds = digits == 14 ? try DateField.number(bytes, start + 12, 2) : 0
        guard hours < 24, minutes < 60, seconds <= 60 else { throw .outOfRange }
        if hours % 12 == 0 && minutes == 0 && seconds == 0 { return date }
        let instant = Int(date.daysSinceEpoch) * 86_400 + hours * 3600 + minutes * 60 + min(seconds, 59)
        return zone.date(secondsSinceEpoch: instant)
    }

    /// Whether the brackets say an offset of zero: `[0:GMT]`, `[+0]`, `[-00.00:UTC]`, `[GMT]`, `[UTC]`. Santander writes `[-3:GMT]`.
    private static func isZero(_ bytes: Span<UInt8>, _ brackets: Range<Int>) -> Bool {
        var place = brackets.lowerBound + 1
        var hasZero = false
        while place < brackets.upperBound {
            let byte = bytes[place]
            if byte == 0x3A || byte == 0x5D { return hasZero }
            if byte > 0x40, !hasZero,
                OFXScanner.matches("GMT", at: place, bytes) || OFXScanner.matches("UTC", at: place, bytes)
            {
                return true
            }
            if byte == 0x30 { hasZero = true }
            guard byte == 0x30 || byte == 0x2E || byte == 0x2B || byte == 0x2D else { return false }
            place += 1
        }
        return hasZero
    }
}
