/// Where lots and files begin and end, and what their trailers declare.
extension Cnab240Session {
    mutating func openFile(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard let next = Cnab240File(line, ordinal: file.ordinal + 1, in: bytes),
            fileIsClosed || line.digits(4...7, in: bytes) == 0
        else { return try reject(line, "a file header inside a file", &intake) }
        try leaveFile(bytes, &intake)
        file = next
        fileIsClosed = false
    }

    mutating func openLot(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try leaveLot(&intake)
        lot = Cnab240Lot(header: line, in: bytes)
        if lot?.isStatement == true { hasStatements = true }
        file.lots += 1
    }

    /// Makes sure that a line stands in the open lot. Without a lot header it opens one that does not tally.
    mutating func enterLot(
        of line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        if lot?.holds(line, in: bytes) == true { return }
        try leaveLot(&intake)
        let headerless = Cnab240Lot(headerless: line, in: bytes)
        lot = headerless
        intake.reading.warn(line: line.number, "\(headerless.name) has no lot header")
        declareMissing(file.scope(of: headerless), &intake)
    }

    mutating func closeLot(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try rejectPendingTitle(&intake)
        try enterLot(of: line, bytes, &intake)
        guard let closed = lot else { return }
        lot = nil
        let check = Cnab240TrailerCheck(line: line, scope: file.scope(of: closed))
        if closed.endsAsStatement {
            check.statement(closed, bytes, &self, &intake)
        } else if closed.endsAsPayments {
            check.payments(closed, bytes, &self, &intake)
        } else if check.reaches(position: 23, &self, &intake) {
            let counts = [closed.details + 2, closed.details, closed.paidTitles]
            check.count("records", 18...23, conventions: counts, bytes, &self, &intake)
        }
    }

    mutating func closeFile(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try leaveLot(&intake)
        fileIsClosed = true
        let check = Cnab240TrailerCheck(line: line, scope: file.scope)
        guard check.reaches(position: 29, &self, &intake) else { return }
        check.count("lots", 18...23, conventions: [file.lots], bytes, &self, &intake)
        let counts = [file.lines, file.details, file.paidTitles]
        check.count("records", 24...29, conventions: counts, bytes, &self, &intake)
    }

    /// Leaves the open lot, if there is one, whose trailer did not come.
    private mutating func leaveLot(_ intake: inout RecordIntake) throws(ReadError) {
        try rejectPendingTitle(&intake)
        guard let open = lot else { return }
        lot = nil
        declareMissing(file.scope(of: open), &intake)
    }

    /// Leaves the file, whose trailer may have come.
    private mutating func leaveFile(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        try leaveLot(&intake)
        if !fileIsClosed { declareMissing(file.scope, &intake) }
        let account = file.account(isReturn: hasTitles || isEmpty, in: bytes)
        if let first = intake.reading.accounts.first, first != account {
            intake.reading.warn(line: lastLine, "\(file.scope) is of another account than the first")
            intake.reading.note(account: account)
        } else {
            intake.reading.note(account: account)
            intake.reading.layout = "\(file.layout.name), \(contents)"
        }
        handOverRemarks(&intake.reading)
    }

    private var isEmpty: Bool { !hasPayments && !hasEntries && !hasStatements }

    private var contents: String {
        if hasTitles || isEmpty { return "returns" }
        return hasPayments ? "payments" : "statement"
    }

    /// Counts the file's codes and warns of what deserves it, in the order of the lines.
    private mutating func handOverRemarks(_ reading: inout SourceReading) {
        let layout = file.layout
        var warnings = remarks.warnings
        warnings += movements.handOver(
            layout.occurrences, codeName: "movement", movements: "titles", layout: layout.name, to: &reading)
        warnings += paymentStatuses.handOver(
            layout.paymentOccurrences, codeName: "status", movements: "payments", layout: layout.name, to: &reading)
        remarks = Cnab240Remarks()
        for warning in warnings.sorted(by: { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }) {
            reading.warn(line: warning.line, warning.message)
        }
    }

    /// Ends the source.
    mutating func finish(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        try completeHeld(bytes, &intake)
        try leaveFile(bytes, &intake)
        let hasMovements = hasTitles || hasPayments
        intake.reading.level = !hasMovements && (hasEntries || hasStatements) ? .statement : .detail
        if hasMovements && hasEntries {
            intake.reading.warn(
                "holds both \(hasTitles ? "titles (segments T and U)" : "payments (segment A)") and statement lines "
                    + "(segment E), which may list the same money twice; taken as a list of payments")
        }
    }

    private mutating func declareMissing(_ scope: String, _ intake: inout RecordIntake) {
        note(
            ControlTotal(
                name: ControlTotal.trailerName, scope: scope, declared: "present", computed: "missing", tallies: false,
                line: lastLine),
            &intake)
    }

    /// Control totals of one source beyond this number are dropped, but for the first that fails.
    static let controlTotalsMax = 100_000

    mutating func note(_ total: ControlTotal, _ intake: inout RecordIntake) {
        if intake.reading.controlTotals.count < Cnab240Session.controlTotalsMax || (!total.tallies && !hasFailed) {
            intake.reading.controlTotals.append(total)
        }
        if !total.tallies { hasFailed = true }
    }
}
