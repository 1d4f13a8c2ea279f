internal import PaymentModel

/// One reading of one source: the field in hand, the entry in hand, the message in hand.
struct Mt940Session {
    /// A field from its tag to the last line before the next one.
    struct Field {
        let tag: SwiftTag
        /// Where the colon of the tag stands.
        let start: Int
        let content: Int
        var end: Int
        let line: Int
    }

    /// An entry that waits for its text, field 86.
    struct PendingEntry {
        let field: Field
        var information: Field?
    }

    /// A field longer than this is not read: real ones have a thousand bytes at most.
    static let fieldBytesMax = 64 << 10

    let dateBasis: DateBasis
    var field: Field?
    var pending: PendingEntry?
    var statement: Mt940Statement?
    /// The last statement that was closed, to see whether the next one goes on from it.
    var previous: Mt940ClosedStatement?
    var statements = 0
    /// Messages that were statements of a day, and reports within one.
    var dailyCount = 0
    var interimCount = 0
    var lastLine = 1
    var totals = ControlTotalNotes()
    var accounts = AccountNotes()
    var types = Mt940Types()
    var narrative = Mt940Narrative()
    var foundTag = false
    /// Whether the source ends inside its last line.
    var endsInLine = false
    /// What the IDs of this message's entries start with, and memory for composing them.
    var entryIDPrefix: [UInt8] = []
    var scratch: [UInt8] = []

    init(options: ReadOptions) { dateBasis = options.dateBasis }

    mutating func take(_ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        lastLine = line.number
        endsInLine = line.endsSource
        guard line.start < line.end else { return }
        let first = bytes[line.start]
        if first == 0x7B || first == 0x2D { return try takeBlocks(line, bytes, &intake) }
        guard first == 0x3A, let (tag, content) = SwiftTag.read(bytes, line.range) else {
            return goOn(line, bytes)
        }
        try open(tag, content, line.start, line, bytes, &intake)
    }

    private mutating func open(
        _ tag: SwiftTag, _ content: Int, _ start: Int, _ line: PhysicalLine, _ bytes: Span<UInt8>,
        _ intake: inout RecordIntake
    ) throws(ReadError) {
        try closeField(bytes, &intake)
        foundTag = true
        field = Field(tag: tag, start: start, content: content, end: line.end, line: line.number)
    }

    /// A line of a field that runs over several.
    private mutating func goOn(_ line: PhysicalLine, _ bytes: Span<UInt8>) {
        guard field != nil, !line.isBlank(in: bytes) else { return }
        field?.end = line.end
    }

    /// A line of blocks: the end of a message, the headers of the next one, and perhaps its first field.
    private mutating func takeBlocks(
        _ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        let endsText = SwiftBlock.endsText(bytes, line.range)
        guard endsText || bytes[line.start] == 0x7B else { return goOn(line, bytes) }
        let text = SwiftBlock.textStart(bytes, line.range)
        // A brace in the bank's text begins no message.
        let isHeader = line.end - line.start > 3 && bytes[line.start + 1] ^ 0x30 < 10 && bytes[line.start + 2] == 0x3A
        guard endsText || isHeader else { return goOn(line, bytes) }
        try closeField(bytes, &intake)
        try leaveStatement(bytes, isEnded: true, &intake)
        if let text, let (tag, content) = SwiftTag.read(bytes, text..<line.end) {
            try open(tag, content, text, line, bytes, &intake)
        }
    }

    /// Reads the field in hand, now that another one or the end of the message follows.
    private mutating func closeField(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard let field else { return }
        self.field = nil
        if field.tag == .reference { try leaveStatement(bytes, isEnded: false, &intake) }
        if field.tag == .information || field.tag == .nonSwift {
            if field.tag == .information, pending != nil, pending?.information == nil { pending?.information = field }
            return
        }
        try emitPending(bytes, &intake)
        if (field.tag == .openingFinal || field.tag == .openingIntermediate) && statement?.hasOpening == true {
            try leaveStatement(bytes, isEnded: false, &intake)
        }
        guard field.tag.belongsToStatement else { return }
        if statement == nil {
            statements += 1
            statement = Mt940Statement(ordinal: statements, line: field.line)
        }
        let content = TextFieldReader.trim(bytes, field.content..<max(field.content, field.end))
        try read(field, content, bytes, &intake)
    }

    private mutating func read(
        _ field: Field, _ content: Range<Int>, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        switch field.tag {
        case .account, .accountAndOwner:
            let text = firstLine(of: content, bytes)
            statement?.account = text
            entryIDPrefix.removeAll(keepingCapacity: true)
        case .number, .oldNumber:
            let text = firstLine(of: content, bytes)
            statement?.number = text
            entryIDPrefix.removeAll(keepingCapacity: true)
        case .openingFinal, .openingIntermediate: readOpening(field, content, bytes, &intake)
        case .closingFinal, .closingIntermediate: readClosing(field, content, bytes, &intake)
        case .floorLimit: readFloorLimit(content, bytes)
        case .dateAndTime, .oldDateAndTime:
            if statement?.hasOpening != true {
                statement?.isInterim = true
                let text = firstLine(of: content, bytes)
                statement?.mark = text
                entryIDPrefix.removeAll(keepingCapacity: true)
            }
        case .debitTotal, .creditTotal: checkTotals(field, content, bytes, &intake)
        case .entry:
            statement?.entries += 1
            pending = PendingEntry(field: field)
        default: break
        }
    }

    func firstLine(of range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return TextFieldReader.trim(bytes, range.lowerBound..<end)
    }

    /// Ends the source. An entry that nothing follows was cut: its text, or more of it, is missing.
    mutating func finish(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard foundTag else {
            throw ReadError(
                line: 1,
                "no field of a SWIFT message, such as :20: at the start of a line: name the right format with --format")
        }
        let isInterim = statement.map { $0.isInterim && !$0.hasOpening } ?? false
        let last = field
        if let last, last.tag == .entry || last.tag == .information || last.tag == .nonSwift {
            let belongsToEntry = last.tag == .entry || pending != nil
            if belongsToEntry, endsInLine || !isInterim {
                // What was read before it is whole; this entry is not.
                if last.tag == .entry { try emitPending(bytes, &intake) }
                let entry = last.tag == .entry ? last : pending?.field ?? last
                if last.tag == .entry { countCut(last, bytes) }
                pending = nil
                field = nil
                try intake.reject(
                    offset: entry.start, length: last.end - entry.start, line: entry.line,
                    ":61: the file ends within this entry")
            }
        }
        try closeField(bytes, &intake)
        try leaveStatement(bytes, isEnded: false, &intake)
        describe(&intake)
    }

    private mutating func countCut(_ field: Field, _ bytes: Span<UInt8>) {
        if statement == nil {
            statements += 1
            statement = Mt940Statement(ordinal: statements, line: field.line)
        }
        statement?.entries += 1
    }

    private func describe(_ intake: inout RecordIntake) {
        intake.reading.level = .statement
        switch (dailyCount, interimCount) {
        case (_, 0): intake.reading.layout = "MT940"
        case (0, _): intake.reading.layout = "MT942"
        default:
            intake.reading.layout = "MT940 and MT942"
            intake.reading.warn(
                "holds both statements (MT940) and reports within a day (MT942), which may list the same money twice")
        }
        types.report(&intake.reading)
    }
}
