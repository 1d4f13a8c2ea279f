/// A record as the engine keeps it: one cache line, texts by range.
public struct PackedRecord: Sendable {
    public var taxpayer: TaxpayerCode = .missing
    public var amountMinor: Int64 = 0
    public var date = BusinessDate(daysSinceEpoch: 0)
    public var currency = CurrencyCode(index: 0)
    public var flags: RecordFlags = []
    public var reference: TextRange = .none
    public var obligation: TextRange = .none
    public var entryID: TextRange = .none
    /// Offset (40 bits) and source (24 bits) in one word.
    @usableFromInline var place: UInt64 = 0
    /// 1-based physical line on which the record starts.
    public var line: UInt32 = 0
    /// The place of original reference, kind and status in the batch; 0 when all three are missing.
    @usableFromInline var details: UInt32 = 0

    public init() {}

    /// Offsets lie below this: 1 TiB.
    static let offsetMax = 1 << 40

    @inlinable public var offset: UInt64 { place >> 24 }
    @inlinable public var source: Int { Int(truncatingIfNeeded: place & 0xFF_FFFF) }
    @inlinable public var money: Money { Money(amountMinor: amountMinor, currency: currency) }
    /// Zero counts as positive.
    @inlinable public var isNegative: Bool { amountMinor < 0 }
    @inlinable public var isReturn: Bool { flags.contains(.isReturn) }
    /// Whether R1, R3 and R7 may look at the reference.
    @inlinable public var hasStrongReference: Bool { !reference.isMissing && !flags.contains(.weakReference) }
}

/// What else is known of a record.
public struct RecordFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The reference helps to pair and proves nothing.
    public static let weakReference = RecordFlags(rawValue: 1)
    /// The record has an original reference.
    public static let isReturn = RecordFlags(rawValue: 2)
    /// The record is of the ledger side.
    public static let ledger = RecordFlags(rawValue: 4)
    /// The record is of an earlier night.
    public static let history = RecordFlags(rawValue: 8)
    /// Leading zeros were put back into the taxpayer ID.
    public static let paddedTaxpayer = RecordFlags(rawValue: 16)
    /// The taxpayer ID has wrong check digits.
    public static let wrongCheckDigits = RecordFlags(rawValue: 32)
    /// The status is a code of the bank or provider with its meaning: findings name it.
    public static let codedStatus = RecordFlags(rawValue: 64)
}

/// Original reference, kind and status: missing or alike in most records, so kept apart and shared.
struct RecordDetails: Sendable {
    var originalReference: TextRange = .none
    var kind: TextRange = .none
    var status: TextRange = .none
}
