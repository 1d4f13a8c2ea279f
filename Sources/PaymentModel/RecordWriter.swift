private import Glibc

/// Where a reader puts its records. One writer serves one thread and many sources in turn.
///
/// What the rows of the batch in hand have is counted here and told to the batch when it is full or asked for: a struct's own
/// fields cost no exclusivity checks.
@safe
public struct RecordWriter: @unchecked Sendable {
    private var batches: [RecordBatch] = []
    private var rows: UnsafeMutablePointer<PackedRecord>
    private var count = 0
    private var hasObligations = false
    private var hasMissingTaxpayers = false
    private(set) var interner = TaxpayerInterner()
    private(set) var batch: RecordBatch
    private var source = 0
    private var bytes: SourceBytes?
    private var sideFlags: RecordFlags = []
    private let keepsTexts: Bool
    private let rowsMax: Int
    /// Words and details that were kept for another generation of the batch's texts are gone.
    private var textGeneration = 1
    private var sharedWords = [SharedWord](repeating: SharedWord(), count: SharedWord.count)
    private var detailCache = [DetailCacheSlot](repeating: DetailCacheSlot(), count: DetailCacheSlot.count)

    /// - Parameter keepsTexts: whether references, obligations and entry IDs are copied out of the sources: for records that lie far
    ///   apart and will be looked at again and again.
    /// - Parameter rowsMax: how many records a batch holds: fewer than ``RecordBatch/capacity`` for sources of some records, whose
    ///   reader would spend its time on the memory.
    public init(keepsTexts: Bool = false, rowsMax: Int = RecordBatch.capacity) {
        precondition((1...RecordBatch.capacity).contains(rowsMax))
        self.keepsTexts = keepsTexts
        self.rowsMax = rowsMax
        batch = RecordBatch(rowsMax: rowsMax)
        unsafe rows = batch.rows
        batches.append(batch)
    }

    /// The batches filled so far, the one in hand included.
    func sealedBatches() -> [RecordBatch] {
        sealBatch()
        return batches
    }

    private func sealBatch() {
        batch.seal(count: count, hasObligations: hasObligations, hasMissingTaxpayers: hasMissingTaxpayers)
    }

    /// Starts a source: the records appended from now on are its.
    ///
    /// - Parameter source: the source's place in the list that ``RecordSet`` is made with.
    public mutating func begin(source: Int, bytes: SourceBytes, side: Side, isHistory: Bool = false) {
        precondition(source < 1 << 24)
        self.source = source
        self.bytes = bytes
        sideFlags = side == .ledger ? .ledger : []
        if isHistory { sideFlags.insert(.history) }
    }

    /// Calls `body` with all bytes of the source in hand, and waits for those that are still being decoded. `nil` when no source
    /// was begun.
    public func withWholeSource<Result>(_ body: (Span<UInt8>) -> Result) -> Result? { bytes?.withBytes(body) }

    /// Keeps a text that is not in the source as such. Belongs to the next record that is appended.
    public mutating func keep(_ text: [UInt8]) -> TextRange {
        makeRoom()
        return batch.arena.add(text)
    }

    /// Keeps a word that many records in a row share, such as a kind or a status: once a batch, as long as few words take turns.
    /// Belongs to the next record that is appended.
    public mutating func keepShared(_ word: [UInt8]) -> TextRange {
        makeRoom()
        guard let first = word.first else { return .none }
        let slot = (word.count &+ Int(first)) & (SharedWord.count - 1)
        if sharedWords[slot].generation != textGeneration || sharedWords[slot].bytes != word {
            sharedWords[slot] = SharedWord(generation: textGeneration, bytes: word, range: keep(word))
        }
        return sharedWords[slot].range
    }

    /// The code of a taxpayer ID. For numeric IDs build ``TaxpayerCode`` directly.
    public mutating func code(_ id: TaxpayerID) -> TaxpayerCode { interner.code(id) }

