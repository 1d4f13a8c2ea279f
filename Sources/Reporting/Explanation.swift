internal import Matching
internal import PaymentModel

/// Says in a sentence or two why a finding was made and what to do. Names no taxpayer and no location.
enum Explanation {
    /// Why a line is no record.
    static func unreadable(_ reason: String) -> String {
        "The line is no record: \(reason). It takes part in nothing until it is mended."
    }

    /// Appends the explanation of a conclusion, whose record is `record`.
    static func write(
        _ conclusion: Conclusion, _ record: PackedRecord, _ records: RecordSet, into bytes: inout ByteWriter
    ) {
        switch conclusion.outcome {
        case .duplicatePayment: writeDuplicatePayment(conclusion, record, records, into: &bytes)
        case .duplicatePosting:
            bytes.append("Booked more often than the money moved (")
            writeCounts(conclusion, into: &bytes)
            bytes.append(
                conclusion.severity == .high
                    ? "); the bank confirms one of them. Reverse this booking of "
                    : "); no counterpart confirms either, the key alone speaks for it. Reverse this booking of ")
            writeAmount(record, into: &bytes)
            bytes.append(" if it is one.")
        case .taxpayerMismatch: bytes.append("The bank and the books name different taxpayers for one payment.")
        case .amountMismatch:
            bytes.append("The bank and the books have different amounts for one payment. ")
            bytes.append(ground(conclusion))
        case .dateMismatch:
            bytes.append("The bank and the books have different dates for one payment. ")
            bytes.append(ground(conclusion))
        case .fieldMismatch: bytes.append("The bank and the books disagree on several fields of one payment.")
        case .referenceMismatch:
            bytes.append(
                "Same taxpayer, amount and date, and two references that contradict each other: two payments, or one booked wrongly."
            )
        case .conflictingRecord:
            bytes.append(
                "Another record of this side has the same reference and another taxpayer, amount or date. One of them is wrong."
            )
        case .missingInLedger: write(record, "The bank has this payment of ", " and the books do not.", into: &bytes)
        case .missingInSettlement:
            write(record, "The books have this payment of ", " and the bank does not.", into: &bytes)
        case .ambiguous: writeCandidates(conclusion, records, into: &bytes)
        case .possibleDuplicate: writePossibleDuplicate(conclusion, record, records, into: &bytes)
        case .overReturned:
            write(
                record, "This return of ", " is more than is left of the duplicate payments that it names.",
                into: &bytes)
        case .partialReturn:
            write(record, "Gives back ", " of a duplicate payment of ", into: &bytes)
            if let other = conclusion.counterpart.map({ records[$0] }) { bytes.append(other.money) }
            bytes.append(". The rest is still owed.")
        case .returned:
            if record.isReturn {
                write(record, "Gives back ", " of a duplicate payment that is now returned in full.", into: &bytes)
            } else {
                write(
                    record, "A duplicate payment of ", " that has been given back in full. Nothing is left to do.",
                    into: &bytes)
            }
        case .repeatedRecord:
            bytes.append(
                conclusion.rule == .repeatedReference
                    ? "The same movement was delivered before: same reference, same key. It counts once."
                    : "The same movement was delivered before: same entry ID, every field equal. It counts once.")
        case .invalidRecord, .paired, .outsideWindow, .unmatched, .setAside: break
        }
        writeOccurrence(conclusion.record, record, records, into: &bytes)
    }

    /// The source's own code and what it means, where its format has codes.
    private static func writeOccurrence(
        _ id: RecordID, _ record: PackedRecord, _ records: RecordSet, into bytes: inout ByteWriter
    ) {
        guard record.flags.contains(.codedStatus) else { return }
        records.withText(.status, of: id) { status in
            bytes.append(" The source says: ")
            bytes.append(status)
            bytes.append(".")
        }
    }

    private static func writeDuplicatePayment(
        _ conclusion: Conclusion, _ record: PackedRecord, _ records: RecordSet, into bytes: inout ByteWriter
    ) {
        if conclusion.rule == .sameObligation {
            bytes.append("The charge that this payment settles was already paid")
            if let other = conclusion.counterpart.map({ records[$0] }) {
                bytes.append(" on ")
                bytes.append(other.date)
            }
            bytes.append(". ")
        } else {
            bytes.append("Paid more often than owed (")
            writeCounts(conclusion, into: &bytes)
            if conclusion.severity != .high {
                bytes.append("); no counterpart confirms either, the key alone speaks for it. ")
            } else if conclusion.ledgerCount > 0 {
                bytes.append("); the ledger confirms one of them. ")
            } else {
                bytes.append("); they settle one obligation or a counterpart confirms one. ")
            }
        }
        writeAmount(record, into: &bytes)
        bytes.append(record.isNegative ? " to claim back." : " to give back.")
    }

    private static func ground(_ conclusion: Conclusion) -> StaticString {
        conclusion.rule == .withinTolerance
            ? "They are the only two records within the tolerance of each other."
            : "The reference or obligation is the same."
    }

    private static func writeCandidates(
        _ conclusion: Conclusion, _ records: RecordSet, into bytes: inout ByteWriter
    ) {
        bytes.append(number: conclusion.candidateCount)
        bytes.append(conclusion.candidateCount == 1 ? " candidate" : " candidates")
        bytes.append(" within the tolerances, or a candidate that has others: ")
        for (place, id) in conclusion.candidates.enumerated() {
            if place > 0 { bytes.append(", ") }
            let candidate = records[id]
            bytes.append(candidate.date)
            bytes.append(" ")
            bytes.append(candidate.money)
            if !candidate.reference.isMissing {
                bytes.append(" ")
                records.withText(.reference, of: id) { bytes.append($0) }
            }
        }
        if conclusion.candidateCount > conclusion.candidates.count { bytes.append(", …") }
        bytes.append(". Decide by hand.")
    }

    private static func writePossibleDuplicate(
        _ conclusion: Conclusion, _ record: PackedRecord, _ records: RecordSet, into bytes: inout ByteWriter
    ) {
        let other = conclusion.counterpart.map { records[$0] }
        let days = other.map { record.date.days(since: $0.date) } ?? 0
        bytes.append("The same taxpayer paid the same amount ")
        bytes.append(number: days)
        bytes.append(days == 1 ? " day earlier, on " : " days earlier, on ")
        if let other { bytes.append(other.date) }
        bytes.append(". Nothing else speaks for a duplicate.")
    }

    private static func writeCounts(_ conclusion: Conclusion, into bytes: inout ByteWriter) {
        bytes.append("bank ")
        bytes.append(number: conclusion.settlementCount)
        bytes.append(", ledger ")
        bytes.append(number: conclusion.ledgerCount)
    }

    private static func write(
        _ record: PackedRecord, _ before: StaticString, _ after: StaticString, into bytes: inout ByteWriter
    ) {
        bytes.append(before)
        writeAmount(record, into: &bytes)
        bytes.append(after)
    }

    private static func writeAmount(_ record: PackedRecord, into bytes: inout ByteWriter) {
        bytes.append(record.money)
        bytes.append(" ")
        bytes.append(record.currency)
    }
}
