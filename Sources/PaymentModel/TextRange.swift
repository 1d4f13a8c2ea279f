/// Where the text of a field stands: in its source, or in the arena of its batch when it had to be
/// unescaped, decoded or composed.
///
/// Layout: one bit for the arena, 43 bits of offset (8 TiB), 20 bits of length. All zero is "missing".
public struct TextRange: Hashable, Sendable {
    @usableFromInline let bits: UInt64

    @usableFromInline
    init(bits: UInt64) { self.bits = bits }

    /// No text. An empty text is a missing one.
    public static let none = TextRange(bits: 0)

    /// The longest text of a field in bytes; readers reject more as out of range.
    public static let lengthMax = (1 << 20) - 1

    /// A range of the source. Empty gives ``none``.
    @inlinable
    public static func source(offset: Int, length: Int) -> TextRange {
        precondition(length >= 0 && length <= lengthMax && offset >= 0 && offset < 1 << 43)
        return length == 0 ? .none : TextRange(bits: UInt64(offset) << 20 | UInt64(length))
    }

    /// A range of the batch's arena. Empty gives ``none``.
    @inlinable
    static func arena(offset: Int, length: Int) -> TextRange {
        precondition(length >= 0 && length <= lengthMax && offset >= 0 && offset < 1 << 43)
        return length == 0 ? .none : TextRange(bits: 1 << 63 | UInt64(offset) << 20 | UInt64(length))
    }

    @inlinable public var isMissing: Bool { bits == 0 }
    @inlinable public var length: Int { Int(truncatingIfNeeded: bits & 0xF_FFFF) }
    /// Where the text stands in its source; `nil` when it is missing or does not stand there as it is.
    @inlinable public var sourceRange: Range<Int>? { isMissing || isInArena ? nil : offset..<(offset + length) }
    @inlinable var offset: Int { Int(truncatingIfNeeded: (bits >> 20) & ((1 << 43) - 1)) }
    @inlinable var isInArena: Bool { bits >> 63 == 1 }
}
