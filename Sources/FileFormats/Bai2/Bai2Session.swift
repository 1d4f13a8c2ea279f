internal import PaymentModel

/// One reading of one source: the record in hand with its continuations, and the levels that are open.
struct Bai2Session {
    let dateBasis: DateBasis
    /// The code of the record in hand, and its first and last line.
    var code = 0
    var first: PhysicalLine?
    var end = 0
    var fields: [Range<Int>] = []
    var file: Bai2File?
    var group: Bai2Group?
    var account: Bai2Account?
    var files = 0
    var lastLine = 1
    var totals = ControlTotalNotes()
    var accounts = AccountNotes()
    var codes = Bai2Codes()
    var scratch: [UInt8] = []
    var unknownFundsTypes = 0

    init(options: ReadOptions) { dateBasis = options.dateBasis }

    mutating func take(_ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        lastLine = line.number
        if line.isBlank(in: bytes) { return }
        guard let read = Bai2Line(line, bytes) else {
            // A line that the end of the source cut may have gone on from the record in hand.
            if !line.endsSource { try closeRecord(bytes, &intake) }
            countLine()
            return try intake.reject(
                offset: line.start, length: line.end - line.start, line: line.number,
                "starts with none of the record codes 01, 02, 03, 16, 49, 88, 98, 99")
        }
        if read.code == 88 {
            guard first != nil else {
                countLine()
                return try intake.reject(
                    offset: line.start, length: line.end - line.start, line: line.number,
                    "record 88 goes on from nothing")
            }
            countLine()
            end = line.end
            return read.append(to: &fields, bytes)
        }
        try closeRecord(bytes, &intake)
        code = read.code
        first = line
        end = line.end
        fields.removeAll(keepingCapacity: true)
        read.append(to: &fields, bytes)
        try open(line, bytes, &intake)
    }

    /// Counts a physical line in the innermost level that is open.
    private mutating func countLine() {
        if account != nil {
            account?.sums.lines += 1
        } else if group != nil {
            group?.sums.lines += 1
        } else {
            file?.sums.lines += 1
        }
    }

    /// What must happen before continuations come: levels that end are left, and the line is counted where it belongs.
    private mutating func open(
        _ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        switch code {
        case 1:
            leaveFile(isClosed: false, &intake)
            files += 1
            file = Bai2File(ordinal: files, identity: [], sums: Bai2Sums(amount: 0, members: 0, lines: 1))
        case 2:
            leaveGroup(isClosed: false, &intake)
            file?.groups += 1
            let ordinal = file?.groups ?? 1
            group = Bai2Group(ordinal: ordinal, date: nil, currency: nil, isVoid: false, sums: Bai2Sums(lines: 1))
        case 3:
            leaveAccount(isClosed: false, &intake)
            group?.accounts += 1
            let ordinal = group?.accounts ?? 1
            account = Bai2Account(ordinal: ordinal, number: 0..<0, currency: nil, sums: Bai2Sums(lines: 1))
        default: countLine()
        }
    }

    /// Reads the record in hand, now that nothing more can belong to it.
    private mutating func closeRecord(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard let first else { return }
        self.first = nil
        switch code {
        case 1: readFileHeader(bytes)
        case 2: readGroupHeader(first, bytes, &intake)
        case 3: readAccount(first, bytes, &intake)
        case 16: try readTransaction(first, bytes, &intake)
        case 49: closeAccount(first, bytes, &intake)
        case 98: closeGroup(first, bytes, &intake)
        case 99: closeFile(first, bytes, &intake)
        default: break
        }
    }

    /// A field of the record in hand; empty when it has not so many.
    func field(_ place: Int) -> Range<Int> { place < fields.count ? fields[place] : 0..<0 }

    private mutating func readFileHeader(_ bytes: Span<UInt8>) {
        guard let open = file else { return }
        file = Bai2File(
            ordinal: open.ordinal, identity: [field(0), field(2), field(3), field(4)], sums: open.sums,
            groups: open.groups)
    }

    private mutating func readGroupHeader(
        _ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        guard let open = group else { return }
        let status = field(2)
        let isVoid = status.count == 1 && (bytes[status.lowerBound] == 0x32 || bytes[status.lowerBound] == 0x34)
        let date = Bai2FundsType.date(bytes, field(3))
        if date == nil {
            intake.reading.warn(line: line.number, "group \(open.ordinal): the as-of date cannot be read")
        }
        if isVoid {
            intake.reading.warn(
                line: line.number,
                "group \(open.ordinal) is marked as deletion or test (status 2, 4): its transactions are passed over")
        }
        let currency = self.currency(field(5), bytes, default: CurrencyCode("USD"))
        group = Bai2Group(ordinal: open.ordinal, date: date, currency: currency, isVoid: isVoid, sums: open.sums)
    }

    private func currency(
        _ range: Range<Int>, _ bytes: Span<UInt8>, default inherited: CurrencyCode?
    ) -> CurrencyCode? {
        range.isEmpty ? inherited : CurrencyCode(String(decoding: range.map { bytes[$0] }, as: UTF8.self))
    }

    /// Record 03: the account, and amounts of status and summary codes, which count in its control total and are no records.
    private mutating func readAccount(_ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        guard let open = account else { return }
        let currency = self.currency(field(1), bytes, default: group?.currency ?? CurrencyCode("USD"))
        account = Bai2Account(ordinal: open.ordinal, number: field(0), currency: currency, sums: open.sums)
        accounts.note(field(0), bytes, &intake)
        var place = 2
        while place + 1 < fields.count {
            let amount = fields[place + 1]
            if !amount.isEmpty {
                if let value = Bai2Line.amount(bytes, amount) {
                    account?.sums.amount += Int128(value)
                } else {
                    intake.reading.warn(line: line.number, "record 03: a summary's amount cannot be read")
                }
            }
            place = Bai2FundsType(fields, at: place + 3, bytes).next
        }
    }

    /// Ends the source. A transaction that nothing follows was cut: continuations, or the rest of its line, are missing.
    mutating func finish(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        if let first, code == 16 {
            self.first = nil
            try intake.reject(
                offset: first.start, length: end - first.start, line: first.number,
                "record 16: the file ends within this transaction")
        }
        try closeRecord(bytes, &intake)
        leaveFile(isClosed: false, &intake)
        intake.reading.level = .statement
        intake.reading.layout = "BAI2"
        codes.report(&intake.reading)
        if unknownFundsTypes > 0 {
            intake.reading.warn("\(unknownFundsTypes) transactions have an unknown funds type, and so no reference")
        }
    }
}
