internal import Matching
internal import PaymentModel

/// Says in a sentence or two why a finding was made and what to do. Names no taxpayer and no location.
struct Explanation {
    let text: String

    init(_ conclusion: Conclusion, _ records: RecordSet) {
        let record = records[conclusion.record]
        let amount = "\(record.money.decimal) \(record.currency.code)"
        let counts = "bank \(conclusion.settlementCount), ledger \(conclusion.ledgerCount)"
        let other = conclusion.counterpart.map { records[$0] }
        switch conclusion.outcome {
        case .duplicatePayment:
            text = Explanation.duplicatePayment(conclusion, record, other, amount, counts)
        case .duplicatePosting:
            let ground =
                conclusion.severity == .high
                ? "the bank confirms one of them" : "no counterpart confirms either, the key alone speaks for it"
            text =
                "Booked more often than the money moved (\(counts)); \(ground). Reverse this booking of \(amount) if it is one."
        case .taxpayerMismatch: text = "The bank and the books name different taxpayers for one payment."
        case .amountMismatch:
            text = "The bank and the books have different amounts for one payment. " + Explanation.tolerated(conclusion)
        case .dateMismatch:
            text = "The bank and the books have different dates for one payment. " + Explanation.tolerated(conclusion)
        case .fieldMismatch: text = "The bank and the books disagree on several fields of one payment."
        case .referenceMismatch:
            text =
                "Same taxpayer, amount and date, and two references that contradict each other: two payments, or one booked wrongly."
        case .conflictingRecord:
            text =
                "Another record of this side has the same reference and another taxpayer, amount or date. One of them is wrong."
        case .missingInLedger: text = "The bank has this payment of \(amount) and the books do not."
        case .missingInSettlement: text = "The books have this payment of \(amount) and the bank does not."
        case .ambiguous:
            text = Explanation.ambiguous(conclusion, records)
        case .possibleDuplicate:
            let days = other.map { record.date.days(since: $0.date) } ?? 0
            text =
                "The same taxpayer paid the same amount \(days) day\(days == 1 ? "" : "s") earlier, on "
                + "\(other?.date.description ?? ""). Nothing else speaks for a duplicate."
        case .overReturned:
            text = "This return of \(amount) is more than is left of the duplicate payments that it names."
        case .partialReturn:
            text =
                "Gives back \(amount) of a duplicate payment of \(other?.money.decimal ?? ""). The rest is still owed."
        case .returned:
            text =
                record.isReturn
                ? "Gives back \(amount) of a duplicate payment that is now returned in full."
                : "A duplicate payment of \(amount) that has been given back in full. Nothing is left to do."
        case .repeatedRecord:
            text =
                conclusion.rule == .repeatedReference
                ? "The same movement was delivered before: same reference, same key. It counts once."
                : "The same movement was delivered before: same entry ID, every field equal. It counts once."
        case .invalidRecord, .paired, .outsideWindow, .unmatched: text = ""
        }
    }

    private static func duplicatePayment(
        _ conclusion: Conclusion, _ record: PackedRecord, _ other: PackedRecord?, _ amount: String, _ counts: String
    ) -> String {
        let action = record.isNegative ? "to claim back" : "to give back"
        if conclusion.rule == .sameObligation {
            let date = other.map { " on \($0.date)" } ?? ""
            return "The charge that this payment settles was already paid\(date). \(amount) \(action)."
        }
        let ground: String
        if conclusion.severity == .high {
            ground =
                conclusion.ledgerCount > 0
                ? "the ledger confirms one of them" : "they settle one obligation or a counterpart confirms one"
        } else {
            ground = "no counterpart confirms either, the key alone speaks for it"
        }
        return "Paid more often than owed (\(counts)); \(ground). \(amount) \(action)."
    }

    private static func tolerated(_ conclusion: Conclusion) -> String {
        conclusion.rule == .withinTolerance
            ? "They are the only two records within the tolerance of each other."
            : "The reference or obligation is the same."
    }

    private static func ambiguous(_ conclusion: Conclusion, _ records: RecordSet) -> String {
        let named = conclusion.candidates.map { id -> String in
            let candidate = records[id]
            let reference = records.text(.reference, of: id).map { " \($0.string)" } ?? ""
            return "\(candidate.date) \(candidate.money.decimal)\(reference)"
        }
        let more = conclusion.candidateCount > named.count ? ", …" : ""
        return
            "\(conclusion.candidateCount) candidate\(conclusion.candidateCount == 1 ? "" : "s") within the tolerances, "
            + "or a candidate that has others: \(named.joined(separator: ", "))\(more). Decide by hand."
    }
}
