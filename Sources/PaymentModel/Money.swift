/// An amount of money: signed integer minor units and their currency. Positive is money into our account.
public struct Money: Hashable, Sendable {
    /// Minor units (centavos for BRL). Its magnitude never exceeds ``amountMinorMax``.
    public var amountMinor: Int64
    public var currency: CurrencyCode

    @inlinable
    public init(amountMinor: Int64, currency: CurrencyCode) {
        self.amountMinor = amountMinor
        self.currency = currency
    }

    /// The largest magnitude that a single record may have; readers reject more as out of range.
    /// 10¹⁷ minor units are a thousand trillion reais. Sums are kept in 128 bits.
    public static let amountMinorMax: Int64 = 100_000_000_000_000_000

    /// The amount as a plain decimal number, such as `-2.53`: no grouping, `.` as the decimal point.
    public var decimal: String { Money.decimal(Int128(amountMinor), in: currency) }

    /// A sum of minor units as a plain decimal number in `currency`.
    public static func decimal(_ minor: Int128, in currency: CurrencyCode) -> String {
        let decimals = currency.decimals
        var digits = String(minor.magnitude)
        if digits.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
        }
        let whole = digits.dropLast(decimals)
        let fraction = decimals == 0 ? "" : "." + digits.suffix(decimals)
        return (minor < 0 ? "-" : "") + whole + fraction
    }
}
