internal import PaymentModel

/// What controls declare. Record 8: lines 5-10, hash 11-20, debits 21-32, credits 33-44. Record 9: batches 2-7, lines 14-21, hash 22-31, debits
/// 32-43, credits 44-55. Lines are entries and addenda.
extension NachaSession {
    mutating func closeBatch(
        _ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        guard let batch else {
            return intake.reading.warn(line: line.number, "record 8 ends no batch")
        }
        let scope = scope(batch)
        check("entries and addenda", scope, 5...10, Int128(batch.sums.lines), line, bytes, &intake)
        check("hash", scope, 11...20, batch.sums.hash % NachaSession.hashModulus, line, bytes, &intake)
        if !batch.isAdvice {
            checkSum("debits", scope, 21...32, batch.sums.debits, line, bytes, &intake)
            checkSum("credits", scope, 33...44, batch.sums.credits, line, bytes, &intake)
        }
        try leaveBatch(isClosed: true, bytes, &intake)
    }

    mutating func closeFile(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        if fileIsClosed { return intake.reading.warn(line: line.number, "record 9 ends no file") }
        fileIsClosed = true
        check("batches", file.scope, 2...7, Int128(file.batches), line, bytes, &intake)
        check("entries and addenda", file.scope, 14...21, Int128(file.sums.lines), line, bytes, &intake)
        check("hash", file.scope, 22...31, file.sums.hash % NachaSession.hashModulus, line, bytes, &intake)
        guard !file.hasAdvices else { return }
        checkSum("debits", file.scope, 32...43, file.sums.debits, line, bytes, &intake)
        checkSum("credits", file.scope, 44...55, file.sums.credits, line, bytes, &intake)
    }

    /// Leaves the open batch, whose control may have come.
    mutating func leaveBatch(
        isClosed: Bool, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try closeEntry(bytes, &intake)
        guard let batch else { return }
        self.batch = nil
        if !isClosed { totals.noteMissingTrailer(scope(batch), line: lastLine, &intake) }
        file.sums.add(batch.sums)
        if batch.isAdvice { file.hasAdvices = true }
    }

    func scope(_ batch: NachaBatch) -> String {
        let name = "batch \(batch.ordinal)"
        return file.ordinal == 1 ? name : "\(file.scope), \(name)"
    }

    /// The hash has ten digits.
    private static let hashModulus: Int128 = 10_000_000_000

    private mutating func check(
        _ name: String, _ scope: String, _ positions: Positions, _ computed: Int128, _ line: FixedWidthLine,
        _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        let declared = line.digits(positions, in: bytes)
        note(
            name, scope, declared.map { String($0) }, String(computed),
            tallies: declared.map { Int128($0) == computed } ?? false, line, &intake)
    }

    private mutating func checkSum(
        _ name: String, _ scope: String, _ positions: Positions, _ computed: Int128, _ line: FixedWidthLine,
        _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        let declared = line.digits(positions, in: bytes)
        note(
            name, scope, declared.map { Money.decimal(Int128($0), in: NachaReader.usd) },
            Money.decimal(computed, in: NachaReader.usd), tallies: declared.map { Int128($0) == computed } ?? false,
            line,
            &intake)
    }

    private mutating func note(
        _ name: String, _ scope: String, _ declared: String?, _ computed: String, tallies: Bool, _ line: FixedWidthLine,
        _ intake: inout RecordIntake
    ) {
        let total = ControlTotal(
            name: name, scope: scope, declared: declared ?? "unreadable", computed: computed, tallies: tallies,
            line: line.number)
        totals.note(total, &intake)
    }
}
