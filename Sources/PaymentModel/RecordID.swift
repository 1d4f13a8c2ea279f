/// A record of a ``RecordSet``: its batch and its row in 16 bits each.
///
/// Which thread filled which batch decides the number, so it never decides an order or an outcome.
public struct RecordID: Hashable, Sendable {
    public let raw: UInt32
    @inlinable public init(raw: UInt32) { self.raw = raw }
    @inlinable public init(batch: Int, row: Int) { raw = UInt32(batch) << 16 | UInt32(row) }
    @inlinable public var batch: Int { Int(raw >> 16) }
    @inlinable public var row: Int { Int(raw & 0xFFFF) }
    /// A place in an array over all possible IDs.
    @inlinable public var index: Int { Int(raw) }
}
