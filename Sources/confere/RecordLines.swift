internal import PaymentModel
internal import Reconciliation

/// Every record of a file as a JSON object on a line of its own: `confere sniff --records`. All keys are always there; what a
/// record has not is `null`.
struct RecordLines {
    private let sniff: SourceSniff
    private let isMasked: Bool

    /// How much is written at a time.
    private static let pieceBytes = 64 << 10

    init(_ sniff: SourceSniff, isMasked: Bool) {
        self.sniff = sniff
        self.isMasked = isMasked
    }

    /// Hands out the lines, in the order of the records in the file.
    func write(_ take: (String) throws(RunError) -> Void) throws(RunError) {
        var piece = ""
        for batch in sniff.records.batches.indices {
            for id in sniff.records.ids(ofBatch: batch) {
                piece += line(sniff.records.record(id)) + "\n"
                if piece.utf8.count >= Self.pieceBytes {
                    try take(piece)
                    piece = ""
                }
            }
        }
        try take(piece)
    }

    private func line(_ record: PaymentRecord) -> String {
        let taxpayer = record.taxpayer?.text.string
        let members: [(String, String)] = [
            ("reference", text(record.reference?.string)), ("weak_reference", "\(record.referenceIsWeak)"),
            ("taxpayer_id", text(isMasked ? taxpayer.map(TaxpayerMask.hiding) : taxpayer)),
            ("amount", text(record.money.decimal)), ("currency", text(record.money.currency.code)),
            ("date", text("\(record.date)")), ("obligation", text(record.obligation?.string)),
            ("entry_id", text(record.entryID?.string)),
            ("original_reference", text(record.originalReference?.string)), ("kind", text(record.kind?.string)),
            ("status", text(record.status?.string)), ("source", text(sniff.path)),
            ("line", "\(record.location.line)"), ("offset", "\(record.location.offset)"),
        ]
        return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    /// A JSON string (RFC 8259, section 7), or `null`.
    private func text(_ text: String?) -> String {
        guard let text else { return "null" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
