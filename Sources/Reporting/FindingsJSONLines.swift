/// `findings.jsonl`: one object a line, the columns of `findings.csv` as keys. Amounts are decimal strings, counts and places numbers,
/// and what is not there is `null`.
public struct FindingsJSONLines: RowEncoder {
    public init() {}

    package var fileName: String { "findings.jsonl" }
    package var header: String { "" }

    package func encode(_ row: borrowing FindingRow, into bytes: inout ByteWriter) {
        bytes.append(atMost: row.length * JSONText.growthMax + FindingsJSONLines.frameBytesMax) { cursor in
            @inline(__always)
            func text(_ key: StaticString, _ column: FindingColumn) {
                cursor.append(key)
                cursor.append(jsonOrNull: row[column], of: row.texts)
            }
            @inline(__always)
            func number(_ key: StaticString, _ column: FindingColumn) {
                cursor.append(key)
                let digits = row[column]
                if digits.isEmpty { cursor.append("null") } else { cursor.append(digits.range, of: row.texts.bytes) }
            }
            text("{\"finding_id\":", .findingID)
            text(",\"class\":", .outcome)
            text(",\"severity\":", .severity)
            text(",\"side\":", .side)
            text(",\"taxpayer_id\":", .taxpayerID)
            text(",\"amount\":", .amount)
            text(",\"currency\":", .currency)
            text(",\"date\":", .date)
            text(",\"reference\":", .reference)
            number(",\"settlement_count\":", .settlementCount)
            number(",\"ledger_count\":", .ledgerCount)
            text(",\"differs\":", .differs)
            text(",\"expected\":", .expected)
            text(",\"actual\":", .actual)
            text(",\"source\":", .source)
            number(",\"line\":", .line)
            number(",\"offset\":", .offset)
            text(",\"counterpart_source\":", .counterpartSource)
            number(",\"counterpart_line\":", .counterpartLine)
            text(",\"rule\":", .rule)
            text(",\"explanation\":", .explanation)
            cursor.append("}\n")
        }
    }

    /// The keys, quotes and `null` of all columns.
    private static let frameBytesMax = FindingColumn.names.reduce(2) { $0 + $1.utf8.count + 8 }
}

/// JSON strings (RFC 8259).
enum JSONText {
    /// A byte becomes `\u00xx` at most.
    static let growthMax = 6
}

extension ByteCursor {
    /// Appends a text as a JSON string, or `null` when it is empty.
    @inline(__always)
    mutating func append(jsonOrNull text: RowText, of texts: borrowing RowTexts) {
        guard !text.isEmpty else { return append("null") }
        append(0x22)
        if text.needsEscapes {
            append(escaped: text, of: texts)
        } else {
            append(text.range, of: texts.bytes)
        }
        append(0x22)
    }

    private mutating func append(escaped text: RowText, of texts: borrowing RowTexts) {
        texts.bytes.withBytes(text.range) { bytes in
            for place in bytes.indices {
                let byte = bytes[place]
                switch byte {
                case 0x22, 0x5C:
                    append(0x5C)
                    append(byte)
                case 0x0A: append("\\n")
                case 0x0D: append("\\r")
                case 0x09: append("\\t")
                case 0..<0x20:
                    append("\\u00")
                    append(hexadecimal: UInt64(byte), digits: 2)
                default: append(byte)
                }
            }
        }
    }
}
