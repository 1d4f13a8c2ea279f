private import Glibc

/// A batch of packed records with the texts that their sources do not hold verbatim.
///
/// Filled by one reader at a time, then only read. The memory is reserved whole and touched as it fills.
@safe
public final class RecordBatch: @unchecked Sendable {
    /// How many records a batch holds at most. A record's ID is the batch's place and the row in 16 bits each.
    public static let capacity = 1 << 16

    let rows: UnsafeMutablePointer<PackedRecord>
    public private(set) var count = 0
    /// Whether any record of the batch has an obligation, or no taxpayer ID.
    public private(set) var hasObligations = false
    public private(set) var hasMissingTaxpayers = false
    let arena = TextArena()
    var details: [RecordDetails] = [RecordDetails()]

    init(rowsMax: Int) {
        unsafe rows = HugePages.allocate(PackedRecord.self, count: rowsMax)
    }

    deinit {
        unsafe rows.deallocate()
        arena.deallocate()
    }

    /// Says how many rows have been filled, and what they have.
    func seal(count: Int, hasObligations: Bool, hasMissingTaxpayers: Bool) {
        precondition(count <= RecordBatch.capacity)
        self.count = count
        self.hasObligations = hasObligations
        self.hasMissingTaxpayers = hasMissingTaxpayers
    }

    /// Whether texts or details are kept that may belong to no row.
    var hasTexts: Bool { arena.count > 0 || details.count > 1 }

    /// Forgets all texts and details. - Precondition: no row uses them.
    func forgetTexts() {
        precondition(count == 0)
        arena.removeAll()
        details.removeSubrange(1...)
    }

    func add(_ entry: RecordDetails) -> UInt32 {
        details.append(entry)
        return UInt32(details.count - 1)
    }

    /// Compares two texts by their bytes; a missing one comes first. Negative, zero or positive.
    ///
    /// - Complexity: O(n) in the shorter text.
    func compareTexts(
        _ left: TextRange, _ leftSource: UnsafePointer<UInt8>, _ otherBatch: RecordBatch, _ right: TextRange,
        _ rightSource: UnsafePointer<UInt8>
    ) -> Int {
        let order = unsafe withText(left, leftSource) { leftBytes in
            unsafe otherBatch.withText(right, rightSource) { rightBytes in
                let common = min(leftBytes.count, rightBytes.count)
                guard common > 0 else { return 0 }
                return Int(unsafe memcmp(leftBytes.baseAddress!, rightBytes.baseAddress!, common))
            }
        }
        return order != 0 ? order : left.length - right.length
    }

    /// The bytes of a text of this batch. `source` is the start of the record's source.
    func withText<Result>(
        _ range: TextRange, _ source: UnsafePointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        precondition(!range.isInArena || range.offset + range.length <= arena.count)
        let base = unsafe range.isInArena ? arena.start : source
        return unsafe body(UnsafeBufferPointer(start: base + range.offset, count: range.length))
    }
}
