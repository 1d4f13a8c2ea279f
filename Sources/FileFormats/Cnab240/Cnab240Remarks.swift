/// What is worth a warning beside the codes: one warning for each subject, with its count and first line.
struct Cnab240Remarks {
    private struct Remark {
        let firstLine: Int
        var count = 1
    }

    private enum Subject: Hashable {
        /// A segment that is not read, by its letter.
        case segment(UInt8)
        case missingCreditDate
        case paymentWithoutStatus
    }

    private var remarks: [Subject: Remark] = [:]

    /// What is not read of the segments that are known.
    private static let segmentNames: [UInt8: String] = [
        UInt8(ascii: "B"): "payments", UInt8(ascii: "C"): "payments",
        UInt8(ascii: "J"): "payments of boletos", UInt8(ascii: "N"): "tax payments",
        UInt8(ascii: "O"): "payments of bills", UInt8(ascii: "P"): "registrations of boletos",
        UInt8(ascii: "Q"): "registrations of boletos", UInt8(ascii: "R"): "registrations of boletos",
        UInt8(ascii: "G"): "titles of other beneficiaries",
    ]

    mutating func note(segment: UInt8, line: Int) { note(.segment(segment), line: line) }

    mutating func noteMissingCreditDate(line: Int) { note(.missingCreditDate, line: line) }

    mutating func notePaymentWithoutStatus(line: Int) { note(.paymentWithoutStatus, line: line) }

    private mutating func note(_ subject: Subject, line: Int) {
        if remarks[subject] != nil { remarks[subject]?.count += 1 } else { remarks[subject] = Remark(firstLine: line) }
    }

    /// All remarks as warnings.
    var warnings: [ReadWarning] {
        remarks.map { ReadWarning(line: $1.firstLine, message: message($0, $1.count)) }
    }

    private func message(_ subject: Subject, _ count: Int) -> String {
        switch subject {
        case .segment(let segment):
            let letter = String(decoding: [segment], as: UTF8.self)
            let name = Cnab240Remarks.segmentNames[segment] ?? "lines"
            return "\(name) (segment \(letter)) are not read yet: lines passed over: \(count)"
        case .missingCreditDate:
            return "no credit date yet, so the occurrence date counts: titles: \(count)"
        case .paymentWithoutStatus:
            return "payments without a status, positions 231-240, are orders and not payments: skipped: \(count)"
        }
    }
}
