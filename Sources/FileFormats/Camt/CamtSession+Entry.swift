internal import PaymentModel

/// What becomes of an entry and of its details.
extension CamtSession {
    /// A transaction is complete. The first waits until it is known whether it is the only one.
    mutating func closeDetail(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        entry.details += 1
        entry.batchDetails += 1
        statement.detailCount += 1
        if entry.details == 1 { return swap(&first, &detail) }
        guard entry.status == .booked else { return }
        if entry.details == 2 { try split(bytes, &intake) }
        if entry.mode == .each { try acceptDetail(detail, ordinal: entry.details, bytes, &intake) }
    }

    /// There is a second transaction, so each is a record, if they have amounts.
    private mutating func split(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        checkHead()
        guard entry.fault == nil, let currency = entry.amount?.currency else { return }
        if case .missing = first.amount(in: currency), case .missing = detail.amount(in: currency) {
            entry.mode = .together
        } else {
            entry.mode = .each
            try acceptDetail(first, ordinal: 1, bytes, &intake)
        }
    }

    /// Notes what the entry's head must have and has not.
    private mutating func checkHead() {
        if entry.status == .missing { entry.fail("the status (Sts) is missing") }
        if entry.amount == nil { entry.fail("the amount (Amt) is missing") }
        if entry.direction == nil { entry.fail("the direction (CdtDbtInd) is missing") }
        if businessDate == nil { entry.fail("neither booking date (BookgDt) nor value date (ValDt) is there") }
    }

    /// The date that counts; the other one where that is missing.
    private var businessDate: BusinessDate? {
        dateBasis == .credit ? entry.valueDate ?? entry.bookingDate : entry.bookingDate ?? entry.valueDate
    }

    /// One transaction of several: a record.
    private mutating func acceptDetail(
        _ detail: CamtDetail, ordinal: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard let booked = entry.amount, let entryDirection = entry.direction, let date = businessDate else { return }
        var fault = detail.fault
        let direction = detail.direction ?? entryDirection
        var minor: Int64 = 0
        switch detail.amount(in: booked.currency) {
        case .known(let amount): minor = direction.signed(amount.minor)
        case .faulty(let reason): fault = fault ?? "the transaction's amount \(reason)"
        case .missing: fault = fault ?? "the transaction has no amount in the entry's currency"
        }
        entry.detailSum += Int128(minor)
        let charges = detail.chargeTotal == 0 ? detail.charges : detail.chargeTotal
        entry.detailCharges += Int128(charges)
        if let fault {
            return try intake.reject(
                offset: detail.offset, length: detail.end - detail.offset, line: detail.line, fault)
        }
        let place = CamtRecordPlace(offset: detail.offset, line: detail.line, ordinal: ordinal)
        let amount = CamtAmount(minor: minor, currency: booked.currency)
        accept(amount, direction, date, detail, place, isBatch: false, bytes, &intake)
    }

    /// The entry is complete.
    mutating func closeEntry(end: Int, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        if entry.status == .missing || entry.status == .booked { checkHead() }
        count(&intake)
        switch entry.status {
        case .notBooked, .unknown:
            if entry.fault != nil { break }
            for _ in 0..<max(1, entry.details) { intake.skip() }
            return
        case .booked, .missing: break
        }
        if let fault = entry.fault {
            return try intake.reject(offset: entry.offset, length: end - entry.offset, line: entry.line, fault)
        }
        if entry.mode == .each { return checkDetails(&intake) }
        if entry.details == 1, let fault = first.fault {
            return try intake.reject(offset: entry.offset, length: end - entry.offset, line: entry.line, fault)
        }
        acceptWhole(bytes, &intake)
    }

    /// Counts the entry for its statement's totals, and its status.
    private mutating func count(_ intake: inout RecordIntake) {
        switch entry.status {
        case .booked:
            if entry.isReversal { statement.reversals += 1 } else { statement.payments += 1 }
        case .notBooked: countCode(.information, &intake)
        case .unknown: countCode(.unknown, &intake)
        case .missing: break
        }
        guard let amount = entry.amount, let direction = entry.direction else { return }
        if let currency = statement.currency, currency != amount.currency { statement.mixesCurrencies = true }
        if statement.currency == nil { statement.currency = amount.currency }
        if direction == .credit { statement.credits.add(amount.minor) } else { statement.debits.add(amount.minor) }
        guard entry.status == .booked else { return }
        if direction == .credit {
            statement.bookedCredits.add(amount.minor)
        } else {
            statement.bookedDebits.add(amount.minor)
        }
    }

    /// Counts the statement's booked entries under their code.
    mutating func countBooked(_ intake: inout RecordIntake) {
        intake.reading.count(Occurrence(code: "BOOK", meaning: "booked", kind: .paid), times: statement.payments)
        intake.reading.count(
            Occurrence(code: "BOOK", meaning: "booked, a reversal", kind: .reversed), times: statement.reversals)
    }

    /// Codes of one source beyond this number are not counted apart.
    static let codesMax = 100

    private mutating func countCode(_ kind: Occurrence.Kind, _ intake: inout RecordIntake) {
        remarks.note(kind == .unknown ? .unknownStatus : .notBooked, line: entry.line)
        guard intake.reading.occurrences.count < CamtSession.codesMax else { return }
        let code = String(decoding: entry.statusCode.bytes.prefix(35), as: UTF8.self)
        let meaning = ["PDNG": "pending", "INFO": "information", "FUTR": "to come"][code] ?? ""
        intake.reading.count(Occurrence(code: code, meaning: meaning, kind: kind))
    }

    /// The entry itself is the record: it has one transaction, or none, or a batch without its payments.
    private mutating func acceptWhole(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        guard let booked = entry.amount, let direction = entry.direction, let date = businessDate else { return }
        var minor = booked.minor
        let isBatch = entry.details > 1 || entry.batchCount > max(1, entry.details)
        if entry.mode == .together {
            remarks.note(.withoutAmounts, line: entry.line)
        } else if isBatch {
            remarks.note(.batch, line: entry.line)
        } else if entry.details == 1, case .known(let amount) = first.amount(in: booked.currency),
            amount.minor != booked.minor
        {
            // What was booked, but for charges that were taken out of it or added to it.
            if chargesExplain(amount.minor, booked.minor, direction) {
                if amountBasis == .gross { minor = amount.minor }
            } else {
                remarks.note(.otherAmount, line: entry.line)
            }
        }
        if entry.details != 1 { first.reset(offset: entry.offset, line: entry.line) }
        let place = CamtRecordPlace(offset: entry.offset, line: entry.line, ordinal: nil)
        let amount = CamtAmount(minor: direction.signed(minor), currency: booked.currency)
        accept(amount, direction, date, first, place, isBatch: isBatch, bytes, &intake)
    }

    private func chargesExplain(_ paid: Int64, _ booked: Int64, _ direction: CamtDirection) -> Bool {
        let difference = direction == .credit ? paid - booked : booked - paid
        return difference > 0
            && [first.chargeTotal, first.charges, entry.chargeTotal, entry.charges].contains(difference)
    }
}

/// Where a record stands, and which transaction of its entry it is, if there are several.
struct CamtRecordPlace {
    let offset: Int
    let line: Int
    let ordinal: Int?
}

extension CamtEntry {
    /// A list of transactions (`NtryDtls`) starts.
    mutating func openBatch() {
        declaredInBatch = 0
        batchDetails = 0
    }
}
