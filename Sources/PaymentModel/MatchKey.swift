/// The match key of a record in 128 bits: taxpayer, amount, currency and business date. Equal keys are equal in all
/// four, and the other way round.
///
/// Layout: `high` holds the taxpayer's form (3 bits) and number (47), and the currency (10); `low` holds the amount
/// (42, biased) and the date (22, biased). An amount or place that does not fit takes the escape form: the number is then that of
/// a (taxpayer, amount) pair in the coder.
public struct MatchKey: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    @inlinable
    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The key of a table's unused slots. No record has it, since every key has a currency and a date.
    public static let unused = MatchKey(high: 0, low: 0)

    @inlinable static var dateBits: UInt64 { 22 }
    /// Amounts from -2⁴¹ to 2⁴¹-1 minor units fit: some 22 billion reais either way.
    @inlinable static var amountBias: Int64 { 1 << 41 }
    @inlinable static var dateBias: Int32 { 719_163 }

    /// The part of `low` that is not the date.
    @inlinable public var lowWithoutDate: UInt64 { low >> 22 }

    /// The key with the date so many days earlier. - Precondition: the earlier date exists, or nothing has it.
    @inlinable
    public func earlier(by days: Int) -> MatchKey? {
        let date = low & (1 << 22 - 1)
        guard date > UInt64(days) else { return nil }
        return MatchKey(high: high, low: low - UInt64(days))
    }

    /// Whether this is the escape form: what it stands for cannot be read off it.
    @inlinable public var isEscape: Bool { high >> 61 == 7 }
    /// Whether the taxpayer is a numeric CPF or CNPJ, which every coder gives the same key.
    @inlinable public var isNumericTaxpayer: Bool { high >> 61 == 1 }
    /// Whether the record has no taxpayer, and nothing that stands in for one.
    @inlinable public var isWithoutTaxpayer: Bool { high >> 61 == 0 }
    /// The signed amount in minor units. - Precondition: not the escape form.
    @inlinable public var amountMinor: Int64 {
        Int64(truncatingIfNeeded: low >> MatchKey.dateBits) &- MatchKey.amountBias
    }
    @inlinable public var currency: CurrencyCode { CurrencyCode(index: UInt16(truncatingIfNeeded: high >> 4 & 0x3FF)) }
    /// The date, biased: later dates are larger.
    @inlinable public var dateNumber: UInt64 { low & (1 << MatchKey.dateBits - 1) }

    /// The key of a taxpayer, amount, currency and date, or `nil` when the amount or the taxpayer's number needs the escape form.
    @inlinable @inline(__always)
    public init?(taxpayer: TaxpayerCode, amountMinor: Int64, currency: CurrencyCode, daysSinceEpoch: Int32) {
        let shifted = amountMinor &+ MatchKey.amountBias
        guard shifted >= 0, shifted < MatchKey.amountBias << 1, taxpayer.payload < 1 << 47 else { return nil }
        let date = UInt64(UInt32(bitPattern: daysSinceEpoch &+ MatchKey.dateBias))
        high = (taxpayer.bits >> 56) << 61 | taxpayer.payload << 14 | UInt64(currency.index) << 4
        low = UInt64(shifted) << MatchKey.dateBits | date
    }

    @inline(__always)
    init?(_ record: PackedRecord) {
        self.init(
            taxpayer: record.taxpayer, amountMinor: record.amountMinor, currency: record.currency,
            daysSinceEpoch: record.date.daysSinceEpoch)
    }

    /// The escape form: the place of (taxpayer, amount) in a coder, with the record's currency and date.
    init(escape place: UInt64, of record: PackedRecord) {
        high = 7 << 61 | place << 14 | UInt64(record.currency.index) << 4
        low = UInt64(UInt32(bitPattern: record.date.daysSinceEpoch &+ MatchKey.dateBias))
    }
}
