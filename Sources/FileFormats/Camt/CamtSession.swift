internal import PaymentModel

/// One reading of one source: what is remembered from element to element.
///
/// At most one entry's fields and two of its details are held, however many there are.
struct CamtSession {
    let dateBasis: DateBasis
    let amountBasis: AmountBasis
    var zone: BusinessZone
    var currencies = CamtCurrencies()
    /// The message's name with its version, from the namespace; empty when that has none.
    private var version = ""
    var isNotification = false
    var isStatement = false
    /// What a statement, notification or report is called.
    var statementName = "statement"
    private(set) var messages = 0
    private(set) var statements = 0
    var statement = CamtStatement(ordinal: 0, line: 1)
    var balance = CamtBalance()
    var entry = CamtEntry()
    /// The entry's first detail, until it is known whether there are more.
    var first = CamtDetail()
    var detail = CamtDetail()
    var obligation = CamtObligation()
    var remarks = CamtRemarks()
    var totals = ControlTotalNotes()
    /// Memory for composed texts.
    var scratch: [UInt8] = []

    init(_ options: ReadOptions) throws(ReadError) {
        guard let zone = BusinessZone(identifier: options.businessZone) else {
            throw ReadError(.configuration, "there is no time zone named \(options.businessZone)")
        }
        self.zone = zone
        dateBasis = options.dateBasis
        amountBasis = options.amountBasis
    }

    /// Takes what a piece of the document had.
    mutating func take(
        _ events: [XMLEvent], _ texts: [UInt8], _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        for event in events {
            if event.kind == .namespace {
                note(namespace: texts[event.text])
                continue
            }
            guard let element = CamtElement(rawValue: event.code) else { continue }
            switch event.kind {
            case .open: open(element, event, &intake)
            case .close: try close(element, event, bytes, &intake)
            case .value: take(element, event, texts[event.text])
            case .namespace: break
            }
        }
    }

    /// Ends the source.
    mutating func finish(_ intake: inout RecordIntake) throws(ReadError) {
        guard messages > 0 else {
            throw ReadError(
                line: nil,
                "the XML holds no camt.052, camt.053 or camt.054 message: name the right format with --format")
        }
        guard statements > 0 else {
            throw ReadError(line: nil, "the message holds no \(statementName): ask the bank for the file again")
        }
        remarks.warn(into: &intake.reading)
    }

    private mutating func open(_ element: CamtElement, _ event: XMLEvent, _ intake: inout RecordIntake) {
        let line = Int(event.line)
        switch element {
        case .statementMessage: openMessage("camt.053", "statement", .statement, &intake)
        case .notificationMessage: openMessage("camt.054", "notification", .detail, &intake)
        case .reportMessage: openMessage("camt.052", "report", .statement, &intake)
        case .statement:
            statements += 1
            statement = CamtStatement(ordinal: statements, line: line)
        case .balance: balance = CamtBalance(line: line)
        case .summary: statement.summaryLine = line
        case .entry:
            statement.entryCount += 1
            entry.reset(number: statement.entryCount, offset: event.offset, line: line)
        case .batch: entry.openBatch()
        case .details: detail.reset(offset: event.offset, line: line)
        case .debtorID: detail.debtor.open()
        case .creditorID: detail.creditor.open()
        case .obligation: obligation.reset()
        case .isReturn: detail.isReturn = true
        default: break
        }
    }

    private mutating func close(
        _ element: CamtElement, _ event: XMLEvent, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        switch element {
        case .statement: closeStatement(&intake)
        case .balance: statement.take(balance)
        case .entry: try closeEntry(end: event.offset, bytes, &intake)
        case .batch: closeBatch(&intake)
        case .details:
            detail.end = event.offset
            try closeDetail(bytes, &intake)
        case .debtorID: detail.debtor.close()
        case .creditorID: detail.creditor.close()
        case .obligation: obligation.close(into: &detail)
        default: break
        }
    }

    private mutating func openMessage(
        _ name: String, _ statementName: String, _ level: SourceLevel, _ intake: inout RecordIntake
    ) {
        messages += 1
        self.statementName = statementName
        isStatement = name == "camt.053"
        isNotification = level == .detail
        // A file with messages of both levels holds statement lines, and is taken for a statement.
        if messages == 1 || level == .statement { intake.reading.level = level }
        let layout = version.hasPrefix(name) ? version : name
        intake.reading.layout = messages == 1 ? layout : "\(layout) and others"
    }

    /// `urn:iso:std:iso:20022:tech:xsd:camt.053.001.08` names message and version.
    private mutating func note(namespace: ArraySlice<UInt8>) {
        let text = String(decoding: namespace, as: UTF8.self)
        guard let colon = text.lastIndex(of: ":") else { return }
        let name = text[text.index(after: colon)...]
        guard name.hasPrefix("camt."), name.utf8.count <= CamtSession.versionBytesMax,
            name.utf8.allSatisfy({ $0 == 0x2E || $0 ^ 0x30 < 10 || ($0 >= 0x61 && $0 <= 0x7A) })
        else { return }
        version = String(name)
    }

    private static let versionBytesMax = 24
}

/// A balance (`Bal`) while it is being read.
struct CamtBalance {
    var type: [UInt8] = []
    var amount: CamtAmount?
    var direction: CamtDirection?
    var line = 0
}

/// A creditor reference (`CdtrRefInf`) while it is being read.
struct CamtObligation {
    var text = CamtText()
    var kind = CamtText()

    /// References that are of a document other than the charge: DocumentType3Code without SCOR.
    private static let otherKinds: [StaticString] = ["RADM", "RPIN", "FXDR", "DISP", "PUOR"]

    mutating func reset() {
        text.clear()
        kind.clear()
    }

    /// The reference is complete. A payment that names several settles none of them alone.
    mutating func close(into detail: inout CamtDetail) {
        guard !text.isEmpty, !CamtObligation.otherKinds.contains(where: { kind.equals($0) }) else { return }
        if detail.obligations > 0, detail.obligation.bytes == text.bytes { return }
        detail.obligations += 1
        swap(&detail.obligation, &text)
    }
}

extension CamtStatement {
    /// A balance is complete.
    mutating func take(_ balance: CamtBalance) {
        guard let amount = balance.amount, let direction = balance.direction else { return }
        let known = Balance(amount: amount, signedMinor: direction.signed(amount.minor), line: balance.line)
        if CamtText.equal(balance.type[...], "OPBD") {
            opening = known
        } else if CamtText.equal(balance.type[...], "PRCD"), opening == nil {
            opening = known
        } else if CamtText.equal(balance.type[...], "CLBD") {
            closing = known
        }
    }
}
