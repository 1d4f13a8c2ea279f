private import Synchronization

/// Turns records into match keys. One coder serves all threads of a stage; keys of different coders do not compare.
public final class KeyCoder: Sendable {
    private struct Escaped: Hashable {
        let taxpayer: TaxpayerCode
        let amountMinor: Int64
    }

    private let escapes = Mutex<[Escaped: UInt64]>([:])
    private let interner = Mutex(TaxpayerInterner())

    public init() {}

    /// The code of an interned taxpayer's text that all threads share. - Complexity: O(1) expected.
    public func code(_ text: FieldText) -> TaxpayerCode { interner.withLock { $0.code(text, as: .interned) } }

    /// The key of a record. - Complexity: O(1), expected for the escape form.
    @inline(__always)
    public func key(_ record: PackedRecord) -> MatchKey {
        MatchKey(record) ?? MatchKey(escape: escape(record), of: record)
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
