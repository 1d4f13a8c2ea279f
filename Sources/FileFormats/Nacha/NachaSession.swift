internal import PaymentModel

/// One reading of one source: the entry in hand with its addenda, the batch and the file that are open.
struct NachaSession {
    /// An entry, record 6, that waits for its addenda.
    struct Entry {
        let line: FixedWidthLine
        /// Just past the last line that belongs to it.
        var end: Int
        /// Addenda 98 or 99.
        var notice: FixedWidthLine?
        var noticeIsReturn = false
    }

    let dateBasis: DateBasis
    var entry: Entry?
    var batch: NachaBatch?
    var file: NachaFile
    var fileIsClosed = false
    var lastLine: Int
    var totals = ControlTotalNotes()
    var codes = NachaCodes()
    var hasReturns = false
    var hasOthers = false
    var scratch: [UInt8] = []

    /// Starts with the first line that is not blank, which must be a file header.
    init(first line: FixedWidthLine, _ bytes: Span<UInt8>, options: ReadOptions) throws(ReadError) {
        guard NachaReader.isFileHeader(line, bytes) else {
            throw ReadError(
                line: line.number,
                "no NACHA file header, which is a line of 94 characters that starts with 101: name the right format with --format"
            )
        }
        dateBasis = options.dateBasis
        file = NachaFile(line, ordinal: 1, bytes)
        lastLine = line.number
    }

    /// Takes the next line that is not blank.
    mutating func take(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        lastLine = line.number
        if line.isTooLong(in: bytes) {
            return try reject(
                line, "wrong length: \(line.length) characters; a line has 94, blanks at its end apart", &intake)
        }
        switch line.byte(1, in: bytes) {
        case 0x31: try openFile(line, bytes, &intake)
        case 0x35:
            try leaveBatch(isClosed: false, bytes, &intake)
            file.batches += 1
            batch = NachaBatch(line, ordinal: file.batches, created: file.created, bytes)
        case 0x36:
            try closeEntry(bytes, &intake)
            try openEntry(line, bytes, &intake)
        case 0x37: try takeAddenda(line, bytes, &intake)
        case 0x38:
            try closeEntry(bytes, &intake)
            try closeBatch(line, bytes, &intake)
        case 0x39:
            if isPadding(line, bytes) { return }
            try leaveBatch(isClosed: false, bytes, &intake)
            closeFile(line, bytes, &intake)
        default: try reject(line, "unknown record type, position 1", &intake)
        }
    }

    /// Files are filled up to blocks of ten lines with nines.
    private func isPadding(_ line: FixedWidthLine, _ bytes: Span<UInt8>) -> Bool {
        line.length > 0 && line.range(1...94).allSatisfy { bytes[$0] == 0x39 }
    }

    private mutating func openFile(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard NachaReader.isFileHeader(line, bytes) else {
            return try reject(line, "a file header that is none, record type 1", &intake)
        }
        try leaveBatch(isClosed: false, bytes, &intake)
        if !fileIsClosed { totals.noteMissingTrailer(file.scope, line: lastLine, &intake) }
        file = NachaFile(line, ordinal: file.ordinal + 1, bytes)
        fileIsClosed = false
    }

    private mutating func openEntry(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        if batch == nil {
            file.batches += 1
            let headerless = NachaBatch(ordinal: file.batches)
            batch = headerless
            intake.reading.warn(line: line.number, "\(scope(headerless)) has no batch header")
        }
        file.entries += 1
        batch?.sums.lines += 1
        batch?.sums.hash += Int128(line.digits(4...11, in: bytes) ?? 0)
        if let code = line.digits(2...3, in: bytes), let amount = line.digits(30...39, in: bytes),
            batch?.isAdvice != true
        {
            if code % 10 < 5 { batch?.sums.credits += Int128(amount) } else { batch?.sums.debits += Int128(amount) }
        }
        entry = Entry(line: line, end: line.start + line.length)
    }

    private mutating func takeAddenda(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        batch?.sums.lines += 1
        guard entry != nil else { return try reject(line, "addenda (record 7) without an entry before it", &intake) }
        entry?.end = line.start + line.length
        let type = line.digits(2...3, in: bytes)
        guard type == 98 || type == 99 else { return }
        entry?.notice = line
        entry?.noticeIsReturn = type == 99
    }

    func reject(_ line: FixedWidthLine, _ reason: String, _ intake: inout RecordIntake) throws(ReadError) {
        try intake.reject(offset: line.start, length: line.length, line: line.number, reason)
    }

    /// Ends the source. An entry that nothing follows was cut: its addenda, which say that it is a return, may be missing.
    mutating func finish(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        if let entry {
            self.entry = nil
            try intake.reject(
                offset: entry.line.start, length: entry.end - entry.line.start, line: entry.line.number,
                "record 6: the file ends within this entry")
        }
        try leaveBatch(isClosed: false, bytes, &intake)
        if !fileIsClosed { totals.noteMissingTrailer(file.scope, line: lastLine, &intake) }
        intake.reading.level = .detail
        intake.reading.layout =
            switch (hasReturns, hasOthers) {
            case (true, true): "NACHA, entries and returns"
            case (true, false): "NACHA, returns"
            default: "NACHA, entries"
            }
        codes.report(&intake.reading)
    }
}
