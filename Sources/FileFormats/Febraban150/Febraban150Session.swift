internal import PaymentModel

/// One reading of one source: what is remembered from line to line.
struct Febraban150Session {
    /// The file that is being read, or was read last.
    var file: Febraban150File
    /// Whether the file's trailer has been read.
    var fileIsClosed = false
    /// The last line that was not blank.
    var lastLine: Int
    var occurrences = OccurrenceTally()
    var totals = DeclaredTotals()
    let dateBasis: DateBasis
    let amountBasis: AmountBasis
    /// Memory for composed texts.
    var scratch: [UInt8] = []

    /// Starts with the first line that is not blank, which must be a record A.
    init(first line: FixedWidthLine, _ bytes: Span<UInt8>, _ options: ReadOptions) throws(ReadError) {
        guard let file = Febraban150File(line, ordinal: 1, in: bytes) else {
            throw ReadError(
                line: line.number,
                "no FEBRABAN 150 file header, which is a record A with the bank's number at positions 43-45 and a date YYYYMMDD "
                    + "at 66-73: name the right format with --format")
        }
        self.file = file
        lastLine = line.number
        dateBasis = options.dateBasis
        amountBasis = options.amountBasis
    }

    /// Takes the next line that is not blank.
    mutating func take(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        lastLine = line.number
        let type = line.byte(1, in: bytes)
        if type == UInt8(ascii: "A"), let next = Febraban150File(line, ordinal: file.ordinal + 1, in: bytes) {
            leaveFile(bytes, &intake)
            file = next
            fileIsClosed = false
            return
        }
        file.lines += 1
        if line.isTooLong(in: bytes) {
            return try reject(
                line, "wrong length: \(line.length) characters; a line has 150, blanks at its end apart", &intake)
        }
        if fileIsClosed { return try reject(line, "after the file trailer", &intake) }
        switch type {
        case UInt8(ascii: "G"): try readCollection(line, bytes, &intake)
        case UInt8(ascii: "F"): try readDebit(line, bytes, &intake)
        case UInt8(ascii: "Z"): closeFile(line, bytes, &intake)
        case UInt8(ascii: "A"): try reject(line, "a file header inside a file", &intake)
        case UInt8(ascii: "J"), UInt8(ascii: "T"), UInt8(ascii: "X"):
            // Confirmation of a file, its totals, list of branches: no movements.
            notePassedOver(type, line)
        case UInt8(ascii: "B")...UInt8(ascii: "Y"):
            if type == UInt8(ascii: "E") {
                file.orders += 1
                file.ordered += Int128(line.digits(53...67, in: bytes) ?? 0)
            }
            intake.skip()
            notePassedOver(type, line)
        default: try reject(line, "unknown record, position 1", &intake)
        }
    }

    private mutating func notePassedOver(_ type: UInt8, _ line: FixedWidthLine) {
        let known = file.passedOver[type]
        file.passedOver[type] = ((known?.count ?? 0) + 1, known?.firstLine ?? line.number)
    }

    /// R0 for one line.
    mutating func reject(
        _ line: FixedWidthLine, _ reason: String, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try intake.reject(offset: line.start, length: line.length, line: line.number, reason)
    }

    /// `bank/agreement/file sequence/number`.
    mutating func entryID(
        _ number: Range<Int>, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        beginEntryID(bytes)
        for place in number { scratch.append(bytes[place]) }
        return keepScratch(&writer)
    }

    /// `bank/agreement/file sequence/kind of record and its place in the file`, where records have no numbers.
    mutating func entryID(
        _ type: UInt8, place: Int, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) -> TextRange {
        beginEntryID(bytes)
        scratch.append(type)
        scratch.append(contentsOf: String(place).utf8)
        return keepScratch(&writer)
    }

    private mutating func beginEntryID(_ bytes: Span<UInt8>) {
        scratch.removeAll(keepingCapacity: true)
        for range in [file.bank, file.agreement, file.sequence] {
            for place in range { scratch.append(bytes[place]) }
            scratch.append(0x2F)
        }
    }

    /// Keeps the composed text; one that is not UTF-8 is taken as Latin-1.
    private func keepScratch(_ writer: inout RecordWriter) -> TextRange {
        var union: UInt8 = 0
        for byte in scratch { union |= byte }
        if union < 0x80 { return writer.keep(scratch) }
        return (try? TextFieldReader.keep(scratch, writer: &writer)) ?? .none
    }
}
