public import PaymentModel

/// Where a reader puts records as keys instead of rows: a batch, handed on whenever it is full.
public struct KeyedOutput {
    /// What all threads of a run share.
    public struct Keying: Sendable {
        public let coder: KeyCoder
        public let hash: TextHash
        public let layout: PlaceLayout

        public init(coder: KeyCoder, hash: TextHash, layout: PlaceLayout) {
            self.coder = coder
            self.hash = hash
            self.layout = layout
        }
    }

    let keying: Keying
    let batch = KeyedBatch()
    private let handOn: (KeyedBatch) -> Void
    private(set) var source = 0
    private(set) var isLedger = false
    /// Whether the source's records can be read again. When not, their rows are kept beside their keys.
    private(set) var isReadAgain = false
    /// The shared codes of the taxpayers that a writer has interned, by their places there.
    private var sharedCodes: [TaxpayerCode?] = []

    /// - Parameter handOn: takes the records of a full batch; the batch is used again.
    public init(keying: Keying, handOn: @escaping (KeyedBatch) -> Void) {
        self.keying = keying
        self.handOn = handOn
    }

    /// Starts a source.
    public mutating func begin(source: Int, side: Side, isReadAgain: Bool) {
        self.source = source
        isLedger = side == .ledger
        self.isReadAgain = isReadAgain
    }

    /// Hands on what is in the batch.
    public func flush() {
        guard batch.count > 0 else { return }
        handOn(batch)
        batch.removeAll()
    }

    /// Adds a record's key. Its row is kept in `writer` unless the source can be read again.
    mutating func add(_ record: PackedRecord, offset: Int, _ writer: inout RecordWriter) {
        var coded = record
        if record.taxpayer.form == .interned { coded.taxpayer = sharedCode(record.taxpayer, writer) }
        let key = keying.coder.key(coded)
        let code = writer.code(record.reference)
        let reference = code.map { keying.hash($0) } ?? writer.hash(record.reference, keying.hash)
        let obligation = writer.plainHash(ofObligation: record.obligation, keying.hash)
        let needsRules = record.taxpayer.isMissing || record.isReturn || key.isEscape
        var place = keying.layout.place(
            source: source, offset: offset, isLedger: isLedger, needsRules: needsRules, isHeld: !isReadAgain)
        if isReadAgain {
            writer.forgetTexts()
        } else {
            writer.append(record, offset: offset)
        }
        if batch.count == KeyedBatch.capacity { flush() }
        if let code, record.obligation.isMissing {
            batch.append(KeyedRecord(key: key, reference: code, place: place))
        } else {
            if isReadAgain, let range = record.reference.sourceRange {
                place = place.withReference(at: range.lowerBound - offset, length: range.count)
            }
            batch.append(
                KeyedRecord(key: key, referenceHash: reference, obligationHash: obligation, place: place))
        }
    }

    private mutating func sharedCode(_ code: TaxpayerCode, _ writer: RecordWriter) -> TaxpayerCode {
        let place = Int(code.payload)
        while sharedCodes.count <= place { sharedCodes.append(nil) }
        if let known = sharedCodes[place] { return known }
        let shared = keying.coder.code(writer.text(ofInterned: code))
        sharedCodes[place] = shared
        return shared
    }
}
