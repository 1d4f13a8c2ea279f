internal import PaymentModel

/// Where files end, and what their trailers declare.
extension Febraban150Session {
    /// Record Z: records 2-7, header and trailer included, sum of the amounts 8-24.
    mutating func closeFile(_ line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        fileIsClosed = true
        if line.length < 24 {
            return totals.noteMissing("cut", scope: file.scope, line: line.number, into: &intake.reading)
        }
        totals.check(
            "records", scope: file.scope, line.declared(2...7, in: bytes),
            conventions: [Int128(file.lines), Int128(file.lines - 2)], line: line.number, into: &intake.reading,
            text: { "\($0)" })
        totals.check(
            "amounts", scope: file.scope, line.declared(8...24, in: bytes), conventions: sums, isFilledIn: true,
            line: line.number, into: &intake.reading, text: { Money.decimal($0, in: .brl) })
    }

    /// What the sum may cover: collections; of direct debits all that were asked for, or those that were made.
    private var sums: [Int128] {
        if file.debits > 0 {
            return [file.collected + file.requested, file.collected + file.debited]
        }
        return file.orders > 0 ? [file.collected + file.ordered, file.collected] : [file.collected]
    }

    /// Leaves the file, whose trailer may have come.
    mutating func leaveFile(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        if !fileIsClosed { totals.noteMissing("missing", scope: file.scope, line: lastLine, into: &intake.reading) }
        let account = file.account(in: bytes)
        if let first = intake.reading.accounts.first, first != account {
            intake.reading.warn(line: lastLine, "\(file.scope) is of another agreement than the first")
        } else {
            intake.reading.note(account: account)
            let bank = TextFieldReader.string(file.bank.map { bytes[$0] })
            let contents = file.debits > 0 ? "direct debits" : "collections"
            intake.reading.layout = "bank \(bank), version \(file.version), \(contents)"
        }
        if !file.isReturn {
            intake.reading.warn(
                line: lastLine, "\(file.scope) is an order to the bank (1 at position 2), which holds no payments")
        }
        handOverRemarks(&intake.reading)
    }

    private mutating func handOverRemarks(_ reading: inout SourceReading) {
        var warnings = occurrences.handOver(
            Febraban150Occurrences.debits, codeName: "return code", movements: "debits", layout: "FEBRABAN 150",
            to: &reading)
        for (type, lines) in file.passedOver {
            let name = String(decoding: [type], as: UTF8.self)
            warnings.append(
                ReadWarning(
                    line: lines.firstLine, message: "records \(name) are no payments: lines passed over: \(lines.count)"
                ))
        }
        for warning in warnings.sorted(by: { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }) {
            reading.warn(line: warning.line, warning.message)
        }
    }
}
