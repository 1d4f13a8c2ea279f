internal import PaymentModel

/// When money is available, and how many fields say so: `Z` unknown, `0` `1` `2` days, `S` split over three fixed terms, `V` on a value
/// date, `D` split over terms of its own.
///
/// Source: BAI2, funds type: `S,immediate,one day,two or more days`; `V,YYMMDD,HHMM`; `D,number,(days,amount)…`.
struct Bai2FundsType {
    /// The field after those of the funds type.
    let next: Int
    /// The date of `V`.
    let valueDate: BusinessDate?
    /// A letter that is none of these: what follows cannot be told.
    let isUnknown: Bool

    /// Reads the funds type that is field number `place`; one that is not there is unknown availability.
    init(_ fields: [Range<Int>], at place: Int, _ bytes: Span<UInt8>) {
        var next = place + 1
        var valueDate: BusinessDate?
        var isUnknown = false
        if place < fields.count, let first = fields[place].first {
            switch (bytes[first], fields[place].count) {
            case (0x30, 1), (0x31, 1), (0x32, 1), (0x5A, 1): break
            case (0x53, 1): next += 3
            case (0x56, 1):
                valueDate = next < fields.count ? Bai2FundsType.date(bytes, fields[next]) : nil
                next += 2
            case (0x44, 1):
                if next < fields.count, let terms = Bai2Line.number(bytes, fields[next]), terms <= Bai2Line.fieldsMax {
                    next += 1 + 2 * terms
                } else {
                    isUnknown = true
                }
            default: isUnknown = true
            }
        }
        self.next = next
        self.valueDate = valueDate
        self.isUnknown = isUnknown
    }

    /// `YYMMDD`, or `YYYYMMDD` as some banks send it.
    static func date(_ bytes: Span<UInt8>, _ range: Range<Int>) -> BusinessDate? {
        if range.count == 8, let number = Bai2Line.number(bytes, range) {
            return BusinessDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        return range.count == 6 ? SwiftAmount.date(bytes, at: range.lowerBound, end: range.upperBound) : nil
    }
}
