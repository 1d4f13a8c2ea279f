public import PaymentModel

/// The parameters of the rules R0 to R11. Together with the records they determine every outcome.
public struct RuleSettings: Sendable, Hashable {
    /// R8: the most calendar days by which two dates may differ. 0 turns the date tolerance off.
    public var dateToleranceDays: Int
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
        dateToleranceDays: Int = 0, amountTolerance: AmountTolerance = .zero, nearDays: Int = 3,
        from: BusinessDate? = nil, to: BusinessDate? = nil, referencesAreSeparate: Bool = false
    ) {
        self.dateToleranceDays = dateToleranceDays
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

/// An amount tolerance as a decimal number, which holds for every currency: `0.05` is five centavos, and
/// nothing at all in yen.
public struct AmountTolerance: Sendable, Hashable {
    /// The tolerance is `unscaled` × 10^-`scale`.
    public let unscaled: Int64
    public let scale: Int

    public init(unscaled: Int64, scale: Int) {
        self.unscaled = unscaled
        self.scale = scale
    }

    public static let zero = AmountTolerance(unscaled: 0, scale: 0)

    /// The tolerance in minor units of `currency`, rounded down.
    public func minorUnits(in currency: CurrencyCode) -> Int64 {
        var value = Int128(unscaled)
        if currency.decimals >= scale {
            for _ in 0..<(currency.decimals - scale) { value *= 10 }
        } else {
            for _ in 0..<(scale - currency.decimals) { value /= 10 }
        }
        return Int64(clamping: value)
    }

    /// Plain decimal text.
    public var decimal: String {
        var digits = String(unscaled)
        guard scale > 0 else { return digits }
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        return digits.dropLast(scale) + "." + digits.suffix(scale)
    }
}
