internal import PaymentModel

/// The part of the journal syntax of hledger and Ledger that is read.
///
/// Source: hledger manual, "Journal". What would change other lines' meaning (include, alias, apply, default years) is refused.
struct HledgerSyntax: JournalSyntax {
    static let name = "hledger journal"
    static let postingsHaveDates = true
    static let blankLineEnds = true

    private var mark = LedgerAmount.Mark.unsettled
    private var defaultCurrency = CurrencyCode.brl
    private var inComment = false

    private static let refused: [StaticString] = [
        "include", "!include", "@include", "alias", "apply", "Y", "year", "A", "bucket", "capture", "python", "eval",
    ]
    private static let passedOver: [StaticString] = [
        "account", "commodity", "payee", "tag", "P", "N", "end", "assert", "check", "define", "test", "i", "o", "b",
        "h",
    ]

    mutating func take(_ line: JournalLine, _ bytes: Span<UInt8>) throws(ReadError) -> JournalEntry {
        if inComment {
            if line.starts(withWord: "end", bytes) { inComment = false }
            return .directive
        }
        let first = bytes[line.start]
        if first ^ 0x30 < 10 { return .transaction(header(line, bytes)) }
        // Comments; periodic transactions and rules for generated postings.
        switch first {
        case 0x3B, 0x23, 0x2A, 0x25, 0x7C: return .comment
        case 0x7E, 0x3D: return .directive
        default: break
        }
        if line.starts(withWord: "comment", bytes) {
            inComment = true
            return .directive
        }
        for word in HledgerSyntax.refused where line.starts(withWord: word, bytes) {
            throw ReadError(
                line: line.number,
                "\"\(word)\" changes what other lines mean and is not read here; give the output of hledger print instead"
            )
        }
        if line.starts(withWord: "decimal-mark", bytes), line.end - line.start > 12 {
            switch bytes[line.end - 1] {
            case 0x2C: mark = .comma
            case 0x2E: mark = .point
            default: return .unknown
            }
            return .directive
        }
        if line.starts(withWord: "D", bytes) {
            let amount = try? LedgerAmount.read(
                bytes, line.start + 1..<line.end, mark: .unsettled, defaultCurrency: .brl)
            guard let amount else { return .unknown }
            defaultCurrency = amount.currency
            return .directive
        }
        return HledgerSyntax.passedOver.contains { line.starts(withWord: $0, bytes) } ? .directive : .unknown
    }

    /// `DATE[=DATE2] [*|!] [(CODE)] DESCRIPTION [; COMMENT]`
    private func header(_ line: JournalLine, _ bytes: Span<UInt8>) -> JournalTransaction {
        var transaction = JournalTransaction()
        (transaction.start, transaction.length, transaction.line) = (line.start, line.end - line.start, line.number)
        guard let read = JournalDate.read(bytes, at: line.start, end: line.end), let date = read.date else {
            transaction.fault = RowFault("the date cannot be read; it is written YYYY-MM-DD")
            return transaction
        }
        transaction.date = date
        var place = read.end
        if place < line.end, bytes[place] == 0x3D {
            let second = JournalDate.read(bytes, at: place + 1, end: line.end, year: date.parts.year)
            guard let second, let secondDate = second.date else {
                transaction.fault = RowFault("the second date cannot be read")
                return transaction
            }
            transaction.secondDate = secondDate
            place = second.end
        }
        guard place == line.end || bytes[place] == 0x20 || bytes[place] == 0x09 else {
            transaction.fault = RowFault("the date cannot be read; it is written YYYY-MM-DD")
            return transaction
        }
        skipBlanks(&place, line.end, bytes)
        if place < line.end, bytes[place] == 0x2A || bytes[place] == 0x21 {
            transaction.status = place..<place + 1
            place += 1
            skipBlanks(&place, line.end, bytes)
        }
        if place < line.end, bytes[place] == 0x28 {
            var close = place + 1
            while close < line.end, bytes[close] != 0x29, bytes[close] != 0x3B { close += 1 }
            if close < line.end, bytes[close] == 0x29 {
                transaction.code = TextFieldReader.trim(bytes, place + 1..<close)
                place = close + 1
            }
        }
        while place < line.end, bytes[place] != 0x3B { place += 1 }
        if place < line.end { transaction.tags.noteComment(place + 1..<line.end, bytes) }
        return transaction
    }

    /// `[*|!] ACCOUNT  [AMOUNT] [; COMMENT]`, or a comment alone.
    mutating func take(_ line: JournalLine, _ bytes: Span<UInt8>, into transaction: inout JournalTransaction) {
        var place = line.firstPlace(bytes)
        if bytes[place] == 0x3B {
            let comment = place + 1..<line.end
            if transaction.postings.isEmpty {
                transaction.tags.noteComment(comment, bytes)
            } else {
                transaction.postings[transaction.postings.count - 1].tags.noteComment(comment, bytes)
            }
            return
        }
        guard transaction.postings.count < JournalTransaction.postingsMax else {
            transaction.fault = RowFault("the transaction has too many postings")
            return
        }
        if bytes[place] == 0x2A || bytes[place] == 0x21 {
            place += 1
            skipBlanks(&place, line.end, bytes)
        }
        var comment = place
        while comment < line.end, bytes[comment] != 0x3B { comment += 1 }
        var accountEnd = place
        while accountEnd < comment, bytes[accountEnd] != 0x09,
            !(bytes[accountEnd] == 0x20 && accountEnd + 1 < comment && bytes[accountEnd + 1] == 0x20)
        { accountEnd += 1 }
        let account = TextFieldReader.trim(bytes, place..<accountEnd)
        let isVirtual = account.first.map { bytes[$0] == 0x28 || bytes[$0] == 0x5B } ?? false
        var posting = JournalTransaction.Posting(
            start: line.start, length: line.end - line.start, line: line.number, account: account.map { bytes[$0] },
            isVirtual: isVirtual, amount: amount(bytes, accountEnd..<comment, mark))
        if comment < line.end { posting.tags.noteComment(comment + 1..<line.end, bytes) }
        transaction.postings.append(posting)
    }

    private func amount(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ mark: LedgerAmount.Mark
    ) -> JournalTransaction.Posting.Amount {
        do throws(RowFault) {
            let read = try LedgerAmount.read(bytes, range, mark: mark, defaultCurrency: defaultCurrency)
            return read.map { .written($0) } ?? .missing
        } catch { return .fault(error) }
    }

    private func skipBlanks(_ place: inout Int, _ end: Int, _ bytes: Span<UInt8>) {
        while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    }
}
