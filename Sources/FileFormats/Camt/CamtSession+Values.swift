internal import PaymentModel

/// What the texts of elements say.
extension CamtSession {
    mutating func take(_ element: CamtElement, _ event: XMLEvent, _ text: ArraySlice<UInt8>) {
        switch element {
        case .amount, .direction, .isReversal, .status, .bookingDate, .bookingTime, .valueDate, .valueTime,
            .bankReference, .entryCodes, .chargeTotal, .charge, .batchCount:
            takeOfEntry(element, event, text)
        case .statementID, .pageNumber, .isLastPage, .accountIBAN, .accountOther, .accountCurrency, .balanceType,
            .balanceAmount, .balanceDirection, .summaryCount, .summarySum, .summaryCreditCount, .summaryCreditSum,
            .summaryDebitCount, .summaryDebitSum:
            takeOfStatement(element, event, text)
        default: takeOfDetail(element, event, text)
        }
    }

    private mutating func takeOfEntry(_ element: CamtElement, _ event: XMLEvent, _ text: ArraySlice<UInt8>) {
        if event.isCut { return entry.fail("a text is longer than \(XMLRecorder.textBytesMax) bytes") }
        switch element {
        case .amount:
            if entry.amount != nil { return entry.fail("the amount (Amt) stands twice") }
            switch amount(event, text) {
            case .known(let amount): entry.amount = amount
            case .faulty(let reason): entry.fail("the amount (Amt) \(reason)")
            case .missing: entry.fail("the amount (Amt) is empty")
            }
        case .direction:
            if entry.direction != nil { return entry.fail("the direction (CdtDbtInd) stands twice") }
            entry.direction = CamtDirection(text)
            if entry.direction == nil { entry.fail("the direction (CdtDbtInd) is neither CRDT nor DBIT") }
        case .isReversal:
            guard let flag = CamtFlag.read(text) else { return entry.fail("RvslInd is neither true nor false") }
            entry.isReversal = flag
        case .status: takeStatus(event, text)
        case .bookingDate, .bookingTime:
            takeDate(element == .bookingTime, text, "the booking date (BookgDt)", \.bookingDate)
        case .valueDate, .valueTime: takeDate(element == .valueTime, text, "the value date (ValDt)", \.valueDate)
        case .bankReference: entry.bankReference.take(text, offset: event.offset)
        case .entryCodes: entry.isCharge = CamtSession.isCharge(text)
        case .chargeTotal: add(event, text, to: \.entry.chargeTotal)
        case .charge: add(event, text, to: \.entry.charges)
        default: entry.declaredInBatch = CamtSession.count(text) ?? 0
        }
    }

    /// Text up to version 06, `Cd` or `Prtry` from 07 on; the text around those is blank.
    private mutating func takeStatus(_ event: XMLEvent, _ text: ArraySlice<UInt8>) {
        let code = CamtText.trimmed(text)
        if code.isEmpty { return }
        if entry.status != .missing { return entry.fail("the status (Sts) stands twice") }
        entry.statusCode.take(code, offset: event.offset)
        if CamtText.equal(code, "BOOK") {
            entry.status = .booked
        } else if ["PDNG", "INFO", "FUTR"].contains(where: { CamtText.equal(code, $0) }) {
            entry.status = .notBooked
        } else {
            entry.status = .unknown
        }
    }

    private mutating func takeDate(
        _ isTime: Bool, _ text: ArraySlice<UInt8>, _ name: String, _ field: WritableKeyPath<CamtEntry, BusinessDate?>
    ) {
        if entry[keyPath: field] != nil { return entry.fail("\(name) stands twice") }
        do throws(FieldFault) {
            entry[keyPath: field] = isTime ? try CamtDate.time(text, zone: &zone) : try CamtDate.day(text)
        } catch {
            entry.fail("\(name) \(CamtSession.reason(error))")
        }
    }

    private mutating func takeOfStatement(_ element: CamtElement, _ event: XMLEvent, _ text: ArraySlice<UInt8>) {
        // Records name account and statement: what is longer than the standard allows would be kept with each of them.
        let word = CamtText.trimmed(text).prefix(CamtSession.nameBytesMax)
        switch element {
        case .statementID: statement.id = Array(word)
        case .pageNumber: if CamtSession.count(word) != 1 { statement.isPart = true }
        case .isLastPage: if CamtFlag.read(word) == false { statement.isPart = true }
        case .accountIBAN: statement.account = Array(word)
        case .accountOther: if statement.account.isEmpty { statement.account = Array(word) }
        case .accountCurrency: statement.currency = CurrencyCode(String(decoding: word, as: UTF8.self))
        case .balanceType: balance.type = Array(word)
        case .balanceAmount: if case .known(let amount) = amount(event, text) { balance.amount = amount }
        case .balanceDirection: balance.direction = CamtDirection(word)
        case .summaryCount: statement.declared.count = Array(word)
        case .summarySum: statement.declared.sum = Array(word)
        case .summaryCreditCount: statement.declaredCredits.count = Array(word)
        case .summaryCreditSum: statement.declaredCredits.sum = Array(word)
        case .summaryDebitCount: statement.declaredDebits.count = Array(word)
        default: statement.declaredDebits.sum = Array(word)
        }
    }

