/// What was odd, each with its count and its first line: one warning for each kind.
struct OFXRemarks {
    /// In the order in which they are told.
    enum Kind: Int, CaseIterable {
        case balance, zero, pending, corrected, deleted, replaced, originalAbsent
        case debitPositive, creditNegative, idMissing, idRepeated, currencyMissing, bankError
    }

    private var counts = [Int](repeating: 0, count: Kind.allCases.count)
    private var lines = [Int](repeating: 0, count: Kind.allCases.count)

    mutating func note(_ kind: Kind, times: Int = 1, line: Int) {
        if counts[kind.rawValue] == 0 { lines[kind.rawValue] = line }
        counts[kind.rawValue] += times
    }

    /// Hands all over as warnings.
    func warn(into reading: inout SourceReading) {
        for kind in Kind.allCases where counts[kind.rawValue] > 0 {
            reading.warn(line: lines[kind.rawValue], message(kind, counts[kind.rawValue]))
        }
    }

    private func message(_ kind: Kind, _ count: Int) -> String {
        switch kind {
        case .balance: "lines that only repeat a balance are no movements: skipped: \(count)"
        case .zero: "lines of amount zero are no movements: skipped: \(count)"
        case .pending: "pending transactions (STMTTRNP) are not booked yet: skipped: \(count)"
        case .corrected: "transactions that this file itself corrects (CORRECTFITID): skipped: \(count)"
        case .deleted: "transactions that only take back an earlier one (CORRECTACTION DELETE): skipped: \(count)"
        case .replaced: "transactions that replace an earlier one (CORRECTACTION REPLACE) are read as records: \(count)"
        case .originalAbsent:
            "corrections of transactions that are not in this file: \(count); what an earlier file said of them is wrong"
        case .debitPositive:
            "transactions of type DEBIT with a positive amount: \(count); the amount's sign counts, so they are money in: "
                + "look at one in the bank's own list"
        case .creditNegative:
            "transactions of type CREDIT with a negative amount: \(count); the amount's sign counts, so they are money out: "
                + "look at one in the bank's own list"
        case .idMissing:
            "transactions without an ID (FITID): \(count); delivered again in another file, they would count twice"
        case .idRepeated: "transactions with the ID (FITID) of another one in the same list: \(count); each counts"
        case .currencyMissing: "statements without a currency (CURDEF): \(count); taken as BRL"
        case .bankError:
            "the bank's answer says that there was an error (SEVERITY ERROR): \(count); ask for the file again"
        }
    }
}
