internal import PaymentModel

/// What controls count: entries and addenda, the hash of routing numbers, debits and credits in cents.
struct NachaSums {
    var lines = 0
    /// Sum of positions 4-11 of the entries; the controls have its last ten digits.
    var hash: Int128 = 0
    var debits: Int128 = 0
    var credits: Int128 = 0

    mutating func add(_ other: NachaSums) {
        lines += other.lines
        hash += other.hash
        debits += other.debits
        credits += other.credits
    }
}

/// A file, records 1 to 9.
struct NachaFile {
    let ordinal: Int
    /// Immediate origin, creation date and time, file ID modifier: positions 14-23, 24-34.
    let identity: [Range<Int>]
    /// Positions 24-29.
    let created: BusinessDate?
    var sums = NachaSums()
    var batches = 0
    var entries = 0
    /// Holds accounting advices (ADV), whose controls have other columns.
    var hasAdvices = false

    init(_ line: FixedWidthLine, ordinal: Int, _ bytes: Span<UInt8>) {
        self.ordinal = ordinal
        identity = [TextFieldReader.trim(bytes, line.range(14...23)), line.range(24...29), line.range(30...34)]
        let date = line.range(24...29)
        created = SwiftAmount.date(bytes, at: date.lowerBound, end: date.upperBound)
    }

    var scope: String { ordinal == 1 ? "file" : "file \(ordinal)" }
}

/// A batch, records 5 to 8.
struct NachaBatch {
    let ordinal: Int
    /// Standard entry class, positions 51-53: ADV are accounting advices.
    let isAdvice: Bool
    /// Effective entry date, positions 70-75: the day that the originator wants.
    let effective: BusinessDate?
    /// Settlement date, positions 76-78: the day of the year on which the banks settle, put in by the ACH operator.
    let settlement: BusinessDate?
    var sums = NachaSums()

    init(_ line: FixedWidthLine, ordinal: Int, created: BusinessDate?, _ bytes: Span<UInt8>) {
        self.ordinal = ordinal
        isAdvice = line.range(51...53).map { bytes[$0] } == Array("ADV".utf8)
        let date = line.range(70...75)
        effective = SwiftAmount.date(bytes, at: date.lowerBound, end: date.upperBound)
        let day = line.digits(76...78, in: bytes).map { Int($0) }
        settlement = NachaBatch.date(dayOfYear: day, near: created ?? effective)
    }

    /// A batch whose header is missing.
    init(ordinal: Int) {
        self.ordinal = ordinal
        isAdvice = false
        effective = nil
        settlement = nil
    }

    /// A day of the year in the year that puts it nearest to `near`.
    static func date(dayOfYear: Int?, near: BusinessDate?) -> BusinessDate? {
        guard let dayOfYear, let near, (1...366).contains(dayOfYear) else { return nil }
        let year = near.parts.year
        var nearest: BusinessDate?
        for candidate in [year, year - 1, year + 1] {
            guard let first = BusinessDate(year: candidate, month: 1, day: 1) else { continue }
            let date = first.adding(days: dayOfYear - 1)
            guard date.parts.year == candidate else { continue }
            if let best = nearest, abs(best.days(since: near)) <= abs(date.days(since: near)) { continue }
            nearest = date
        }
        return nearest
    }

    /// The date of an entry. A return counts on the day it is settled, else on the day its file was made: its effective date, if any,
    /// is the original's. Other entries count on their effective date, or for ``DateBasis/credit`` when they are settled.
    func date(isReturn: Bool, basis: DateBasis, created: BusinessDate?) -> BusinessDate? {
        if isReturn { return settlement ?? created }
        return basis == .credit ? settlement ?? effective ?? created : effective ?? settlement ?? created
    }
}
