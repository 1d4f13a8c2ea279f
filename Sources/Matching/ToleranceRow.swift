internal import PaymentModel

/// A way to stand records in a row so that those within a tolerance of each other are neighbours.
protocol ToleranceRow {
    /// Orders two records by everything that must be equal, then by what may differ.
    func precedes(_ left: PackedRecord, _ right: PackedRecord) -> Bool
    /// The bounds of what is within the tolerance of `record`, as records to compare with by ``precedes(_:_:)``.
    func bounds(_ record: PackedRecord) -> (first: PackedRecord, last: PackedRecord)
}

/// Same taxpayer, currency and amount; dates within a tolerance of each other.
struct DateRow: ToleranceRow {
    let tolerance: DateTolerance

    func precedes(_ left: PackedRecord, _ right: PackedRecord) -> Bool {
        if left.taxpayer != right.taxpayer { return left.taxpayer.bits < right.taxpayer.bits }
        if left.currency != right.currency { return left.currency < right.currency }
        if left.amountMinor != right.amountMinor { return left.amountMinor < right.amountMinor }
        return left.date < right.date
    }

    func bounds(_ record: PackedRecord) -> (first: PackedRecord, last: PackedRecord) {
        var (first, last) = (record, record)
        let dates = tolerance.dates(around: record.date)
        first.date = dates.lowerBound
        last.date = dates.upperBound
        return (first, last)
    }
}

/// Same taxpayer, currency and date; amounts of one sign at most so far apart.
struct AmountRow: ToleranceRow {
    let tolerance: AmountTolerance

    func precedes(_ left: PackedRecord, _ right: PackedRecord) -> Bool {
        if left.taxpayer != right.taxpayer { return left.taxpayer.bits < right.taxpayer.bits }
        if left.currency != right.currency { return left.currency < right.currency }
        if left.date != right.date { return left.date < right.date }
        return left.amountMinor < right.amountMinor
    }

    func bounds(_ record: PackedRecord) -> (first: PackedRecord, last: PackedRecord) {
        var (first, last) = (record, record)
        let minor = min(tolerance.minorUnits(in: record.currency), Money.amountMinorMax)
        first.amountMinor = record.amountMinor - minor
        last.amountMinor = record.amountMinor + minor
        if record.isNegative {
            last.amountMinor = min(last.amountMinor, -1)
        } else {
            first.amountMinor = max(first.amountMinor, 0)
        }
        return (first, last)
    }
}
