/// What was skipped and is worth a warning: one warning for each code or segment, with its count and first line.
struct Cnab240Remarks {
    private struct Remark {
        let firstLine: Int
        var count = 1
    }

    /// A movement code by its two characters, or a segment by its one.
    private enum Subject: Hashable {
        case movement(UInt8, UInt8)
        case segment(UInt8)
    }

    private var remarks: [Subject: Remark] = [:]

    /// What is not read of the segments that are known.
    private static let segmentNames: [UInt8: String] = [
        UInt8(ascii: "A"): "payments", UInt8(ascii: "B"): "payments", UInt8(ascii: "C"): "payments",
        UInt8(ascii: "J"): "payments of boletos", UInt8(ascii: "N"): "tax payments",
        UInt8(ascii: "O"): "payments of bills", UInt8(ascii: "P"): "registrations of boletos",
        UInt8(ascii: "Q"): "registrations of boletos", UInt8(ascii: "R"): "registrations of boletos",
        UInt8(ascii: "G"): "titles of other beneficiaries",
    ]

    mutating func note(movement first: UInt8, _ second: UInt8, line: Int) { note(.movement(first, second), line: line) }

    mutating func note(segment: UInt8, line: Int) { note(.segment(segment), line: line) }

    private mutating func note(_ subject: Subject, line: Int) {
        if remarks[subject] != nil { remarks[subject]?.count += 1 } else { remarks[subject] = Remark(firstLine: line) }
    }

    /// Hands all remarks over as warnings, in the order of their first lines.
    func warn(_ layout: Cnab240Layout, into reading: inout SourceReading) {
        for (subject, remark) in remarks.sorted(by: { $0.value.firstLine < $1.value.firstLine }) {
            reading.warn(line: remark.firstLine, message(subject, remark.count, layout))
        }
    }

    private func message(_ subject: Subject, _ count: Int, _ layout: Cnab240Layout) -> String {
        switch subject {
        case .segment(let segment):
            let letter = String(decoding: [segment], as: UTF8.self)
            let name = Cnab240Remarks.segmentNames[segment] ?? "lines"
            return "\(name) (segment \(letter)) are not read yet: lines passed over: \(count)"
        case .movement(let first, let second):
            let code = String(decoding: [first, second], as: UTF8.self)
            guard let meaning = Int(code).flatMap({ layout.movements.noteworthy[$0] }) else {
                return "movement \(code) is not known for \(layout.name), so taken as no payment: titles skipped: "
                    + "\(count); ask the bank what it means"
            }
            return "movement \(code) (\(meaning)) is no payment: titles skipped: \(count); look at them by hand"
        }
    }
}
