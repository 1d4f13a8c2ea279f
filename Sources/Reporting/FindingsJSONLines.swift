internal import Matching
internal import PaymentModel

/// `findings.jsonl`: one object a line, the columns of `findings.csv` as keys. Amounts are decimal strings, counts and places numbers,
/// and what is not there is `null`.
public struct FindingsJSONLines: RowEncoder {
    public init() {}

    public var fileName: String { "findings.jsonl" }
    public var header: [UInt8] { [] }

    public func encode(_ row: FindingRow, into bytes: inout [UInt8]) {
        var separator: UInt8 = 0x7B
        func key(_ name: String) {
            bytes.append(separator)
            separator = 0x2C
            bytes.append(0x22)
            bytes.append(contentsOf: name.utf8)
            bytes.append(0x22)
            bytes.append(0x3A)
        }
        func text(_ name: String, _ value: String?) {
            key(name)
            if let value, !value.isEmpty {
                JSONText.append(value, to: &bytes)
            } else {
                bytes.append(contentsOf: "null".utf8)
            }
        }
        func number(_ name: String, _ value: (some BinaryInteger)?) {
            key(name)
            bytes.append(contentsOf: (value.map { String($0) } ?? "null").utf8)
        }
        text("finding_id", row.findingID)
        text("class", row.outcome.name)
        text("severity", row.severity.name)
        text("side", row.side.name)
        text("taxpayer_id", row.taxpayer)
        text("amount", row.money?.decimal)
        text("currency", row.money?.currency.code)
        text("date", row.date?.description)
        text("reference", row.reference)
        number("settlement_count", row.settlementCount)
        number("ledger_count", row.ledgerCount)
        text("differs", row.differs)
        text("expected", row.expected)
        text("actual", row.actual)
        text("source", row.source)
        number("line", row.line)
        number("offset", row.offset)
        text("counterpart_source", row.counterpartSource)
        number("counterpart_line", row.counterpartLine)
        text("rule", row.rule.rawValue)
        text("explanation", row.explanation)
        bytes.append(0x7D)
        bytes.append(0x0A)
    }
}

/// Writes JSON strings (RFC 8259).
enum JSONText {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        defer { bytes.append(0x22) }
        var needsEscapes = false
        for byte in text.utf8 where byte < 0x20 || byte == 0x22 || byte == 0x5C { needsEscapes = true }
        guard needsEscapes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: FindingDigest.hexadecimal(UInt64(byte), digits: 2).utf8)
            default: bytes.append(byte)
            }
        }
    }
}
