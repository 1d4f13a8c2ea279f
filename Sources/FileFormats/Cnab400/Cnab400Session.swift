internal import PaymentModel

/// One reading of one source: what is remembered from line to line.
struct Cnab400Session {
    /// The file that is being read, or was read last.
    var file: Cnab400File
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

    /// Starts with the first line that is not blank, which must be a file header.
    init(first line: FixedWidthLine, _ bytes: Span<UInt8>, _ options: ReadOptions) throws(ReadError) {
        guard let file = Cnab400File(line, ordinal: 1, in: bytes) else {
            throw ReadError(
                line: line.number,
                "no CNAB 400 file header of a return, which starts with 02RETORNO and has the bank's number at positions 77-79: "
                    + "name the right format with --format")
        }
        self.file = file
        lastLine = line.number
        dateBasis = options.dateBasis
        amountBasis = options.amountBasis
    }

    /// Takes the next line that is not blank.
    mutating func take(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        lastLine = line.number
        if line.isTooLong(in: bytes) {
            file.lines += 1
            return try reject(
                line, "wrong length: \(line.length) characters; a line has 400, blanks at its end apart", &intake)
        }
        let type = line.byte(1, in: bytes)
        if type == UInt8(ascii: "0"), let next = Cnab400File(line, ordinal: file.ordinal + 1, in: bytes) {
            leaveFile(bytes, &intake)
            file = next
            fileIsClosed = false
            return
        }
        file.lines += 1
        if fileIsClosed { return try reject(line, "after the file trailer", &intake) }
        checkNumber(of: line, bytes)
        if let fields = file.layout.titles[type] { return try readTitle(line, fields, bytes, &intake) }
        switch type {
        case UInt8(ascii: "9"): closeFile(line, bytes, &intake)
        case UInt8(ascii: "0"): try reject(line, "a file header inside a file", &intake)
        case UInt8(ascii: "1")...UInt8(ascii: "8"):
            // Apportionments, messages and PIX charges: they belong to the title before them.
            let known = file.passedOver[type]
            file.passedOver[type] = ((known?.count ?? 0) + 1, known?.firstLine ?? line.number)
        default: try reject(line, "unknown record type, position 1", &intake)
        }
    }

    /// Record numbers, positions 395-400, go up by one. Zeros are none, and a line whose trailing blanks were stripped
    /// may have none.
    private mutating func checkNumber(of line: FixedWidthLine, _ bytes: Span<UInt8>) {
        guard let number = line.digits(395...400, in: bytes), number > 0 else {
            file.lastNumber = file.lastNumber.map { $0 + 1 }
            return
        }
        if let last = file.lastNumber, number != (last + 1) % 1_000_000 {
            if file.numberFaults == 0 { file.firstNumberFault = line.number }
            file.numberFaults += 1
        }
        file.lastNumber = number
    }

    /// R0 for one line.
    mutating func reject(
        _ line: FixedWidthLine, _ reason: String, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try intake.reject(offset: line.start, length: line.length, line: line.number, reason)
    }
}
