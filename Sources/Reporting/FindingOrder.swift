internal import Matching
internal import PaymentModel

/// The order of findings in a report: class, business date, taxpayer, amount, canonical order.
///
/// Findings that say the same are ordered by where they stand, so that nothing but location columns depends on it.
struct FindingOrder {
    let records: RecordSet

    func precedes(_ left: Conclusion, _ right: Conclusion) -> Bool {
        let order = compareContent(left, right)
        if order != 0 { return order < 0 }
        return records.standsBefore(left.record, right.record)
    }

    /// Compares all that is no location. Negative, zero or positive.
    func compareContent(_ left: Conclusion, _ right: Conclusion) -> Int {
        if left.outcome != right.outcome { return left.outcome.name < right.outcome.name ? -1 : 1 }
        let (mine, theirs) = (records[left.record], records[right.record])
        if mine.date != theirs.date { return mine.date < theirs.date ? -1 : 1 }
        let taxpayers = records.compare(mine.taxpayer, theirs.taxpayer)
        if taxpayers != 0 { return taxpayers }
        if mine.amountMinor != theirs.amountMinor { return mine.amountMinor < theirs.amountMinor ? -1 : 1 }
        let content = records.compareContent(left.record, right.record)
        if content != 0 { return content }
        let sides = [left, right].map { records[$0.record].flags.contains(.ledger) ? 1 : 0 }
        if sides[0] != sides[1] { return sides[0] - sides[1] }
        if left.rule != right.rule { return left.rule.rawValue < right.rule.rawValue ? -1 : 1 }
        switch (left.counterpart, right.counterpart) {
        case (nil, nil): return 0
        case (nil, _): return -1
        case (_, nil): return 1
        case (let mine?, let theirs?): return records.compareContent(mine, theirs)
        }
    }
}
