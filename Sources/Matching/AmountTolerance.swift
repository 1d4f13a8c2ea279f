public import PaymentModel

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

    /// Reads a plain decimal number with a point or a comma, such as `0.05`.
    ///
    /// - Returns: `nil` for anything else, and for more than 17 digits.
    public init?(text: String) {
        let parts = text.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
        let digits = parts.joined()
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.count <= 17,
            digits.utf8.allSatisfy({ $0 ^ 0x30 < 10 }), let unscaled = Int64(digits)
        else { return nil }
        self.init(unscaled: unscaled, scale: parts.count == 2 ? parts[1].count : 0)
    }

    /// Plain decimal text.
    public var decimal: String {
        var digits = String(unscaled)
        guard scale > 0 else { return digits }
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        return digits.dropLast(scale) + "." + digits.suffix(scale)
    }
}
