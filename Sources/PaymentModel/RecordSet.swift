/// All records of a run: the batches that the readers filled, and the sources that they point into.
///
/// Only ``assign(_:to:)`` changes it after it was made, and only before the records are keyed.
@safe
public final class RecordSet: @unchecked Sendable {
    public let sources: [SourceBytes]
    public let batches: [RecordBatch]
    /// The place of each source among all in the order of their paths: ties of the canonical order.
    let pathRanks: [Int]
    private var interner = TaxpayerInterner()
    /// The batches' rows and how many there are: what the subscript needs and no more.
    @usableFromInline let rowTable: UnsafeMutablePointer<RowSlice>
    /// The first byte of each source.
    let sourceStarts: UnsafeMutablePointer<UnsafePointer<UInt8>>

    /// The most batches that IDs have room for: 2³² records.
    public static let batchesMax = 1 << 16

    /// Joins what several writers read. Interned IDs get one numbering.
    ///
    /// - Complexity: O(records with an interned ID + sources log sources)
    public init(sources: [SourceBytes], writers: [RecordWriter]) {
        self.sources = sources
        batches = writers.flatMap { $0.sealedBatches() }.filter { $0.count > 0 }
        precondition(batches.count <= RecordSet.batchesMax)
        let order = sources.indices.sorted {
            let (left, right) = (FieldText(sources[$0].path), FieldText(sources[$1].path))
            return left == right ? $0 < $1 : left < right
        }
        var ranks = [Int](repeating: 0, count: sources.count)
        for (rank, source) in order.enumerated() { ranks[source] = rank }
        pathRanks = ranks
        unsafe rowTable = UnsafeMutablePointer<RowSlice>.allocate(capacity: max(1, batches.count))
        unsafe sourceStarts = UnsafeMutablePointer<UnsafePointer<UInt8>>.allocate(capacity: max(1, sources.count))
        for (place, source) in sources.enumerated() { unsafe (sourceStarts + place).initialize(to: source.start) }
        for (place, batch) in batches.enumerated() {
            unsafe (rowTable + place).initialize(
                to: RowSlice(rows: batch.rows, count: batch.count, arena: batch.arena))
        }
        for writer in writers where !writer.interner.isEmpty { adoptIDs(of: writer) }
    }

    deinit {
        unsafe rowTable.deallocate()
        unsafe sourceStarts.deallocate()
    }

    /// Gives the interned IDs of a writer their places in the common interner.
    private func adoptIDs(of writer: RecordWriter) {
        let codes = writer.interner.texts.map { interner.code($0, as: .interned) }
        for batch in writer.sealedBatches() {
            for row in 0..<batch.count {
                let code = unsafe batch.rows[row].taxpayer
                if code.form == .interned { unsafe batch.rows[row].taxpayer = codes[Int(code.payload)] }
            }
        }
    }

    /// How many records there are.
    public var count: Int { batches.reduce(0) { $0 + $1.count } }

    /// An array over all IDs needs this many places.
    public var idBound: Int { batches.count * RecordBatch.capacity }

    /// The record of an ID.
    @inlinable @inline(__always)
    public subscript(id: RecordID) -> PackedRecord {
        let slice = unsafe rowTable[id.batch]
        precondition(unsafe id.row < slice.count)
        return unsafe slice.rows[id.row]
    }

    /// The IDs of a batch's records.
    public func ids(ofBatch batch: Int) -> some Sequence<RecordID> {
        (0..<batches[batch].count).lazy.map { RecordID(batch: batch, row: $0) }
    }

    /// Sets the taxpayer that a record is keyed by.
    public func assign(_ code: TaxpayerCode, to id: RecordID) {
        unsafe batches[id.batch].rows[id.row].taxpayer = code
    }

    /// The stand-in for a missing taxpayer ID. - Complexity: O(1) expected.
    public func standIn(_ text: FieldText, as form: TaxpayerCode.Form) -> TaxpayerCode {
        interner.code(text, as: form)
    }

    /// The normalised text of an ID, or of what stands in for it; empty when missing.
    public func text(of code: TaxpayerCode) -> FieldText {
        switch code.form {
        case .missing: return FieldText(bytes: [])
        case .interned, .standInReference, .standInObligation: return interner.texts[Int(code.payload)]
        case .numeric:
            let isCNPJ = code.payload >= TaxpayerCode.cnpjBase
            let digits = String(isCNPJ ? code.payload - TaxpayerCode.cnpjBase : code.payload)
            return FieldText(String(repeating: "0", count: (isCNPJ ? 14 : 11) - digits.count) + digits)
        }
    }
}

extension RecordSet {
    /// Replaces a record's obligation by what it was resolved to. Only before the records are keyed.
    public func assign(obligation: FieldText, to id: RecordID) {
        let batch = batches[id.batch]
        unsafe batch.rows[id.row].obligation = batch.arena.add(obligation.bytes)
    }
}

/// The rows of a batch.
@usableFromInline
@unsafe struct RowSlice {
    @usableFromInline let rows: UnsafeMutablePointer<PackedRecord>
    @usableFromInline let count: Int
    let arena: TextArena

    init(rows: UnsafeMutablePointer<PackedRecord>, count: Int, arena: TextArena) {
        unsafe self.rows = rows
        unsafe self.count = count
        unsafe self.arena = arena
    }
}
