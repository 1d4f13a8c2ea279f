public import PaymentModel

/// A record as the partitions hold it: what grouping and pairing look at first, in half a cache line.
public struct KeyedEntry: Sendable {
    public let key: MatchKey
    /// The seeded hash of the reference; 0 when there is none. Equal references have equal hashes.
    public let referenceHash: UInt64
    public let id: RecordID
    public let flags: RecordFlags

    public init(key: MatchKey, referenceHash: UInt64, id: RecordID, flags: RecordFlags) {
        self.key = key
        self.referenceHash = referenceHash
        self.id = id
        self.flags = flags
    }
}
