/// Where a record can be read again, in one word: its source, its offset, and where its reference stands in it.
///
/// Layout, from the top: three flags, 9 bits of the reference's distance from the record's start, 7 of its length, and 45 of
/// offset and source together. How these are shared out depends on how many sources there are; a ``PlaceLayout`` knows.
public struct RecordPlace: Hashable, Sendable {
    public let bits: UInt64

    @inlinable
    init(bits: UInt64) { self.bits = bits }

    /// Whether the record is of the ledger side.
    @inlinable public var isLedger: Bool { bits >> 63 == 1 }
    /// Whether the record's group must go through all rules, whatever it looks like.
    @inlinable public var needsRules: Bool { bits >> 62 & 1 == 1 }
    /// Whether the record is held as a row already, since its format cannot be read again from the middle.
    @inlinable public var isHeld: Bool { bits >> 61 & 1 == 1 }
    /// The bytes from the record's start to its reference, and the reference's length; the length is 0 when the record has no
    /// reference, or one that does not stand there as it is.
    @inlinable public var referenceDistance: Int { Int(truncatingIfNeeded: bits >> 52 & 0x1FF) }
    @inlinable public var referenceLength: Int { Int(truncatingIfNeeded: bits >> 45 & 0x7F) }
    /// Source and offset, which tell every record apart.
    @inlinable public var address: UInt64 { bits & RecordPlace.addressMask }

    /// The same place without a word about the reference.
    @inlinable public var withoutReference: RecordPlace {
        RecordPlace(bits: bits & (0b111 << 61 | RecordPlace.addressMask))
    }

    /// The same place of a record whose group must go through all rules.
    @inlinable public var needingRules: RecordPlace { RecordPlace(bits: bits | 1 << 62) }

    @inlinable static var addressMask: UInt64 { 1 << 45 - 1 }
}

/// How ``RecordPlace`` shares its bits between source and offset.
public struct PlaceLayout: Sendable {
    @usableFromInline let sourceBits: UInt64

    /// A layout for `sources` sources of at most `bytesMax` bytes, or `nil` when these are too many and too large.
    public init?(sources: Int, bytesMax: Int) {
        var bits: UInt64 = 0
        while 1 << bits < sources { bits += 1 }
        guard bits < 45, bytesMax < 1 << (45 - bits) else { return nil }
        sourceBits = bits
    }

    /// A record's place.
    ///
    /// - Parameters:
    ///   - reference: where the reference stands as it is; an empty range at `offset` when it does not.
    @inlinable @inline(__always)
    public func place(
        source: Int, offset: Int, reference: Range<Int>, isLedger: Bool, needsRules: Bool = false, isHeld: Bool = false
    ) -> RecordPlace {
        let distance = UInt64(truncatingIfNeeded: reference.lowerBound &- offset)
        let length = UInt64(truncatingIfNeeded: reference.upperBound &- reference.lowerBound)
        let hint = distance <= 0x1FF && length <= 0x7F ? distance << 52 | length << 45 : 0
        return RecordPlace(
            bits: (isLedger ? 1 << 63 : 0) | (needsRules || isHeld ? 1 << 62 : 0) | (isHeld ? 1 << 61 : 0) | hint
                | UInt64(offset) << sourceBits | UInt64(source))
    }

    /// The place of a record's source among all.
    @inlinable @inline(__always)
    public func source(_ place: RecordPlace) -> Int { Int(place.bits & (1 << sourceBits - 1)) }

    /// The offset in its source at which a record starts.
    @inlinable @inline(__always)
    public func offset(_ place: RecordPlace) -> Int { Int(place.address >> sourceBits) }
}
