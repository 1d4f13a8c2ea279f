public import PaymentModel

/// The parameters of the rules R0 to R11. Together with the records they determine every outcome.
public struct RuleSettings: Sendable, Hashable {
    /// R8: the most by which two dates may differ, in calendar days or in Brazilian banking days.
    public var dateTolerance: DateTolerance
    /// R8: the most by which two amounts may differ. Zero turns the amount tolerance off.
    public var amountTolerance: AmountTolerance
    /// R10: how many days back a possible duplicate is looked for. 0 turns R10 off.
    public var nearDays: Int
    /// R11: the first and last date of the window, both included; `nil` is unbounded.
    public var from: BusinessDate?
    public var to: BusinessDate?
    /// R4: whether settlement and ledger references belong to different schemes, so that different ones
    /// contradict nothing (`--references separate`).
    public var referencesAreSeparate: Bool

    public init(
        dateTolerance: DateTolerance = .none, amountTolerance: AmountTolerance = .zero, nearDays: Int = 3,
        from: BusinessDate? = nil, to: BusinessDate? = nil, referencesAreSeparate: Bool = false
    ) {
        self.dateTolerance = dateTolerance
        self.amountTolerance = amountTolerance
        self.nearDays = nearDays
        self.from = from
        self.to = to
        self.referencesAreSeparate = referencesAreSeparate
    }

    /// The largest tolerance and near window in days: more would compare whole years with each other.
    public static let daysMax = 366

    /// Whether R11 may call a record of that date missing.
    public func windowContains(_ date: BusinessDate) -> Bool {
        if let from, date < from { return false }
        if let to, date > to { return false }
        return true
    }
}
