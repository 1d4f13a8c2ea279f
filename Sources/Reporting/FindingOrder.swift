internal import Matching
internal import PaymentModel

/// The order of findings in a report: class, business date, taxpayer, amount, canonical order.
///
/// Findings that say the same are ordered by where they stand, so that nothing but location columns depends on it.
struct FindingOrder {
    let records: RecordSet
    /// The place of each class in the order of names.
    private let classRanks: [Outcome: Int] = Dictionary(
        uniqueKeysWithValues: Outcome.allCases.sorted { $0.name < $1.name }.enumerated().map { ($1, $0) })

    init(records: RecordSet) { self.records = records }

    /// The conclusions in order. - Complexity: O(n log n)
    func sorted(_ conclusions: [Conclusion]) -> [Conclusion] {
        let keyed = conclusions.indices.map { place -> SortKey in
            let conclusion = conclusions[place]
            let record = records[conclusion.record]
            let date = UInt32(bitPattern: record.date.daysSinceEpoch) ^ 0x8000_0000
            return SortKey(
                classAndDate: UInt64(classRanks[conclusion.outcome] ?? 0) << 32 | UInt64(date),
                taxpayer: record.taxpayer.numericOrder, place: place)
        }
        return keyed.sorted { left, right in
            if left.classAndDate != right.classAndDate { return left.classAndDate < right.classAndDate }
            if let mine = left.taxpayer, let theirs = right.taxpayer, mine != theirs { return mine < theirs }
            return precedes(conclusions[left.place], conclusions[right.place])
        }.map { conclusions[$0.place] }
    }

    /// What decides most comparisons without a look at the records.
    private struct SortKey {
        let classAndDate: UInt64
        /// `nil` unless the taxpayer is a number.
        let taxpayer: UInt64?
        let place: Int
    }

    private func precedes(_ left: Conclusion, _ right: Conclusion) -> Bool {
        let order = compareContent(left, right)
        if order != 0 { return order < 0 }
        return records.standsBefore(left.record, right.record)
    }

    /// Compares all that is no location, of findings of one class and date. Negative, zero or positive.
    private func compareContent(_ left: Conclusion, _ right: Conclusion) -> Int {
        let (mine, theirs) = (records[left.record], records[right.record])
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
