/// Where a record can be read again, in one word: its source, its offset, and what is known of its reference.
///
/// Layout, from the top: four flags; 16 bits that are the ``ReferenceCode/form`` of a coded reference, or 9 bits of the reference's
/// distance from the record's start and 7 of its length; and 44 of offset and source together. How these are shared out depends on
/// how many sources there are; a ``PlaceLayout`` knows.
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
    /// Whether the record has its reference's code instead of hashes.
    @inlinable var isCoded: Bool { bits >> 60 & 1 == 1 }
    @inlinable var form: UInt16 { UInt16(truncatingIfNeeded: bits >> RecordPlace.addressBits) }
    /// The bytes from the record's start to its reference, and the reference's length; the length is 0 when the record has no
    /// reference, or one that does not stand there as it is. - Precondition: not coded.
    @inlinable public var referenceDistance: Int { Int(truncatingIfNeeded: bits >> 51 & 0x1FF) }
    @inlinable public var referenceLength: Int {
        isCoded ? 0 : Int(truncatingIfNeeded: bits >> RecordPlace.addressBits & 0x7F)
    }
    /// Source and offset, which tell every record apart.
    @inlinable public var address: UInt64 { bits & RecordPlace.addressMask }

    /// The same place without a word about the reference.
    @inlinable var withoutReference: RecordPlace {
        RecordPlace(bits: bits & (0b111 << 61 | RecordPlace.addressMask))
    }

    /// The same place of a record whose reference stands as it is `distance` bytes after its start, where that can be said.
    @inlinable @inline(__always)
    public func withReference(at distance: Int, length: Int) -> RecordPlace {
        guard distance >= 0, distance <= 0x1FF, length <= 0x7F else { return self }
        let hint = UInt64(distance) << 51 | UInt64(length) << RecordPlace.addressBits
        return RecordPlace(bits: withoutReference.bits | hint)
    }

    @inlinable @inline(__always)
    func withCode(ofForm form: UInt16) -> RecordPlace {
        RecordPlace(bits: withoutReference.bits | 1 << 60 | UInt64(form) << RecordPlace.addressBits)
    }

    /// The same place of a record whose group must go through all rules.
    @inlinable var needingRules: RecordPlace { RecordPlace(bits: bits | 1 << 62) }

    @inlinable static var addressBits: UInt64 { 44 }
    @inlinable static var addressMask: UInt64 { 1 << addressBits - 1 }
}

/// How ``RecordPlace`` shares its bits between source and offset.
public struct PlaceLayout: Sendable {
    @usableFromInline let sourceBits: UInt64

    /// A layout for `sources` sources of at most `bytesMax` bytes, or `nil` when these are too many and too large.
    public init?(sources: Int, bytesMax: Int) {
        var bits: UInt64 = 0
        while 1 << bits < sources { bits += 1 }
        guard bits < RecordPlace.addressBits, bytesMax < 1 << (RecordPlace.addressBits - bits) else { return nil }
        sourceBits = bits
    }

    /// A record's place, without a word about its reference.
    @inlinable @inline(__always)
    public func place(
        source: Int, offset: Int, isLedger: Bool, needsRules: Bool = false, isHeld: Bool = false
    ) -> RecordPlace {
        RecordPlace(
            bits: (isLedger ? 1 << 63 : 0) | (needsRules || isHeld ? 1 << 62 : 0) | (isHeld ? 1 << 61 : 0)
                | UInt64(offset) << sourceBits | UInt64(source))
    }

    /// The place of a record's source among all.
    @inlinable @inline(__always)
    public func source(_ place: RecordPlace) -> Int { Int(place.bits & (1 << sourceBits - 1)) }

    /// The offset in its source at which a record starts.
    @inlinable @inline(__always)
    public func offset(_ place: RecordPlace) -> Int { Int(place.address >> sourceBits) }
}
