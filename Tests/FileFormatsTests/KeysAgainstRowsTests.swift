import Foundation
import PaymentModel
import Testing

@testable import FileFormats

/// Reading records into keys, on the short way that most take, gives what reading them into rows gives.
struct KeysAgainstRowsTests {
    static let files: UInt64 = ProcessInfo.processInfo.environment["CONFERE_THOROUGH"] == "1" ? 20_000 : 1_500

    @Test func keysSayWhatRowsSay() throws {
        var (records, hinted, coded) = (0, 0, 0)
        for seed in 1...Self.files {
            let file = GenericFileOfChance(seed: seed)
            let rows = ReadFile(file, seed: seed, byKeys: false)
            let keys = ReadFile(file, seed: seed, byKeys: true)
            #expect(rows.failure == keys.failure, "file \(seed)")
            guard rows.failure == nil, same(rows.reading, keys.reading, seed) else { return }
            let wanted = rows.keyedByHand().sorted { $0.place.address < $1.place.address }
            let found = keys.keyed.sorted { $0.place.address < $1.place.address }
            try #require(wanted.count == found.count, "file \(seed)")
            for (one, other) in zip(wanted, found) {
                let isSame =
                    one.key == other.key && one.reference == other.reference
                    && one.referenceHash(keys.hash) == other.referenceHash(keys.hash)
                    && one.obligationHash == other.obligationHash && one.place.bits == other.place.bits
                if !isSame {
                    Issue.record("file \(seed), offset \(keys.layout.offset(one.place)): \(one) and \(other)")
                    return
                }
                records += 1
                if other.place.referenceLength > 0 { hinted += 1 }
                if other.reference != nil { coded += 1 }
            }
            try rows.expectToBeReadAgain(seed)
        }
        #expect(
            records > 1000 && hinted > records / 10 && coded > records / 10, "the files prove less than they seem to")
    }

    /// Everything that a reading says, but for the order of warnings.
    private func same(_ rows: SourceReading, _ keys: SourceReading, _ seed: UInt64) -> Bool {
        #expect(rows.recordCount == keys.recordCount, "file \(seed)")
        #expect(rows.amountSums == keys.amountSums, "file \(seed)")
        #expect(rows.currencyCounts == keys.currencyCounts, "file \(seed)")
        #expect(rows.dates == keys.dates, "file \(seed)")
        #expect(rows.invalidLines == keys.invalidLines, "file \(seed)")
        #expect(rows.warnings == keys.warnings, "file \(seed)")
        #expect(rows.taxpayersMissing == keys.taxpayersMissing, "file \(seed)")
        #expect(rows.taxpayersPadded == keys.taxpayersPadded, "file \(seed)")
        #expect(rows.taxpayersWithWrongCheckDigits == keys.taxpayersWithWrongCheckDigits, "file \(seed)")
        return rows.recordCount == keys.recordCount
    }
}

/// A file of chance, read in ranges of a chosen size.
private struct ReadFile {
    let reading: SourceReading
    let failure: ReadError?
    let keyed: [KeyedRecord]
    let layout = PlaceLayout(sources: 3, bytesMax: 1 << 30)!
    private let rows: RecordSet
    private let source: SourceBytes
    private let lines: LineNumbers
    private let reader: any RangedReader
    let hash: TextHash
    private let coder = KeyCoder()

    init(_ file: GenericFileOfChance, seed: UInt64, byKeys: Bool) {
        let source = SourceBytes(path: "file", copying: file.bytes)
        let hash = TextHash(seed: 7)
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .ledger)
        var intake = RecordIntake(writer: writer, format: file.isCSV ? .csv : .jsonl)
        intake.invertsAmounts = seed % 5 == 0
        var found: [KeyedRecord] = []
        if byKeys {
            var output = KeyedOutput(keying: KeyedOutput.Keying(coder: coder, hash: hash, layout: layout)) { batch in
                batch.withRecords { records in for place in records.indices { found.append(records[place]) } }
            }
            output.begin(source: 0, side: .ledger, isReadAgain: true)
            intake.keyed = output
        }
        var reader: any RangedReader =
            file.isCSV
            ? DelimitedReader(options: ReadOptions(), byVectors: seed % 3 > 0 && PlainValues.hasVectors)
            : JSONLinesReader(options: ReadOptions())
        // Rows are read in one range, keys in ranges of every size from a few records on.
        let index = byKeys ? RangeIndex(rangeBytesMax: 64 + Int(seed % 7) * 300) : RangeIndex()
        var lines = LineNumbers()
        var failure: ReadError?
        source.withBytes { bytes in
            do throws(ReadError) {
                var last = try reader.begin(bytes, into: &intake)
                while let range = reader.range(after: last, in: bytes, index) {
                    lines.append(range, index, of: bytes)
                    try reader.read(range, index, of: bytes, into: &intake)
                    last = range
                }
            } catch { failure = error }
        }
        intake.keyed?.flush()
        keyed = found
        reading = intake.reading
        self.failure = failure
        self.source = source
        self.lines = lines
        self.reader = reader
        self.hash = hash
        rows = RecordSet(sources: [source], writers: [intake.writer])
    }

    private var ids: [RecordID] { rows.batches.indices.flatMap { Array(rows.ids(ofBatch: $0)) } }

    /// The keys of the rows, made plainly.
    func keyedByHand() -> [KeyedRecord] {
        ids.map { id in
            var record = rows[id]
            if record.taxpayer.form == .interned { record.taxpayer = coder.code(rows.text(of: record.taxpayer)) }
            let key = coder.key(record)
            let reference = rows.text(.reference, of: id)
            let obligation = rows.text(.obligation, of: id)?.bytes ?? []
            var plain = obligation.drop { $0 == 0x30 }
            if obligation.count(where: { $0 == 0x2F }) == 4 {
                plain = obligation[(obligation.lastIndex(of: 0x2F)! + 1)...].drop { $0 == 0x30 }
            }
            if plain.isEmpty { plain = obligation[...] }
            let offset = Int(record.offset)
            let place = layout.place(
                source: 0, offset: offset, isLedger: true,
                needsRules: record.taxpayer.isMissing || rows.text(.originalReference, of: id) != nil || key.isEscape)
            let code = reference.flatMap { ReferenceCode($0.bytes) }
            if let code, obligation.isEmpty { return KeyedRecord(key: key, reference: code, place: place) }
            let range = record.reference.sourceRange
            return KeyedRecord(
                key: key, referenceHash: code.map { hash($0) } ?? hash(reference?.bytes ?? []),
                obligationHash: hash(plain),
                place: range.map { place.withReference(at: $0.lowerBound - offset, length: $0.count) } ?? place)
        }
    }

    /// Each record read again alone is the record, and stands on its line.
    func expectToBeReadAgain(_ seed: UInt64) throws {
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .ledger)
        var intake = RecordIntake(writer: writer, format: reading.format)
        intake.invertsAmounts = seed % 5 == 0
        var reader = reader
        try source.withBytes { bytes in
            for id in ids {
                let line = lines.line(at: Int(rows[id].offset), in: bytes)
                #expect(line == Int(rows[id].line), "file \(seed)")
                try reader.readAgain(at: Int(rows[id].offset), line: line, of: bytes, into: &intake)
            }
        }
        let again = RecordSet(sources: [source], writers: [intake.writer])
        let records = again.batches.indices.flatMap { Array(again.ids(ofBatch: $0)) }.map { again.record($0) }
        #expect(records == ids.map { rows.record($0) }, "file \(seed)")
    }
}
