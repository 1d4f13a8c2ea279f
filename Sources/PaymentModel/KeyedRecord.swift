/// What a record is grouped and screened by: its key in full, and its reference in full or hashes of its texts.
///
/// The records of a run are too many to hold whole. These are held instead, and the few that turn out to need all rules are read
/// again from where they stand.
///
/// A record that has a reference with a ``ReferenceCode`` and no obligation is *coded*: whether two coded records have one reference
/// is known without a look at their sources. Every other record has hashes, of which equal ones mean "perhaps".
public struct KeyedRecord: Sendable {
    public let key: MatchKey
    /// The words of the reference's code, or the hashes of the reference and of the obligation.
    @usableFromInline let first: UInt64
    @usableFromInline let second: UInt64
    public let place: RecordPlace

    /// A coded record.
    @inlinable @inline(__always)
    public init(key: MatchKey, reference: ReferenceCode, place: RecordPlace) {
        self.key = key
        first = reference.first
        second = reference.second
        self.place = place.withCode(ofForm: reference.form)
    }

    /// - Parameters:
    ///   - referenceHash: of the reference's code, or of its bytes when it has none; 0 when there is no reference.
    ///   - obligationHash: of the obligation's plain form; 0 when there is none.
    ///   - place: with a word about where the reference stands, if it stands there as it is.
    @inlinable @inline(__always)
    public init(key: MatchKey, referenceHash: UInt64, obligationHash: UInt64, place: RecordPlace) {
        self.key = key
        first = referenceHash
        second = obligationHash
        self.place = place
    }

    /// The reference's code, when the record is coded.
    @inlinable public var reference: ReferenceCode? {
        place.isCoded ? ReferenceCode(first: first, second: second, form: place.form) : nil
    }

    /// Whether both records are coded and have one reference.
    @inlinable @inline(__always)
    public func hasReference(of other: KeyedRecord) -> Bool {
        place.isCoded && other.place.isCoded && first == other.first && second == other.second
            && place.form == other.place.form
    }

    /// A hash of the reference; 0 when there is none. Equal references have equal hashes, coded or not.
    ///
    /// - Parameter hash: the one that made the hashes of the records that are not coded.
    @inlinable @inline(__always)
    public func referenceHash(_ hash: TextHash) -> UInt64 {
        reference.map { hash($0) } ?? first
    }

    /// A hash of the obligation's plain form; 0 when there is none.
    @inlinable public var obligationHash: UInt64 { place.isCoded ? 0 : second }
}

extension KeyedRecord {
    /// The record as one that must go through all rules: without reference and obligation, so that no search finds it again.
    public var asResidue: KeyedRecord {
        KeyedRecord(key: key, referenceHash: 0, obligationHash: 0, place: place.withoutReference.needingRules)
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
