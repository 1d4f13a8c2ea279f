internal import Matching
internal import PaymentModel

/// `findings.csv`: RFC 4180, comma, UTF-8, LF.
///
/// A text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@` or a tab) gets an apostrophe in front; JSON
/// Lines have it unchanged.
public struct FindingsCSV: RowEncoder {
    public init() {}

    public var fileName: String { "findings.csv" }

    public var header: [UInt8] { Array((FindingRow.columns.joined(separator: ",") + "\n").utf8) }

    public func encode(_ row: FindingRow, into bytes: inout [UInt8]) {
        func plain(_ text: String) {
            bytes.append(contentsOf: text.utf8)
            bytes.append(0x2C)
        }
        func text(_ text: String) {
            appendText(text, to: &bytes)
            bytes.append(0x2C)
        }
        plain(row.findingID)
        plain(row.outcome.name)
        plain(row.severity.name)
        plain(row.side.name)
        text(row.taxpayer)
        plain(row.money?.decimal ?? "")
        plain(row.money?.currency.code ?? "")
        plain(row.date?.description ?? "")
        text(row.reference)
        plain(String(row.settlementCount))
        plain(String(row.ledgerCount))
        plain(row.differs)
        text(row.expected)
        text(row.actual)
        text(row.source)
        plain(String(row.line))
        plain(String(row.offset))
        text(row.counterpartSource)
        plain(row.counterpartLine.map { String($0) } ?? "")
        plain(row.rule.rawValue)
        appendText(row.explanation, to: &bytes)
        bytes.append(0x0A)
    }

    /// A text as a field of CSV.
    static func field(_ text: String) -> String {
        var bytes: [UInt8] = []
        FindingsCSV().appendText(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendText(_ text: String, to bytes: inout [UInt8]) {
        let looksLikeFormula = FindingsCSV.looksLikeFormula(text)
        let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        if needsQuotes { bytes.append(0x22) }
        if looksLikeFormula { bytes.append(0x27) }
        if needsQuotes {
            for byte in text.utf8 {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
    }

    /// Whether a spreadsheet would run the text. A plain signed number is none.
    static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        switch first {
        case 0x3D, 0x40, 0x09, 0x0D: return true
        case 0x2B, 0x2D: return !text.utf8.dropFirst().allSatisfy { $0 ^ 0x30 < 10 || $0 == 0x2E }
        default: return false
        }
    }
}
