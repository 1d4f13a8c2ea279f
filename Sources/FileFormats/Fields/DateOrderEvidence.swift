internal import PaymentModel
private import Synchronization

/// Collects what the dates of a file say about the order of day and month.
struct DateOrderEvidence {
    private var seesDayFirst = false
    private var seesMonthFirst = false

    /// A date that only one order can read settles that order.
    mutating func add(_ reading: DateField.Reading) {
        guard case .unordered(let first, let second, let year) = reading else { return }
        let dayFirst = BusinessDate(year: year, month: second, day: first) != nil
        let monthFirst = BusinessDate(year: year, month: first, day: second) != nil
        if dayFirst && !monthFirst { seesDayFirst = true }
        if monthFirst && !dayFirst { seesMonthFirst = true }
    }

    /// `nil` when nothing settles it, or when the dates contradict each other.
    var order: DateOrder? {
        switch (seesDayFirst, seesMonthFirst) {
        case (true, false): .dayFirst
        case (false, true): .monthFirst
        default: nil
        }
    }
}

/// The order of day and month that a file settles: found once, by whichever thread needs it first.
final class SettledDateOrder: Sendable {
    private let found = Mutex<DateOrder??>(nil)

    /// The order, by `find` when it has not been looked for.
    func order(_ find: () -> DateOrder?) -> DateOrder? {
        found.withLock { found in
            if let found { return found }
            let order = find()
            found = .some(order)
            return order
        }
    }
}
