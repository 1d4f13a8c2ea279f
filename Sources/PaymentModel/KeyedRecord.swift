/// What a record is grouped and screened by, in half a cache line: its key in full, and short hashes of its texts.
///
/// The records of a run are too many to hold whole. These are held instead, and the few that turn out to need all rules are read
/// again from where they stand.
public struct KeyedRecord: Sendable {
    public let key: MatchKey
    /// Of the reference and of the obligation's plain form; 0 when there is none. Equal texts have equal hashes.
    public let referenceHash: UInt32
    public let obligationHash: UInt32
    public let place: RecordPlace

    @inlinable @inline(__always)
    public init(key: MatchKey, referenceHash: UInt32, obligationHash: UInt32, place: RecordPlace) {
        self.key = key
        self.referenceHash = referenceHash
        self.obligationHash = obligationHash
        self.place = place
    }
}

extension KeyedRecord {
    /// The record as one that must go through all rules: without hashes, so that no search finds it again.
    public var asResidue: KeyedRecord {
        KeyedRecord(key: key, referenceHash: 0, obligationHash: 0, place: place.needingRules)
    }

    /// Whether this is the result of ``asResidue``, or a record that needs all rules by its own nature.
    public var isResidue: Bool { place.needsRules }
}

/// A batch of keyed records: what a reader hands on.
///
/// Filled by one thread at a time.
@safe
public final class KeyedBatch: @unchecked Sendable {
    /// How many records a batch holds: it stays in the cache between reader and partitions.
    @inlinable public static var capacity: Int { 2048 }

    @usableFromInline let records: UnsafeMutablePointer<KeyedRecord>
    /// Behind a pointer, since a class's own variable would be watched for overlapping access at every record.
    @usableFromInline let counter: UnsafeMutablePointer<Int>

    /// An empty batch.
    public init() {
        unsafe records = UnsafeMutablePointer<KeyedRecord>.allocate(capacity: KeyedBatch.capacity)
        unsafe counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        unsafe counter.initialize(to: 0)
    }

    deinit {
        unsafe records.deallocate()
        unsafe counter.deallocate()
    }

    /// How many records are in.
    @inlinable public var count: Int { unsafe counter.pointee }

    /// - Precondition: fewer than ``capacity`` are in.
    @inlinable @inline(__always)
    public func append(_ record: KeyedRecord) {
        precondition(count < KeyedBatch.capacity)
        unsafe (records + count).initialize(to: record)
        unsafe counter.pointee += 1
    }

    /// Empties the batch.
    public func removeAll() { unsafe counter.pointee = 0 }

    /// The first record. - Precondition: the batch outlives every use.
    @unsafe
    package var start: UnsafeMutablePointer<KeyedRecord> { unsafe records }

    /// Calls `body` with all records of the batch.
    public func withRecords<Result>(_ body: (Span<KeyedRecord>) -> Result) -> Result {
        body(unsafe Span(_unsafeStart: records, count: count))
    }
}
