internal import PaymentModel

/// One reading of one source: what is remembered from tag to tag.
struct OFXSession {
    var corrections: OFXCorrections
    let usesCreditDate: Bool
    var zone: BusinessZone
    /// The transaction that is open, if ``isInTransaction``.
    var transaction = OFXTransaction()
    var statement = OFXStatement()
    var remarks = OFXRemarks()
    /// Memory for composed texts.
    var scratch: [UInt8] = []
    private var isInTransaction = false
    private var isInAccount = false
    private var lines: LineCounter
    /// How many `<OFX>` came, and whether the last one is still open.
    private var documents = 0
    private var documentIsOpen = false
    private var bankName = ""
    private let header: String

    init(_ bytes: Span<UInt8>, _ options: ReadOptions, _ table: NameTable<OFXTag>) throws(ReadError) {
        zone = try BusinessZone(options)
        usesCreditDate = options.dateBasis == .credit
        corrections = try OFXCorrections(bytes, table)
        lines = LineCounter(bytes, byCarriageReturnToo: true)
        header = OFXHeader.layout(of: bytes)
    }

    /// The line of an offset that is not before those asked for earlier.
    mutating func line(at offset: Int, _ bytes: Span<UInt8>) -> Int { lines.line(at: offset, bytes) }

    /// Takes a tag that is looked at with its text: not the closing tags of values, which say nothing.
    mutating func take(
        _ tag: OFXTag, _ element: OFXElement, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        switch tag {
        case .stmttrn:
            try endTransaction(at: element.start, bytes, &intake)
            guard !element.isClosing else { return }
            settleAccount(&intake)
            transaction.begin(at: element.start)
            isInTransaction = true
        case .currency, .origcurrency:
            transaction.openCurrency = element.isClosing ? nil : tag
        case .ofx, .stmtrs, .ccstmtrs, .invstmtrs, .banktranlist, .ledgerbal, .availbal, .stmttrnp:
            try endTransaction(at: element.start, bytes, &intake)
            takeStructure(tag, element, bytes, &intake)
        default:
            if element.isClosing {
                if tag == .bankacctfrom || tag == .ccacctfrom || tag == .invacctfrom { isInAccount = false }
            } else if isInTransaction {
                if tag == .cursym, transaction.openCurrency != .currency { return }
                transaction.put(tag, element, bytes)
            } else {
                takeOutside(tag, element, bytes)
            }
        }
    }

    private mutating func takeStructure(
        _ tag: OFXTag, _ element: OFXElement, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        switch (tag, element.isClosing) {
        case (.ofx, false):
            leaveDocument(at: element.start, bytes, &intake)
            documents += 1
            documentIsOpen = true
        case (.ofx, true):
            endStatement(&intake)
            documentIsOpen = false
        case (.stmtrs, false), (.ccstmtrs, false), (.invstmtrs, false):
            endStatement(&intake)
            statement = OFXStatement()
            statement.account.isCard = tag == .ccstmtrs
            statement.line = line(at: element.start, bytes)
        case (.stmtrs, true), (.ccstmtrs, true), (.invstmtrs, true):
            endStatement(&intake)
        case (.banktranlist, false):
            isInAccount = false
            settleAccount(&intake)
        case (.stmttrnp, false):
            intake.skip()
            remarks.note(.pending, line: line(at: element.start, bytes))
        default: break
        }
    }

    /// A value outside of transactions.
    private mutating func takeOutside(_ tag: OFXTag, _ element: OFXElement, _ bytes: Span<UInt8>) {
        func text() -> [UInt8] { OFXText.decoded(bytes, element.value) ?? element.value.map { bytes[$0] } }
        switch tag {
        case .bankacctfrom, .ccacctfrom, .invacctfrom: isInAccount = true
        case .bankid, .brokerid: if isInAccount { statement.account.bank = text() }
        case .branchid: if isInAccount { statement.account.branch = text() }
        case .acctid:
            if isInAccount {
                statement.account.number = text()
                statement.accountIsSettled = false
            }
        case .curdef: statement.setCurrency(String(decoding: text(), as: UTF8.self))
        case .org: if bankName.isEmpty { bankName = OFXHeader.name(text()) }
        case .severity:
            if OFXScanner.matches("ERROR", at: element.value.lowerBound, bytes) {
                remarks.note(.bankError, line: line(at: element.start, bytes))
            }
        default: break
        }
    }

    private mutating func settleAccount(_ intake: inout RecordIntake) {
        guard statement.settleAccount() else { return }
        if !statement.accountText.isEmpty { intake.reading.note(account: statement.account.text) }
    }

    private mutating func endStatement(_ intake: inout RecordIntake) {
        settleAccount(&intake)
        if statement.line > 0, !statement.hasCurrency { remarks.note(.currencyMissing, line: statement.line) }
        statement.line = 0
    }

    /// Ends the open transaction where something else begins: its own closing tag may be missing.
    private mutating func endTransaction(
        at end: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard isInTransaction else { return }
        isInTransaction = false
        try readTransaction(upTo: end, bytes, &intake)
    }

    /// Leaves a document that was not closed.
    private mutating func leaveDocument(at place: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        endStatement(&intake)
        guard documentIsOpen else { return }
        intake.reading.controlTotals.append(
            ControlTotal(
                name: ControlTotal.trailerName, scope: documents == 1 ? "file" : "file \(documents)",
                declared: "present", computed: "missing", tallies: false, line: line(at: place, bytes)))
        documentIsOpen = false
    }

    /// Ends the source. What is open was cut: a value that the end of the file ends need not be whole.
    mutating func finish(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard documents > 0 else {
            throw ReadError(line: 1, "there is no <OFX>: name the right format with --format")
        }
        if isInTransaction {
            isInTransaction = false
            try intake.reject(
                offset: transaction.start, length: bytes.count - transaction.start,
                line: line(at: transaction.start, bytes), "the file ends within this transaction")
        }
        leaveDocument(at: max(transaction.start, bytes.count - 1), bytes, &intake)
        if corrections.absentCount > 0 { remarks.note(.originalAbsent, times: corrections.absentCount, line: 1) }
        remarks.warn(into: &intake.reading)
        intake.reading.level = .statement
        intake.reading.layout = bankName.isEmpty ? header : "\(header), \(bankName)"
    }
}
