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

    /// The most batches that IDs have room for: 2³² records.
    public static let batchesMax = 1 << 16

    /// Joins what several writers read. Interned IDs get one numbering.
    ///
    /// - Complexity: O(records with an interned ID + sources log sources)
    public init(sources: [SourceBytes], writers: [RecordWriter]) {
        self.sources = sources
        batches = writers.flatMap(\.batches).filter { $0.count > 0 }
        precondition(batches.count <= RecordSet.batchesMax)
        let order = sources.indices.sorted {
            let (left, right) = (FieldText(sources[$0].path), FieldText(sources[$1].path))
            return left == right ? $0 < $1 : left < right
        }
        var ranks = [Int](repeating: 0, count: sources.count)
        for (rank, source) in order.enumerated() { ranks[source] = rank }
        pathRanks = ranks
        for writer in writers where !writer.interner.isEmpty { adoptIDs(of: writer) }
    }

    /// Gives the interned IDs of a writer their places in the common interner.
    private func adoptIDs(of writer: RecordWriter) {
        let codes = writer.interner.texts.map { interner.code($0, as: .interned) }
        for batch in writer.batches {
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
    @inline(__always)
    public subscript(id: RecordID) -> PackedRecord {
        let batch = batches[id.batch]
        precondition(id.row < batch.count)
        return unsafe batch.rows[id.row]
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
        let offset = batch.arena.count
        batch.arena.append(contentsOf: obligation.bytes)
        unsafe batch.rows[id.row].obligation = .arena(offset: offset, length: obligation.bytes.count)
    }
}
