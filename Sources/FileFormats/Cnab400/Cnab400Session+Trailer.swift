internal import PaymentModel

/// Where files end, and what their trailers declare.
extension Cnab400Session {
    mutating func closeFile(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        fileIsClosed = true
        let last = file.layout.trailer.map { max($0.sum.upperBound, $0.count?.upperBound ?? 0) }.max() ?? 1
        if line.isCut, line.length < max(last, 1) {
            return totals.noteMissing("cut", scope: file.scope, line: line.number, into: &intake.reading)
        }
        checkTitles(line, bytes, &intake.reading)
        checkRecords(line, bytes, &intake.reading)
    }

    /// Counts and sums of titles. When all of them are zero or blank, the bank filled nothing in.
    private mutating func checkTitles(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ reading: inout SourceReading) {
        let isFilledIn = file.layout.trailer.contains { total in
            line.declared(total.sum, in: bytes) != .notFilledIn
                || total.count.map { line.declared($0, in: bytes) != .notFilledIn } ?? false
        }
        for (place, total) in file.layout.trailer.enumerated() {
            let sums = file.titles[place]
            if let count = total.count {
                totals.check(
                    total.name, scope: file.scope, line.declared(count, in: bytes), conventions: [Int128(sums.count)],
                    isFilledIn: isFilledIn, line: line.number, into: &reading, text: { "\($0)" })
            }
            totals.check(
                "amounts of \(total.name)", scope: file.scope, line.declared(total.sum, in: bytes),
                conventions: [sums.nominal, sums.received], isFilledIn: isFilledIn, line: line.number, into: &reading,
                text: { Money.decimal($0, in: .brl) })
        }
    }

    /// The trailer's own number, positions 395-400, says how many records the file has: header and trailer included, whatever
    /// number the header starts with. Numbers have six digits and start anew after a million.
    private mutating func checkRecords(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ reading: inout SourceReading) {
        var conventions = [Int128(file.lines % 1_000_000)]
        if let first = file.firstNumber { conventions.append(Int128((Int(first) + file.lines - 1) % 1_000_000)) }
        totals.check(
            "records", scope: file.scope, line.declared(395...400, in: bytes), conventions: conventions,
            line: line.number, into: &reading, text: { "\($0)" })
    }

    /// Leaves the file, whose trailer may have come.
    mutating func leaveFile(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        if !fileIsClosed { totals.noteMissing("missing", scope: file.scope, line: lastLine, into: &intake.reading) }
        let account =
            file.titleAccount ?? file.accountName(branch: file.branch, account: file.account, in: bytes)
        if let first = intake.reading.accounts.first, first != account {
            intake.reading.warn(line: lastLine, "\(file.scope) is of another account than the first")
        } else {
            intake.reading.note(account: account)
            intake.reading.layout = "\(file.layout.name), returns"
        }
        handOverRemarks(&intake.reading)
    }

    /// Counts the file's codes and warns of what deserves it, in the order of the lines.
    private mutating func handOverRemarks(_ reading: inout SourceReading) {
        let layout = file.layout
        var warnings = occurrences.handOver(
            layout.occurrences, codeName: "occurrence", movements: "titles", layout: layout.name, to: &reading)
        for (type, lines) in file.passedOver {
            let name = String(decoding: [type], as: UTF8.self)
            warnings.append(
                ReadWarning(
                    line: lines.firstLine,
                    message: "records of type \(name) are not read: lines passed over: \(lines.count)"))
        }
        if file.numberFaults > 0 {
            warnings.append(
                ReadWarning(
                    line: file.firstNumberFault,
                    message: "record numbers, positions 395-400, do not go up by one: lines: \(file.numberFaults); "
                        + "lines may be missing or here twice"))
        }
        if file.missingCreditDates > 0 {
            warnings.append(
                ReadWarning(
                    line: file.firstMissingCreditDate,
                    message: "no credit date yet, so the occurrence date counts: titles: \(file.missingCreditDates)"))
        }
        for warning in warnings.sorted(by: { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }) {
            reading.warn(line: warning.line, warning.message)
        }
        if !layout.isDocumented {
            reading.warn(
                "the CNAB 400 layout of \(layout.name) is not known, so it is read where most banks agree, and without nosso "
                    + "número: hold its first records against the bank's manual")
        }
    }
}
