import PaymentModel
import Testing

@Suite("Records written, packed and read back")
struct RecordWriterTests {
    /// Foreign IDs and letters are interned by each writer on its own; here both meet the same ones in another order.
    private func record(_ number: Int, source: String) -> PaymentRecord {
        let taxpayers = ["X-\(number % 11)", "52998224725", "12ABC34501DE35", "191", "Z-\(10 - number % 11)"]
        func every(_ step: Int, _ text: String) -> FieldText? { number % step == 0 ? FieldText(text) : nil }
        return PaymentRecord(
            taxpayer: number % 7 == 0 ? nil : TaxpayerID.read(Array(taxpayers[number % 5].utf8)).id,
            money: Money(amountMinor: Int64(number) - 500, currency: .brl),
            date: BusinessDate(daysSinceEpoch: Int32(number % 40)), reference: every(2, "R\(number)"),
            referenceIsWeak: number % 6 == 0, obligation: every(3, "N\(number)"), entryID: every(5, "é\(number)"),
            originalReference: every(9, "R\(number - 1)"), kind: every(2, ["PIX", "TED"][number / 2 % 2]),
            status: every(4, ["OK", "NO"][number / 4 % 2]),
            location: PaymentModel.SourceLocation(source: source, offset: UInt64(number) << 16, line: number + 1))
    }

    @Test func recordsSurviveTheBordersOfBatches() {
        let sources = ["one", "two"].map { SourceBytes(path: $0, copying: Array("some bytes".utf8)) }
        var (first, second) = (RecordWriter(), RecordWriter())
        let counts = [RecordBatch.capacity + 1_000, 3_000]
        // The first writer reads both sources, the second one again.
        first.begin(source: 0, bytes: sources[0], side: .settlement)
        for number in 0..<counts[0] { first.append(record(number, source: "one")) }
        first.begin(source: 1, bytes: sources[1], side: .ledger)
        for number in 0..<counts[1] { first.append(record(number, source: "two")) }
        second.begin(source: 0, bytes: sources[0], side: .settlement)
        for number in (0..<counts[1]).reversed() { second.append(record(number, source: "one")) }
        let set = RecordSet(sources: sources, writers: [RecordWriter(), first, second])

        #expect(set.batches.map(\.count) == [RecordBatch.capacity, 1_000 + counts[1], counts[1]])
        #expect(set.count == counts[0] + 2 * counts[1])
        #expect(set.idBound == 3 * RecordBatch.capacity)
        let expected =
            (0..<counts[0]).map { ($0, 0) } + (0..<counts[1]).map { ($0, 1) }
            + (0..<counts[1]).reversed().map { ($0, 0) }
        let ids = set.batches.indices.flatMap { Array(set.ids(ofBatch: $0)) }
        var codes: [TaxpayerID: TaxpayerCode] = [:]
        for ((number, source), id) in zip(expected, ids) {
            let whole = record(number, source: sources[source].path)
            guard set.record(id) == whole, set[id].flags.contains(.ledger) == (source == 1), set[id].source == source
            else {
                Issue.record("record \(number) of \(sources[source].path) came back as \(set.record(id))")
                return
            }
            // Equal IDs have equal codes, whoever read them.
            guard let taxpayer = whole.taxpayer else { continue }
            #expect(codes.updateValue(set[id].taxpayer, forKey: taxpayer) ?? set[id].taxpayer == set[id].taxpayer)
        }
        #expect(codes.count == 25 && Set(codes.values).count == codes.count)
    }

    @Test func batchesOfOneRecordHoldWhatOneBatchHolds() {
        let source = SourceBytes(path: "one", copying: Array("some bytes".utf8))
        let sets = [1, RecordBatch.capacity].map { rowsMax in
            var writer = RecordWriter(rowsMax: rowsMax)
            writer.begin(source: 0, bytes: source, side: .settlement)
            for number in 0..<100 { writer.append(record(number, source: "one")) }
            return RecordSet(sources: [source], writers: [writer])
        }
        #expect(sets.map(\.batches.count) == [100, 1])
        for number in 0..<100 {
            #expect(sets[0].record(RecordID(batch: number, row: 0)) == sets[1].record(RecordID(batch: 0, row: number)))
        }
    }

    @Test func textsThatStandAtOnePlaceOfTwoSourcesAreNotMixedUp() {
        let sources = ["PIXnew", "TEDold"].map { SourceBytes(path: $0, copying: Array($0.utf8)) }
        var writer = RecordWriter()
        for place in [0, 1, 0] {
            writer.begin(source: place, bytes: sources[place], side: .settlement)
            for offset in 0..<2 {
                var packed = PackedRecord()
                packed.reference = .source(offset: offset, length: 2)
                writer.attach(
                    originalReference: .none, kind: .source(offset: 0, length: 3),
                    status: .source(offset: 3, length: 3),
                    to: &packed)
                writer.append(packed, offset: offset)
            }
        }
        let set = RecordSet(sources: sources, writers: [writer])
        let texts = set.ids(ofBatch: 0).map { id in
            [TextField.reference, .kind, .status].map { set.text($0, of: id)?.string ?? "" }.joined(separator: " ")
        }
        #expect(texts == ["PI PIX new", "IX PIX new", "TE TED old", "ED TED old", "PI PIX new", "IX PIX new"])
    }

    @Test func aSharedWordIsKeptOnceABatch() {
        let source = SourceBytes(path: "one", copying: [])
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var ranges = Set<TextRange>()
        for number in 0..<(RecordBatch.capacity + 10) {
            var packed = PackedRecord()
            packed.reference = writer.keepShared(Array("BOLETO".utf8))
            packed.obligation = number == 5 ? writer.keep(Array("N".utf8)) : .none
            ranges.insert(packed.reference)
            writer.append(packed, offset: number)
        }
        let set = RecordSet(sources: [source], writers: [writer])
        #expect(ranges.count == 1)
        for id in [RecordID(batch: 0, row: 0), RecordID(batch: 0, row: 65_535), RecordID(batch: 1, row: 9)] {
            #expect(set.text(.reference, of: id) == "BOLETO")
        }
        #expect(set.text(.obligation, of: RecordID(batch: 0, row: 5)) == "N")
    }

    @Test func anEmptyTextIsAMissingOne() {
        let source = SourceBytes(path: "one", copying: [])
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var packed = PackedRecord()
        packed.reference = writer.keep([])
        writer.attach(originalReference: writer.keep([]), kind: .none, status: .none, to: &packed)
        writer.append(packed, offset: 0)
        let set = RecordSet(sources: [source], writers: [writer])
        let id = RecordID(batch: 0, row: 0)
        #expect(TextField.allCases.allSatisfy { set.text($0, of: id) == nil })
        #expect(!set[id].isReturn && !set[id].hasStrongReference)
    }

    @Test func anAssignedObligationReplacesTheOneThatWasRead() {
        let source = SourceBytes(path: "one", copying: Array("N1 N2".utf8))
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .ledger)
        for offset in [0, 3] {
            var packed = PackedRecord()
            packed.obligation = .source(offset: offset, length: 2)
            writer.append(packed, offset: offset)
        }
        let set = RecordSet(sources: [source], writers: [writer])
        set.assign(obligation: "341/1/2/109/N1", to: RecordID(batch: 0, row: 0))
        #expect(set.text(.obligation, of: RecordID(batch: 0, row: 0)) == "341/1/2/109/N1")
        #expect(set.text(.obligation, of: RecordID(batch: 0, row: 1)) == "N2")
    }
}
