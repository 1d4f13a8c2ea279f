/// What costs no record and is worth a warning: one warning for each kind, with its count and first line.
struct CamtRemarks {
    /// The kinds.
    enum Subject: Hashable, CaseIterable {
        case notBooked, unknownStatus, batch, withoutAmounts, otherAmount, bookingDateMissing, chargesWithReference
        case balanceMissing, balanceOfOtherCurrency, partOfStatement, mixedCurrencies
    }

    private var found: [Subject: (count: Int, line: Int)] = [:]

    mutating func note(_ subject: Subject, line: Int) {
        found[subject] = ((found[subject]?.count ?? 0) + 1, found[subject]?.line ?? line)
    }

    func warn(into reading: inout SourceReading) {
        for subject in Subject.allCases {
            guard let (count, line) = found[subject] else { continue }
            reading.warn(line: line, CamtRemarks.message(subject, count))
        }
    }

    private static func message(_ subject: Subject, _ count: Int) -> String {
        switch subject {
        case .notBooked: "entries that are not booked (pending, information, future) are no payments: skipped: \(count)"
        case .unknownStatus: "entries with a status that is not known are taken as not booked: skipped: \(count)"
        case .batch:
            "batches without their payments are one record each, of the sum: \(count); ask the bank for the details (camt.054)"
        case .withoutAmounts:
            "entries whose details have no amounts in the entry's currency are one record each: \(count)"
        case .otherAmount: "entries whose one detail has another amount; what was booked is taken: \(count)"
        case .bookingDateMissing: "entries without a booking date are dated by their value date: \(count)"
        case .chargesWithReference: "charges name payments; their references are taken as weak: \(count)"
        case .balanceMissing:
            "statements without both opening and closing booked balance, which cannot be checked: \(count)"
        case .balanceOfOtherCurrency: "balances in another currency than the entries, which cannot be checked: \(count)"
        case .partOfStatement: "pages of statements, whose balances are not checked: \(count)"
        case .mixedCurrencies: "statements with entries in several currencies, whose sums are not checked: \(count)"
        }
    }
}
