private import Synchronization

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

    static let dateBits: UInt64 = 22
    /// Amounts from -2⁴¹ to 2⁴¹-1 minor units fit: some 22 billion reais either way.
    static let amountBias: Int64 = 1 << 41
    static let dateBias: Int32 = 719_163

    /// The part of `low` that is not the date.
    @inlinable public var lowWithoutDate: UInt64 { low >> 22 }

    /// The key with the date so many days earlier. - Precondition: the earlier date exists, or nothing has it.
    @inlinable
    public func earlier(by days: Int) -> MatchKey? {
        let date = low & (1 << 22 - 1)
        guard date > UInt64(days) else { return nil }
        return MatchKey(high: high, low: low - UInt64(days))
    }

    /// Turns records into keys. One coder serves all threads of a run; keys of different coders do not compare.
    public final class Coder: Sendable {
        private struct Escaped: Hashable { let taxpayer: TaxpayerCode; let amountMinor: Int64 }

        private let escapes = Mutex<[Escaped: UInt64]>([:])

        public init() {}

        /// The key of a record. - Complexity: O(1), expected for the escape form.
        @inline(__always)
        public func key(_ record: PackedRecord) -> MatchKey {
            let shifted = record.amountMinor &+ MatchKey.amountBias
            let date = UInt64(UInt32(bitPattern: record.date.daysSinceEpoch &+ MatchKey.dateBias))
            let currency = UInt64(record.currency.index) << 4
            guard shifted >= 0, shifted < MatchKey.amountBias << 1, record.taxpayer.payload < 1 << 47 else {
                return MatchKey(high: 7 << 61 | escape(record) << 14 | currency, low: date)
            }
            let taxpayer = UInt64(record.taxpayer.form.rawValue) << 61 | record.taxpayer.payload << 14
            return MatchKey(high: taxpayer | currency, low: UInt64(shifted) << MatchKey.dateBits | date)
        }

        private func escape(_ record: PackedRecord) -> UInt64 {
            let pair = Escaped(taxpayer: record.taxpayer, amountMinor: record.amountMinor)
            return escapes.withLock { known in
                if let place = known[pair] { return place }
                known[pair] = UInt64(known.count)
                return UInt64(known.count - 1)
            }
        }
    }
}
