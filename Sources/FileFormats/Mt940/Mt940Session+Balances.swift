internal import PaymentModel

/// A statement that was closed: what the next page must go on from.
struct Mt940ClosedStatement {
    let account: [UInt8]
    let closing: Mt940Balance
    /// Field 62M: another page must follow.
    let isIntermediate: Bool
    let ordinal: Int
}

/// What a message declares of itself: opening and closing balance, MT942's totals.
extension Mt940Session {
    mutating func readOpening(
        _ field: Field, _ content: Range<Int>, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        statement?.hasOpening = true
        statement?.continuesPage = field.tag == .openingIntermediate
        let text = firstLine(of: content, bytes)
        statement?.mark = text
        entryIDPrefix.removeAll(keepingCapacity: true)
        guard let opening = Mt940Balance(bytes, text), let scope = statement?.scope else {
            intake.reading.warn(line: field.line, "the opening balance cannot be read")
            return
        }
        statement?.opening = opening
        statement?.currency = opening.currency
        let account = statement.map { $0.account.map { bytes[$0] } } ?? []
        let goesOn = field.tag == .openingIntermediate
        guard let previous, previous.account == account else {
            if goesOn { intake.reading.warn(line: field.line, "\(scope) goes on from a page that is not in the file") }
            return
        }
        let agrees =
            previous.closing.amountMinor == opening.amountMinor && previous.closing.currency == opening.currency
        if goesOn && previous.isIntermediate {
            totals.note(
                ControlTotal(
                    name: "opening balance", scope: scope, declared: opening.text, computed: previous.closing.text,
                    tallies: agrees, line: field.line), &intake)
        } else if !agrees {
            intake.reading.warn(
                line: field.line,
                "\(scope) opens with \(opening.text) and the one before it closed with \(previous.closing.text): "
                    + "a statement between them may be missing")
        }
    }

    /// Opening balance and entries give the closing balance.
    mutating func readClosing(
        _ field: Field, _ content: Range<Int>, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        guard let statement else { return }
        self.statement?.hasClosing = true
        let closing = Mt940Balance(bytes, firstLine(of: content, bytes))
        var computed = "no opening balance"
        var tallies = false
        if let opening = statement.opening {
            let sum = Int128(opening.amountMinor) + statement.sum
            computed = "\(opening.currency.code) \(Money.decimal(sum, in: opening.currency))"
            tallies = closing.map { Int128($0.amountMinor) == sum && $0.currency == opening.currency } ?? false
        }
        totals.note(
            ControlTotal(
                name: "closing balance", scope: statement.scope, declared: closing?.text ?? "unreadable",
                computed: computed, tallies: tallies, line: field.line), &intake)
        previous = closing.map {
            Mt940ClosedStatement(
                account: statement.account.map { bytes[$0] }, closing: $0,
                isIntermediate: field.tag == .closingIntermediate, ordinal: statement.ordinal)
        }
    }

    /// Field 34F, `EURD0,00`: the report's currency, and that it is one.
    mutating func readFloorLimit(_ content: Range<Int>, _ bytes: Span<UInt8>) {
        if statement?.hasOpening != true { statement?.isInterim = true }
        guard statement?.currency == nil, content.count >= 3 else { return }
        let letters = String(decoding: content.prefix(3).map { bytes[$0] }, as: UTF8.self)
        statement?.currency = CurrencyCode(letters)
    }

    /// Fields 90D and 90C, `4EUR123,45`: number and sum of entries. Banks count reversals by their letter or by their direction.
    mutating func checkTotals(
        _ field: Field, _ content: Range<Int>, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        guard let statement else { return }
        self.statement?.hasTotals = true
        if !statement.hasOpening { self.statement?.isInterim = true }
        let isCredit = field.tag == .creditTotal
        let conventions = [statement.byDirection, statement.byLetter].map { isCredit ? $0.credits : $0.debits }
        let declared = readTotal(firstLine(of: content, bytes), bytes)
        let followed = conventions.first { declared?.count == $0.count && declared.map { Int128($0.sum) } == $0.sum }
        let currency = declared?.currency ?? statement.currency ?? .brl
        let counted = followed ?? conventions[0]
        let tallies = followed != nil && (statement.currency ?? currency) == currency
        totals.note(
            ControlTotal(
                name: isCredit ? "credits" : "debits", scope: statement.scope,
                declared: declared.map { text($0.count, Int128($0.sum), currency) } ?? "unreadable",
                computed: text(counted.count, counted.sum, currency), tallies: tallies, line: field.line),
            &intake)
    }

    private func text(_ count: Int, _ sum: Int128, _ currency: CurrencyCode) -> String {
        "\(count), \(currency.code) \(Money.decimal(sum, in: currency))"
    }

    private func readTotal(
        _ content: Range<Int>, _ bytes: Span<UInt8>
    ) -> (count: Int, sum: Int64, currency: CurrencyCode)? {
        var (place, count) = (content.lowerBound, 0)
        while place < content.upperBound, bytes[place] ^ 0x30 < 10, place - content.lowerBound < 9 {
            count = count * 10 + Int(bytes[place] ^ 0x30)
            place += 1
        }
        guard place > content.lowerBound, place + 3 < content.upperBound,
            let currency = CurrencyCode(String(decoding: (place..<place + 3).map { bytes[$0] }, as: UTF8.self)),
            let amount = try? SwiftAmount.read(bytes, place + 3..<content.upperBound, currency)
        else { return nil }
        guard TextFieldReader.trim(bytes, amount.end..<content.upperBound).isEmpty else { return nil }
        return (count, amount.amountMinor, currency)
    }

    /// Leaves the message in hand, whose closing balance may have come.
    ///
    /// - Parameter isEnded: whether a line said that the message ends here.
    mutating func leaveStatement(
        _ bytes: Span<UInt8>, isEnded: Bool, _ intake: inout RecordIntake
    ) throws(ReadError) {
        try emitPending(bytes, &intake)
        entryIDPrefix.removeAll(keepingCapacity: true)
        guard let statement else { return }
        self.statement = nil
        accounts.note(statement.account, bytes, &intake)
        if statement.isInterim && !statement.hasOpening && !statement.hasClosing {
            interimCount += 1
            if !statement.hasTotals && !isEnded {
                intake.reading.warn(
                    line: lastLine, "\(statement.scope) has neither totals (90D, 90C) nor an end: it may have been cut")
            }
            return
        }
        dailyCount += 1
        if !statement.hasClosing { totals.noteMissingTrailer(statement.scope, line: lastLine, &intake) }
    }
}
