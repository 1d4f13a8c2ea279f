public import FileFormats
public import PaymentModel

/// Reads some bytes as one format and holds what came of it against all that every reader promises, whatever the bytes are.
///
/// For damage tests and the fuzzer, over every format alike: a reader that is added is covered without a word here.
public struct ReadingProof {
    /// What does not hold, in words without any byte of the source; empty when all holds.
    public private(set) var violations: [String] = []
    public let reading: SourceReading
    public let records: [PaymentRecord]
    /// Why the source was refused; `nil` when it was read.
    public let failure: ReadError?

    private let format: FileFormat
    private let source: SourceBytes
    private let options: ReadOptions

    /// Reads `bytes` as `format` and checks everything.
    ///
    /// - Parameter isBrief: whether it is read once and no more, and no record is shown: a fifth of the work.
    /// - Complexity: O(n log n) in the records, as far as the reader is linear.
    public init(
        _ bytes: [UInt8], as format: FileFormat, options: ReadOptions = ReadOptions(), isBrief: Bool = false
    ) {
        let source = SourceBytes(path: "source", copying: bytes)
        let read = PlainReading(source, as: format, options: options)
        self.format = format
        self.source = source
        self.options = options
        reading = read.reading
        records = read.records
        failure = read.failure
        checkPlaces()
        checkSums()
        checkReading()
        guard !isBrief else { return }
        checkExtents()
        // A text that a reader keeps belongs to the next record alone: the one after it may be in another batch.
        let apart = PlainReading(source, as: format, options: options, batchRows: 1)
        expect(apart.records == records, "the records are the same wherever batches end")
        violations += RangesProof(source, as: format, options: options, against: read).violations
    }

    /// Lets every format look at the first bytes: none may crash, and the verdict must be theirs.
    public static func sniff(_ bytes: [UInt8]) -> [String] {
        let span = bytes.span
        let head = SourceHead(span)
        let claimants = FileFormat.allCases.filter { $0.reader.recognizes(head) }
        let named: [FileFormat] =
            switch FormatSniffer.sniff(span) {
            case .format(let format): [format]
            case .ambiguous(let formats): formats
            default: []
            }
        return named.allSatisfy(claimants.contains) ? [] : ["the sniffer names a format that did not claim the source"]
    }

    private mutating func expect(_ holds: Bool, _ promise: String) {
        if !holds { violations.append("\(format.rawValue): does not hold: \(promise)") }
    }

    /// Records and invalid lines stand where they say, each record elsewhere.
    private mutating func checkPlaces() {
        let count = UInt64(source.count)
        let places = records.map(\.location).sorted { $0.offset < $1.offset }
        expect(places.allSatisfy { $0.offset < count }, "a record starts within the source")
        expect(
            zip(places, places.dropFirst()).allSatisfy { $0.offset != $1.offset }, "no two records start at one place")
        let breaks = source.withBytes { bytes in
            bytes.indices.reduce(0) { $0 + (bytes[$1] == 0x0A || bytes[$1] == 0x0D ? 1 : 0) }
        }
        expect(places.allSatisfy { (1...breaks + 1).contains($0.line) }, "a record's line is one of the source")
        expect(zip(places, places.dropFirst()).allSatisfy { $0.line <= $1.line }, "lines grow with offsets")
        for line in reading.invalidLines {
            expect(
                line.offset >= 0 && line.length >= 0 && line.offset + line.length <= source.count,
                "an invalid line lies within the source")
            expect((1...breaks + 1).contains(line.line), "an invalid line's number is one of the source")
            expect(!line.reason.isEmpty, "an invalid line has a reason")
        }
    }

    /// What was counted and summed is what is there.
    private mutating func checkSums() {
        expect(reading.recordCount == records.count, "the records counted are the records kept")
        var sums = [Int128](repeating: 0, count: CurrencyCode.codes.count)
        var counts = [Int](repeating: 0, count: CurrencyCode.codes.count)
        for record in records {
            sums[Int(record.money.currency.index)] += Int128(record.money.amountMinor)
            counts[Int(record.money.currency.index)] += 1
        }
        expect(sums == reading.amountSums, "the amounts' sums are those of the records")
        expect(counts == reading.currencyCounts, "the counts by currency are those of the records")
        expect(
            records.allSatisfy { $0.money.amountMinor.magnitude <= Money.amountMinorMax.magnitude },
            "no amount is beyond the largest")
        let dates = records.map(\.date)
        expect(
            reading.dates?.lowerBound == dates.min() && reading.dates?.upperBound == dates.max(),
            "the dates are those of the records")
        // A reader of keys counts what it does not keep, so this is compared for rows alone.
        expect(
            reading.taxpayersMissing == records.count { $0.taxpayer == nil },
            "the missing taxpayer IDs counted are those of the records")
    }

    /// Limits are kept, and texts for people are there.
    private mutating func checkReading() {
        expect(reading.format == format, "the reading is of the format")
        expect(reading.skippedCount >= 0, "the movements skipped are counted")
        expect(reading.warnings.count <= SourceReading.warningsMax, "warnings have a limit")
        expect(reading.accounts.count <= SourceReading.accountsMax, "accounts have a limit")
        expect(reading.invalidLines.count <= SourceReading.invalidLinesMax, "invalid lines have a limit")
        expect(reading.occurrences.values.allSatisfy { $0 > 0 }, "an occurrence that is listed occurred")
        expect(failure.map { !$0.message.isEmpty } ?? true, "a refusal says why")
        expect(records.allSatisfy { !($0.isReturn && $0.originalReference?.bytes.isEmpty == true) }, "no text is empty")
    }

    /// How many of the records and invalid lines are shown, from all over the source: a reader may look at the header again for
    /// each.
    private static let shownMax = 12

    private static func some<Element>(of all: [Element]) -> [Element] {
        stride(from: 0, to: all.count, by: all.count / shownMax + 1).map { all[$0] }
    }

    /// Records can be shown, and their taxpayer IDs masked.
    private mutating func checkExtents() {
        let reader = format.reader.init(options: options)
        source.withBytes { bytes in
            for record in ReadingProof.some(of: records) {
                let offset = Int(clamping: record.location.offset)
                guard offset < bytes.count else { continue }
                let extent = reader.extent(ofRecordAt: offset, in: bytes)
                expect(extent.contains(offset), "a record's bytes hold its first one")
                expect(
                    extent.lowerBound >= 0 && extent.upperBound <= bytes.count, "a record's bytes lie within the source"
                )
                _ = reader.taxpayerID(ofRecordAt: offset, in: bytes)
            }
            for line in ReadingProof.some(of: reading.invalidLines)
            where (0..<bytes.count).contains(line.offset) {
                let extent = reader.extent(ofRecordAt: line.offset, in: bytes)
                expect(
                    extent.lowerBound >= 0 && extent.upperBound <= bytes.count,
                    "what is shown of an invalid line lies within the source")
                _ = reader.taxpayerID(ofRecordAt: line.offset, in: bytes)
            }
        }
    }
}
