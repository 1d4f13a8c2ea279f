internal import PaymentModel

/// One reading of one source: what is remembered from line to line.
struct Cnab240Session {
    /// The file that is being read, or was read last.
    var file: Cnab240File
    /// Whether the file's trailer has been read.
    var fileIsClosed = false
    var lot: Cnab240Lot?
    /// A segment T whose segment U must come next.
    var pendingTitle: FixedWidthLine?
    /// A title of both segments, until it is known that no segment Y follows.
    var heldTitle: Cnab240HeldTitle?
    /// A segment A whose segment B may come next.
    var pendingPayment: FixedWidthLine?
    /// The last line that was not blank.
    var lastLine: Int
    var hasTitles = false
    var hasPayments = false
    var hasEntries = false
    var hasStatements = false
    var remarks = Cnab240Remarks()
    var movements = OccurrenceTally()
    var paymentStatuses = OccurrenceTally()
    let dateBasis: DateBasis
    let amountBasis: AmountBasis
    /// Whether a control total has failed.
    var hasFailed = false
    /// Memory for composed texts.
    var scratch: [UInt8] = []

    /// Starts with the first line that is not blank, which must be a file header.
    init(first line: FixedWidthLine, _ bytes: Span<UInt8>, _ options: ReadOptions) throws(ReadError) {
        guard let file = Cnab240File(line, ordinal: 1, in: bytes) else {
            throw ReadError(
                line: line.number,
                "no CNAB 240 file header, which is a line of 240 characters with the bank's number first and record type 0 at "
                    + "position 8: name the right format with --format")
        }
        self.file = file
        dateBasis = options.dateBasis
        amountBasis = options.amountBasis
        lastLine = line.number
    }

    /// Takes the next line that is not blank.
    mutating func take(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        if heldTitle != nil || pendingPayment != nil { try completeHeld(before: line, bytes, &intake) }
        lastLine = line.number
        file.lines += 1
        if line.hasWrongLength(in: bytes) {
            countDetail()
            return try reject(
                line, "wrong length: \(line.length) characters; a line has 240, blanks at its end apart", &intake)
        }
        let type = line.type(in: bytes)
        if type == 0x30 { return try openFile(line, bytes, &intake) }
        if fileIsClosed { return try reject(line, "after the file trailer", &intake) }
        switch type {
        case 0x31: try openLot(line, bytes, &intake)
        case 0x32, 0x34:
            // Optional records at the start and the end of a lot: counted, and nothing in them is needed.
            try rejectPendingTitle(&intake)
            try enterLot(of: line, bytes, &intake)
            countDetail()
        case 0x33: try takeDetail(line, bytes, &intake)
        case 0x35: try closeLot(line, bytes, &intake)
        case 0x39: try closeFile(line, bytes, &intake)
        default:
            countDetail()
            try reject(line, "unknown record type, position 8", &intake)
        }
    }

    private mutating func takeDetail(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        let segment = line.segment(in: bytes)
        if segment != UInt8(ascii: "U") { try rejectPendingTitle(&intake) }
        try enterLot(of: line, bytes, &intake)
        countDetail()
        switch segment {
        case UInt8(ascii: "T"):
            pendingTitle = line
            hasTitles = true
            lot?.hasTitles = true
        case UInt8(ascii: "U"):
            guard let title = pendingTitle else {
                return try reject(line, "segment U without a segment T before it", &intake)
            }
            pendingTitle = nil
            try readTitle(title, line, bytes, &intake)
        case UInt8(ascii: "E"):
            hasEntries = true
            lot?.hasEntries = true
            try readEntry(line, bytes, &intake)
        case UInt8(ascii: "A"):
            hasPayments = true
            lot?.hasPayments = true
            pendingPayment = line
        default:
            try passOver(line, segment, bytes, &intake)
        }
    }

    /// A segment that is not read. After a title it belongs to that title, and is no movement of its own.
    private mutating func passOver(
        _ line: FixedWidthLine, _ segment: UInt8, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard OccurrenceCode.isCharacter(segment) else {
            return try reject(line, "unknown segment, position 14", &intake)
        }
        if let lot, lot.hasTitles || lot.hasPayments {
            // Y belongs to its title; B, C, Y and Z to their payment.
            if lot.hasTitles ? segment == UInt8(ascii: "Y") : Cnab240Session.ofPayments.contains(segment) { return }
            if !lot.hasTitles { intake.skip() }
        } else {
            intake.skip()
        }
        remarks.note(segment: segment, line: line.number)
    }

    private static let ofPayments = Array("BCYZ".utf8)

    /// Counts a line of the open lot. A line that cannot be read is still one of those that trailers count.
    private mutating func countDetail() {
        guard lot != nil else { return }
        lot?.details += 1
        file.details += 1
    }

    /// R0 for one line. A title that waits for its segment U does not get it any more.
    mutating func reject(
        _ line: FixedWidthLine, _ reason: String, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try rejectPendingTitle(&intake)
        try intake.reject(offset: line.start, length: line.length, line: line.number, reason)
    }

    /// R0 for a segment T that its segment U does not follow.
    mutating func rejectPendingTitle(_ intake: inout RecordIntake) throws(ReadError) {
        guard let title = pendingTitle else { return }
        pendingTitle = nil
        try intake.reject(
            offset: title.start, length: title.length, line: title.number,
            "segment T is not followed by its segment U")
    }
}
