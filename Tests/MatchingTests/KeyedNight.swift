import DuplicateIndex
import Matching
import PaymentModel

/// The records of a night as keys, with the references standing in the sources as bytes, as a reader would hand them on.
struct KeyedNight {
    let records: RecordSet
    let ids: [RecordID]
    private let keyed: [KeyedRecord]
    private let sources: [SourceBytes]
    private let layout: PlaceLayout
    private let hash: TextHash
    private let idOf: [UInt64: RecordID]

    init(_ records: RecordSet, shuffle: inout SplitMix) {
        self.records = records
        let ids = records.batches.indices.flatMap { Array(records.ids(ofBatch: $0)) }.shuffled(using: &shuffle)
        self.ids = ids
        let layout = PlaceLayout(sources: records.sources.count, bytesMax: 1 << 20)!
        self.layout = layout
        let coder = KeyCoder()
        // Hashes of a few bits, so that different texts often share one.
        let hash = TextHash(seed: shuffle.next(), bits: [4, 8, 64][Int(shuffle.next(below: 3))])
        self.hash = hash
        // Real references are often too long for a code. Here it is chance that keeps a record from having one, so that pairs of
        // either kind and of both meet.
        let coded = shuffle.next(below: 11)
        var bytes = [[UInt8]](repeating: [0x20], count: records.sources.count)
        var keyed: [KeyedRecord] = []
        var idOf: [UInt64: RecordID] = [:]
        for id in ids {
            let record = records[id]
            let offset = bytes[record.source].count
            let reference = records.text(.reference, of: id)
            // Some references do not stand in the source as they are.
            let stands = reference != nil && shuffle.next(below: 10) > 0
            let distance = Int(shuffle.next(below: 4))
            bytes[record.source] += [UInt8](repeating: 0x2C, count: distance + 1)
            bytes[record.source].removeLast()
            bytes[record.source] += (reference?.bytes ?? []) + [0x0A]
            let key = coder.key(record)
            let place = layout.place(
                source: record.source, offset: offset, isLedger: record.flags.contains(.ledger),
                needsRules: record.taxpayer.isMissing || record.isReturn || record.flags.contains(.history)
                    || key.isEscape)
            idOf[place.address] = id
            let code = reference.flatMap { ReferenceCode($0.bytes) }
            let obligation = records.text(.obligation, of: id)?.bytes.drop { $0 == 0x30 }
            if let code, obligation == nil, shuffle.next(below: 10) < coded {
                keyed.append(KeyedRecord(key: key, reference: code, place: place))
            } else {
                keyed.append(
                    KeyedRecord(
                        key: key, referenceHash: code.map { hash($0) } ?? hash(reference?.bytes ?? []),
                        obligationHash: obligation.map { max(1, hash($0)) } ?? 0,
                        place: stands
                            ? place.withReference(at: distance, length: reference!.bytes.count) : place))
            }
        }
        self.keyed = keyed
        self.idOf = idOf
        sources = zip(records.sources, bytes).map { SourceBytes(path: $0.path, copying: $1) }
    }

    func recordID(of record: KeyedRecord) -> RecordID { idOf[record.place.address]! }

    /// What the plain groups leave, from a store that has room for a few records in memory.
    func residue(
        settings: RuleSettings, hasLedger: Bool, threads: Int, shuffle: inout SplitMix
    ) throws -> Residue {
        let recordBytes = MemoryLayout<KeyedRecord>.stride
        let store = PartitionStore(
            recordsExpected: keyed.count, bytesMax: [1 << 30, 16 * recordBytes, 1][Int(shuffle.next(below: 3))],
            hash: SeededHash(seed: shuffle.next()), recordsPerPartition: [2, 16, 16_384][Int(shuffle.next(below: 3))],
            recordsPerChunk: [1, 2, 256][Int(shuffle.next(below: 3))])
        let writers = [PartitionWriter(store), PartitionWriter(store)]
        let batch = KeyedBatch()
        for record in keyed {
            batch.append(record)
            writers[Int(shuffle.next(below: 2))].deal(batch)
            batch.removeAll()
        }
        for writer in writers { writer.finish() }
        return try PlainGroups(
            store: store, sources: sources, layout: layout, settings: settings, hasLedger: hasLedger,
            threads: threads, hash: SeededHash(seed: shuffle.next()), textHash: hash,
            hashesMax: [.max, 100, 0][Int(shuffle.next(below: 3))],
            largeGroup: [3, 5, .max][Int(shuffle.next(below: 3))]
        ).close()
    }

    /// Rows of some of the records.
    func rows(of ids: Set<RecordID>) -> RecordSet {
        var writer = RecordWriter()
        for (place, source) in records.sources.enumerated() {
            for id in self.ids where ids.contains(id) && records[id].source == place {
                let flags = records[id].flags
                writer.begin(
                    source: place, bytes: source, side: flags.contains(.ledger) ? .ledger : .settlement,
                    isHistory: flags.contains(.history))
                writer.append(records.record(id))
            }
        }
        return RecordSet(sources: records.sources, writers: [writer])
    }
}
