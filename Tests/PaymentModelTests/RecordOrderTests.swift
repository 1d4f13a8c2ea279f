import PaymentModel
import Randomness
import Testing

@Suite("Canonical order of packed records")
struct RecordOrderTests {
    private let plain: [PlainRecord]
    private let records: RecordSet
    private let ids: [RecordID]

    /// Random records of five sources, read by three writers.
    init() {
        var random = SplitMix(seed: 7)
        let paths = ["b.csv", "a.csv", "a.csv.zst", "B.csv", "night"]
        let sources = paths.map { SourceBytes(path: $0, copying: []) }
        var writers = [RecordWriter(), RecordWriter(), RecordWriter()]
        var plain: [PlainRecord] = []
        for place in [4, 0, 3, 1, 2] {
            let isHistory = paths[place] == "night"
            let writer = place % writers.count
            writers[writer].begin(source: place, bytes: sources[place], side: .settlement, isHistory: isHistory)
            for offset in 0..<70 {
                let record = PlainRecord(&random, source: paths[place], offset: UInt64(offset), isHistory: isHistory)
                plain.append(offset % 10 == 9 ? plain[plain.count - 8].moved(to: record.record.location) : record)
                writers[writer].append(plain[plain.count - 1].record)
            }
        }
        let set = RecordSet(sources: sources, writers: writers)
        var placeOf: [PaymentModel.SourceLocation: RecordID] = [:]
        for batch in set.batches.indices {
            for id in set.ids(ofBatch: batch) { placeOf[set.record(id).location] = id }
        }
        ids = plain.map { placeOf[$0.record.location]! }
        for (record, id) in zip(plain, ids) {
            if let standIn = record.standIn { set.assign(set.standIn(standIn.text, as: standIn.form), to: id) }
        }
        self.plain = plain
        records = set
    }

    @Test func everyRecordIsReadBackAsItWas() {
        #expect(records.count == 350)
        for (expected, id) in zip(plain, ids) {
            #expect(records.record(id) == expected.record)
            #expect(records[id].isReturn == expected.record.isReturn)
            #expect(records[id].flags.contains(.history) == expected.isHistory)
        }
    }

    @Test func packedRecordsAreOrderedAsPlainValuesAre() {
        var ties = 0
        for left in plain.indices {
            for right in plain.indices {
                let expected = PlainRecord.order(plain[left], plain[right])
                let content = records.compareContent(ids[left], ids[right])
                let precedes = records.precedes(ids[left], ids[right])
                guard content.signum() == expected, precedes == PlainRecord.precedes(plain[left], plain[right]) else {
                    Issue.record("\(plain[left]) and \(plain[right]) are ordered wrongly")
                    return
                }
                if expected == 0, left != right { ties += 1 }
            }
        }
        #expect(ties > 50)
    }

    @Test func sortingGivesOneOrderWhateverTheOrderBefore() {
        var random = SplitMix(seed: 8)
        let sorted = ids.sorted(by: records.precedes)
        for _ in 0..<5 {
            #expect(ids.shuffled(using: &random).sorted(by: records.precedes) == sorted)
        }
        for (left, right) in zip(sorted, sorted.dropFirst()) { #expect(records.precedes(left, right)) }
    }

    @Test func textsAreSharedOrContradictAsPlainValuesDo() {
        let values: [(TextField, (PaymentRecord) -> FieldText?)] = [
            (.reference, \.reference), (.obligation, \.obligation), (.entryID, \.entryID),
            (.originalReference, \.originalReference), (.kind, \.kind), (.status, \.status),
        ]
        for (field, value) in values {
            for (left, right) in zip(plain.indices, plain.indices.dropFirst()) {
                let (one, other) = (value(plain[left].record), value(plain[right].record))
                #expect(records.text(field, of: ids[left]) == one)
                #expect(records.shares(field, ids[left], ids[right]) == (one != nil && one == other))
                #expect(
                    records.contradicts(field, ids[left], ids[right]) == (one != nil && other != nil && one != other))
                let hashes = [left, right].map { records.hash(field, of: ids[$0], seed: 5) }
                #expect((hashes[0] == hashes[1]) == (one == other))
                #expect((hashes[0] == 0) == (one == nil))
            }
        }
    }
}
