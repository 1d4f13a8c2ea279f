internal import PaymentModel

/// The part of Beancount's syntax that is read.
///
/// Source: Beancount, "Language Syntax": transactions with metadata and postings; a comma groups digits, the point is the decimal
/// mark. `include` is refused.
struct BeancountSyntax: JournalSyntax {
    static let name = "Beancount journal"
    static let postingsHaveDates = false
    static let blankLineEnds = false

    private static let directives: [StaticString] = [
        "open", "close", "commodity", "balance", "pad", "note", "document", "price", "event", "query", "custom",
    ]
    private static let passedOver: [StaticString] = [
        "option", "plugin", "pushtag", "poptag", "pushmeta", "popmeta",
    ]

    mutating func take(_ line: JournalLine, _ bytes: Span<UInt8>) throws(ReadError) -> JournalEntry {
        let first = bytes[line.start]
        guard first ^ 0x30 < 10 else {
            if line.starts(withWord: "include", bytes) {
                throw ReadError(
                    line: line.number,
                    "\"include\" names another file, which is not read here; join them with bean-report "
                        + "or give each file")
            }
            // Beancount takes lines that start with anything else than a letter for headings.
            let isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
            if !isLetter { return .comment }
            return BeancountSyntax.passedOver.contains { line.starts(withWord: $0, bytes) } ? .directive : .unknown
        }
        var transaction = JournalTransaction()
        (transaction.start, transaction.length, transaction.line) = (line.start, line.end - line.start, line.number)
        guard let read = JournalDate.read(bytes, at: line.start, end: line.end), let date = read.date else {
            transaction.fault = RowFault("the date cannot be read; it is written YYYY-MM-DD")
            return .transaction(transaction)
        }
        transaction.date = date
        var place = read.end
        while place < line.end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        let rest = JournalLine(start: place, end: line.end, number: line.number)
        if BeancountSyntax.directives.contains(where: { rest.starts(withWord: $0, bytes) }) { return .directive }
        if rest.starts(withWord: "txn", bytes) { return .transaction(transaction) }
        guard place < line.end, place + 1 == line.end || bytes[place + 1] == 0x20 || bytes[place + 1] == 0x09 else {
            return .unknown
        }
        transaction.status = place..<place + 1
        return .transaction(transaction)
    }

    /// `[FLAG] ACCOUNT [AMOUNT]`, `key: value`, or a comment.
    mutating func take(_ line: JournalLine, _ bytes: Span<UInt8>, into transaction: inout JournalTransaction) {
        var place = line.firstPlace(bytes)
        let first = bytes[place]
        if first == 0x3B || first == 0x23 || first == 0x5E { return }
        if first >= 0x61 && first <= 0x7A { return takeMetadata(place..<line.end, bytes, into: &transaction) }
        guard transaction.postings.count < JournalTransaction.postingsMax else {
            transaction.fault = RowFault("the transaction has too many postings")
            return
        }
        if place + 1 < line.end, bytes[place + 1] == 0x20 {
            place += 2
            while place < line.end, bytes[place] == 0x20 { place += 1 }
        }
        let start = place
        while place < line.end, bytes[place] != 0x20, bytes[place] != 0x09, bytes[place] != 0x3B { place += 1 }
        let account = (start..<place).map { bytes[$0] }
        let from = place
        while place < line.end, bytes[place] != 0x3B { place += 1 }
        let amount: JournalTransaction.Posting.Amount
        do throws(RowFault) {
            let read = try LedgerAmount.read(bytes, from..<place, mark: .point, defaultCurrency: .brl)
            amount = read.map { .written($0) } ?? .missing
        } catch { amount = .fault(error) }
        transaction.postings.append(
            JournalTransaction.Posting(
                start: line.start, length: line.end - line.start, line: line.number, account: account,
                isVirtual: false, amount: amount))
    }

    private func takeMetadata(
        _ range: Range<Int>, _ bytes: Span<UInt8>, into transaction: inout JournalTransaction
    ) {
        guard let colon = range.first(where: { bytes[$0] == 0x3A }) else { return }
        var value = TextFieldReader.trim(bytes, colon + 1..<range.upperBound)
        if value.count >= 2, bytes[value.lowerBound] == 0x22 {
            let close = value.dropFirst().first { bytes[$0] == 0x22 } ?? value.upperBound
            value = value.lowerBound + 1..<close
        }
        let name = range.lowerBound..<colon
        if transaction.postings.isEmpty {
            transaction.tags.note(name: name, value: value, bytes)
        } else {
            transaction.postings[transaction.postings.count - 1].tags.note(name: name, value: value, bytes)
        }
    }
}
