internal import FileFormats
internal import PaymentModel

/// A format that is read range by range says the same in small ranges, in keys instead of rows, and record by record again.
struct RangesProof {
    private(set) var violations: [String] = []

    /// How many records are read again one by one.
    private static let recordsAgainMax = 50

    init(_ source: SourceBytes, as format: FileFormat, options: ReadOptions, against whole: PlainReading) {
        guard let reader = format.reader.init(options: options) as? any RangedReader else { return }
        // Ranges that end elsewhere in every source, and hold some records or none.
        let index = RangeIndex(rangeBytesMax: 40 + source.count % 300)
        let rows = RangedReading(source, format, reader, index, byKeys: false)
        compare(rows, whole, "\(format.rawValue) in ranges")
        if rows.records != whole.records { violations.append("\(format.rawValue) in ranges: other records") }
        let keys = RangedReading(source, format, reader, index, byKeys: true)
        compare(keys, whole, "\(format.rawValue) in keys")
        if keys.failure == nil, keys.keyCount != keys.reading.recordCount {
            violations.append("\(format.rawValue) in keys: not a key for each record")
        }
        checkAgain(rows, whole, source, format)
    }

    private mutating func compare(_ ranged: RangedReading, _ whole: PlainReading, _ way: String) {
        if ranged.failure != whole.failure { violations.append("\(way): another failure") }
        guard whole.failure == nil else { return }
        let (one, other) = (ranged.reading, whole.reading)
        if one.recordCount != other.recordCount { violations.append("\(way): another number of records") }
        if one.amountSums != other.amountSums { violations.append("\(way): other sums") }
        if one.dates != other.dates { violations.append("\(way): other dates") }
        if one.invalidLines != other.invalidLines { violations.append("\(way): other invalid lines") }
        if one.warnings != other.warnings { violations.append("\(way): other warnings") }
        if one.taxpayersMissing != other.taxpayersMissing { violations.append("\(way): other missing taxpayer IDs") }
        if one.taxpayersWithWrongCheckDigits != other.taxpayersWithWrongCheckDigits {
            violations.append("\(way): other wrong check digits")
        }
    }

    private mutating func checkAgain(
        _ ranged: RangedReading, _ whole: PlainReading, _ source: SourceBytes, _ format: FileFormat
    ) {
        guard ranged.failure == nil, whole.failure == nil else { return }
        let wanted = Array(whole.records.prefix(Self.recordsAgainMax))
        var reader = ranged.reader
        var intake = PlainReading.intake(of: source, format)
        let failure = PlainReading.failure { () throws(ReadError) in
            try source.withBytes { (bytes: Span<UInt8>) throws(ReadError) in
                for record in wanted.reversed() {
                    let offset = Int(clamping: record.location.offset)
                    let line = ranged.lines.line(at: offset, in: bytes)
                    try reader.readAgain(at: offset, line: line, of: bytes, into: &intake)
                }
            }
        }
        if failure != nil || PlainReading.records(of: intake, source).reversed() != wanted {
            violations.append("\(format.rawValue) read again: other records")
        }
    }
}

/// A source read range by range.
struct RangedReading {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?
    let keyCount: Int
    let lines: LineNumbers
    /// A reader that has begun.
    let reader: any RangedReader

    init(
        _ source: SourceBytes, _ format: FileFormat, _ fresh: any RangedReader, _ index: RangeIndex, byKeys: Bool
    ) {
        var reader = fresh
        var intake = PlainReading.intake(of: source, format)
        var lines = LineNumbers()
        var keyCount = 0
        if byKeys, let layout = PlaceLayout(sources: 1, bytesMax: source.count) {
            let keying = KeyedOutput.Keying(coder: KeyCoder(), hash: TextHash(seed: 7), layout: layout)
            intake.keyed = KeyedOutput(keying: keying) { keyCount += $0.count }
            intake.keyed?.begin(source: 0, side: .settlement, isReadAgain: true)
        }
        failure = PlainReading.failure { () throws(ReadError) in
            try source.withBytes { (bytes: Span<UInt8>) throws(ReadError) in
                var last = try reader.begin(bytes, into: &intake)
                while let range = reader.range(after: last, in: bytes, index) {
                    precondition(range.start == last.end && range.end > range.start && range.end <= bytes.count)
                    lines.append(range, index, of: bytes)
                    try reader.read(range, index, of: bytes, into: &intake)
                    last = range
                }
            }
        }
        intake.keyed?.flush()
        self.reader = reader
        self.lines = lines
        self.keyCount = keyCount
        reading = intake.reading
        records = byKeys ? [] : PlainReading.records(of: intake, source)
    }
}
