public import PaymentModel

/// R3, R8: how far two dates may lie apart.
public enum DateTolerance: Sendable, Hashable {
    /// At most so many calendar days. 0 turns the tolerance off.
    case calendarDays(Int)
    /// At most so many Brazilian banking days, a date that is none counting as the next one. 0 lets a Saturday, a Sunday and the
    /// Monday after them be one day.
    case bankingDays(Int, BankingCalendar)

    /// No tolerance at all.
    public static let none = DateTolerance.calendarDays(0)

    /// Whether only equal dates are within the tolerance.
    public var isNone: Bool { self == .none }

    /// Whether two dates are within the tolerance of each other.
    ///
    /// - Complexity: O(1); for banking days O(log n) in the holidays of all years.
    public func contains(_ one: BusinessDate, _ other: BusinessDate) -> Bool {
        switch self {
        case .calendarDays(let days): abs(one.days(since: other)) <= days
        case .bankingDays(let days, let calendar): abs(calendar.bankingDays(from: one, to: other)) <= days
        }
    }

    /// The dates within the tolerance of `date`.
    public func dates(around date: BusinessDate) -> ClosedRange<BusinessDate> {
        switch self {
        case .calendarDays(let days): date.adding(days: -days)...date.adding(days: days)
        case .bankingDays(let days, let calendar): calendar.dates(within: days, of: date)
        }
    }

    /// How many days, whichever they are.
    public var days: Int {
        switch self {
        case .calendarDays(let days), .bankingDays(let days, _): days
        }
    }

    /// The calendar of banking days, where they are counted.
    public var calendar: BankingCalendar? {
        switch self {
        case .calendarDays: nil
        case .bankingDays(_, let calendar): calendar
        }
    }

    /// As it is given: `2` or `2b`.
    public var text: String { calendar == nil ? "\(days)" : "\(days)b" }

    /// Reads `2` or `2b`, from 0 to ``RuleSettings/daysMax``.
    ///
    /// - Returns: `nil` for anything else.
    public init?(text: String, calendar: @autoclosure () -> BankingCalendar = .national) {
        let isBanking = text.hasSuffix("b")
        let digits = isBanking ? text.dropLast() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 ^ 0x30 < 10 }), let days = Int(digits),
            days <= RuleSettings.daysMax
        else { return nil }
        self = isBanking ? .bankingDays(days, calendar()) : .calendarDays(days)
    }
}