    /// Appends a record that starts at `offset` of the current source.
    ///
    /// - Complexity: O(1) amortised.
    public mutating func append(_ record: PackedRecord, offset: Int) {
        makeRoom()
        precondition(offset < PackedRecord.offsetMax)
        var record = record
        record.place = UInt64(offset) << 24 | UInt64(source)
        record.flags.formUnion(sideFlags)
        if keepsTexts {
            record.reference = kept(record.reference)
            record.obligation = kept(record.obligation)
            record.entryID = kept(record.entryID)
        }
        unsafe (rows + count).initialize(to: record)
        count += 1
        if !record.obligation.isMissing { hasObligations = true }
        if record.taxpayer.isMissing { hasMissingTaxpayers = true }
    }

    /// The same text in the arena.
    private func kept(_ text: TextRange) -> TextRange {
        guard !text.isMissing, !text.isInArena, let bytes else { return text }
        return unsafe batch.arena.add(UnsafeBufferPointer(start: bytes.start + text.offset, count: text.length))
    }

    /// Attaches original reference, kind and status to a record that will be appended next.
    ///
    /// Kind and status take few values, so records that agree in both share one entry.
    public mutating func attach(
        originalReference: TextRange, kind: TextRange, status: TextRange, to record: inout PackedRecord
    ) {
        guard !(originalReference.isMissing && kind.isMissing && status.isMissing) else { return }
        makeRoom()
        guard originalReference.isMissing else {
            record.flags.insert(.isReturn)
            record.details = batch.add(
                RecordDetails(originalReference: originalReference, kind: kind, status: status))
            return
        }
        let slot = (mark(kind) &* 7 &+ mark(status)) & (DetailCacheSlot.count - 1)
        let cached = detailCache[slot]
        if cached.place != 0, cached.generation == textGeneration, cached.source == source, isSame(cached.kind, kind),
            isSame(cached.status, status)
        {
            record.details = cached.place
            return
        }
        record.details = batch.add(RecordDetails(kind: kind, status: status))
        detailCache[slot] = DetailCacheSlot(
            generation: textGeneration, source: source, place: record.details, kind: kind, status: status)
    }

    /// A number that is equal for equal texts, and mostly another for other ones.
    private func mark(_ text: TextRange) -> Int {
        unsafe withText(text) { bytes in
            unsafe bytes.count &+ Int(bytes[0]) &* 5 &+ Int(bytes[bytes.count / 2]) &* 3 &+ Int(bytes[bytes.count - 1])
        } ?? 0
    }

    private func isSame(_ left: TextRange, _ right: TextRange) -> Bool {
        if left == right { return true }
        guard left.length == right.length, let bytes else { return false }
        if !left.isInArena, !right.isInArena {
            return unsafe memcmp(bytes.start + left.offset, bytes.start + right.offset, left.length) == 0
        }
        return unsafe batch.compareTexts(left, bytes.start, batch, right, bytes.start) == 0
    }

    /// Calls `body` with a text of the record in hand; `nil` when it is missing.
    func withText<Result>(_ text: TextRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        guard !text.isMissing, let bytes else { return nil }
        return unsafe batch.withText(text, bytes.start, body)
    }

    /// Forgets which words and details the batch holds.
    mutating func forgetShared() { textGeneration += 1 }

    @inline(__always)
    private mutating func makeRoom() {
        if count == rowsMax { openBatch() }
    }

    private mutating func openBatch() {
        sealBatch()
        batch = RecordBatch(rowsMax: rowsMax)
        unsafe rows = batch.rows
        (count, hasObligations, hasMissingTaxpayers) = (0, false, false)
        textGeneration += 1
        batches.append(batch)
    }
}

/// The last word kept to be shared in one slot.
private struct SharedWord {
    static let count = 8

    var generation = 0
    var bytes: [UInt8] = []
    var range = TextRange.none
}

/// The last entry of details with a given pair of marks, and where it stands.
private struct DetailCacheSlot {
    static let count = 64

    var generation = 0
    var source = 0
    var place: UInt32 = 0
    var kind = TextRange.none
    var status = TextRange.none
}
