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
    public var decimal: String { Money.text(amountMinor, in: currency) }

    /// A sum of minor units as a plain decimal number in `currency`.
    public static func decimal(_ minor: Int128, in currency: CurrencyCode) -> String { text(minor, in: currency) }

    /// Built from the last digit on: reports write millions of amounts.
    private static func text<Minor: FixedWidthInteger & SignedInteger>(
        _ minor: Minor, in currency: CurrencyCode
    ) -> String {
        let decimals = currency.decimals
        let lengthMin = decimals == 0 ? 1 : decimals + 2
        var characters: [UInt8] = []
        characters.reserveCapacity(24)
        var rest = minor.magnitude
        repeat {
            if decimals > 0, characters.count == decimals { characters.append(0x2E) }
            characters.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0 || characters.count < lengthMin
        if minor < 0 { characters.append(0x2D) }
        characters.reverse()
        return String(decoding: characters, as: UTF8.self)
    }
}
