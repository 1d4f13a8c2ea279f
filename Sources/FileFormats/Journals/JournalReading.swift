internal import PaymentModel

/// Reads the postings of our account out of a journal.
enum JournalReading<Syntax: JournalSyntax> {
    static func read(
        _ bytes: Span<UInt8>, _ options: ReadOptions, into intake: inout RecordIntake
    ) throws(ReadError) {
        intake.reading.level = .detail
        intake.reading.layout = Syntax.name
        let ours = try findAccount(bytes, options)
        var scanner = JournalScanner<Syntax>(bytes)
        while try scanner.next(bytes) {
            let transaction = scanner.transaction
            if let fault = transaction.fault {
                try intake.reject(
                    offset: transaction.start, length: transaction.length, line: transaction.line, fault.reason)
                continue
            }
            try take(transaction, ours, options, bytes, &intake)
        }
        if scanner.endsWithoutLineBreak {
            intake.reading.warn("the file ends without a line break: its last line may be cut off")
        }
    }

    private static func findAccount(
        _ bytes: Span<UInt8>, _ options: ReadOptions
    ) throws(ReadError) -> LedgerAccountPattern {
        var accounts = LedgerAccounts()
        var scanner = JournalScanner<Syntax>(bytes)
        while try scanner.next(bytes) {
            for posting in scanner.transaction.postings where !posting.isVirtual { accounts.note(posting.account) }
        }
        return try accounts.ours(options.ledgerAccount)
    }

    private static func take(
        _ transaction: JournalTransaction, _ ours: LedgerAccountPattern, _ options: ReadOptions, _ bytes: Span<UInt8>,
        _ intake: inout RecordIntake
    ) throws(ReadError) {
        let balance = JournalTransaction.Balance(transaction.postings)
        let places = transaction.postings.indices.filter {
            !transaction.postings[$0].isVirtual && ours.matches(transaction.postings[$0].account)
        }
        for _ in 0..<(transaction.postings.count - places.count) { intake.skip() }
        for place in places {
            let posting = transaction.postings[place]
            do throws(RowFault) {
                var record = PackedRecord()
                (record.amountMinor, record.currency) = try transaction.amount(place, balance)
                let own =
                    Syntax.postingsHaveDates
                    ? try posting.tags.ownDate(bytes, year: transaction.date.parts.year) : nil
                let second = options.dateBasis == .credit ? transaction.secondDate : nil
                record.date = own ?? second ?? transaction.date
                record.line = UInt32(clamping: posting.line)
                let status = TextRange.source(
                    offset: transaction.status.lowerBound, length: transaction.status.count)
                // One reference for several postings is that of their transaction, not of one payment.
                let isShared = places.count > 1 && posting.tags[.reference].isEmpty
                try posting.tags.over(transaction.tags).set(
                    &record, code: transaction.code, status: status, referenceIsShared: isShared, bytes,
                    writer: &intake.writer)
                intake.reading.note(account: TextFieldReader.string(posting.account))
                intake.accept(record, offset: posting.start)
            } catch {
                try intake.reject(
                    offset: posting.start, length: posting.length, line: posting.line, error.reason)
            }
        }
    }

    /// How far a transaction is looked for around a posting, for showing it.
    private static var extentBytesMax: Int { 64 << 10 }

    /// The whole transaction of the posting at `offset`.
    static func extent(_ offset: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        guard offset >= 0, offset < bytes.count else { return bytes.count..<bytes.count }
        func isIndented(_ place: Int) -> Bool { bytes[place] == 0x20 || bytes[place] == 0x09 }
        var start = offset
        while start > 0, isIndented(start), offset - start < extentBytesMax {
            start -= 1
            while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        }
        var end = offset
        repeat {
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            end = min(end + 1, bytes.count)
        } while end < bytes.count && isIndented(end) && end - offset < extentBytesMax
        return start..<end
    }

    /// The ID that the posting's or its transaction's tags hold.
    static func taxpayerID(_ offset: Int, _ bytes: Span<UInt8>) -> String? {
        let extent = extent(offset, bytes)
        guard !extent.isEmpty else { return nil }
        let own = bytes.extracting(extent)
        var scanner = JournalScanner<Syntax>(own)
        guard (try? scanner.next(own)) == true else { return nil }
        let transaction = scanner.transaction
        let posting = transaction.postings.last { $0.start <= offset - extent.lowerBound }
        let range = (posting?.tags ?? LedgerTags()).over(transaction.tags)[.taxpayerID]
        return range.isEmpty ? nil : TextFieldReader.string(range.map { own[$0] })
    }
}