    private mutating func takeOfDetail(_ element: CamtElement, _ event: XMLEvent, _ text: ArraySlice<UInt8>) {
        switch element {
        case .detailAmount: takeAmount(event, text, rank: 0)
        case .transactionAmount: takeAmount(event, text, rank: 1)
        case .countervalue: takeAmount(event, text, rank: 2)
        case .instructedAmount: takeAmount(event, text, rank: 3)
        case .detailDirection:
            detail.direction = CamtDirection(text)
            if detail.direction == nil { detail.fail("the direction (TxDtls/CdtDbtInd) is neither CRDT nor DBIT") }
        case .detailBankReference: detail.bankReference.take(text, offset: event.offset)
        case .endToEndID: detail.endToEndID.take(text, offset: event.offset)
        case .transactionID: detail.transactionID.take(text, offset: event.offset)
        case .uetr: detail.uetr.take(text, offset: event.offset)
        case .detailCodes: detail.isCharge = CamtSession.isCharge(text)
        case .detailChargeTotal: add(event, text, to: \.detail.chargeTotal)
        case .detailCharge: add(event, text, to: \.detail.charges)
        case .debtorIDText: if !event.isCut { detail.debtor.take(id: text, offset: event.offset) }
        case .debtorIDScheme: detail.debtor.take(scheme: text)
        case .creditorIDText: if !event.isCut { detail.creditor.take(id: text, offset: event.offset) }
        case .creditorIDScheme: detail.creditor.take(scheme: text)
        case .obligationText: obligation.text.take(text, offset: event.offset)
        case .obligationKind: obligation.kind.take(text, offset: event.offset)
        case .returnReason: detail.returnReason.take(text.prefix(CamtSession.reasonBytesMax), offset: event.offset)
        default: break
        }
        if event.isCut { detail.fail("a text is longer than \(XMLRecorder.textBytesMax) bytes") }
    }

    /// Max35Text.
    private static let reasonBytesMax = 35
    /// Max35Text, with room.
    private static let nameBytesMax = 64

    private mutating func takeAmount(_ event: XMLEvent, _ text: ArraySlice<UInt8>, rank: Int) {
        if case .missing = detail.amounts[rank] { detail.amounts[rank] = amount(event, text) }
    }

    /// The amount of an element with its currency.
    private mutating func amount(_ event: XMLEvent, _ text: ArraySlice<UInt8>) -> CamtDetail.Amount {
        guard let currency = currencies.currency(packed: event.attribute) else {
            return .faulty("has no currency that payments are made in")
        }
        do throws(FieldFault) {
            let minor = try CamtAmount.minor(text, decimals: currency.decimals)
            return .known(CamtAmount(minor: minor, currency: currency))
        } catch {
            return .faulty(CamtSession.reason(error))
        }
    }

    /// Adds charges in the currency of the entry. Those in others explain nothing.
    private mutating func add(_ event: XMLEvent, _ text: ArraySlice<UInt8>, to sum: WritableKeyPath<CamtSession, Int64>)
    {
        guard case .known(let charge) = amount(event, text), charge.currency == entry.amount?.currency else { return }
        let (total, overflows) = self[keyPath: sum].addingReportingOverflow(charge.minor)
        if !overflows { self[keyPath: sum] = total }
    }

    /// Generic sub-families of the bank transaction code set: charges, fees, commissions, interest, taxes.
    private static func isCharge(_ text: ArraySlice<UInt8>) -> Bool {
        let code = CamtText.trimmed(text)
        return ["CHRG", "FEES", "COMM", "COME", "COMI", "COMT", "INTR", "TAXE"]
            .contains { CamtText.equal(code, $0) }
    }

    /// A count of at most fifteen digits.
    static func count(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = CamtText.trimmed(text)
        guard (1...15).contains(digits.count), digits.allSatisfy({ $0 ^ 0x30 < 10 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 ^ 0x30) }
    }

    static func reason(_ fault: FieldFault) -> String {
        switch fault {
        case .missing: "is empty"
        case .tooManyDecimals: "has more decimals than its currency"
        case .ambiguousSign: "has a sign, which CdtDbtInd gives"
        case .outOfRange: "is out of range"
        case .noSuchDay: "is no day of the calendar"
        default: "cannot be read"
        }
    }
}
