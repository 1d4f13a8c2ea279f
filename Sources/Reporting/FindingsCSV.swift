/// `findings.csv`: RFC 4180, comma, UTF-8, LF.
///
/// A text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@` or a tab) gets an apostrophe in front; JSON
/// Lines have it unchanged.
public struct FindingsCSV: RowEncoder {
    public init() {}

    package var fileName: String { "findings.csv" }
    package var header: String { FindingColumn.names.joined(separator: ",") + "\n" }

    package func encode(_ row: borrowing FindingRow, into bytes: inout ByteWriter) {
        var separator: UInt8?
        bytes.append(atMost: row.length * CSVText.growthMax + FindingColumn.names.count * CSVText.frameBytesMax) {
            cursor in
            row.forEachColumn { text in
                if let separator { cursor.append(separator) }
                separator = 0x2C
                cursor.append(csv: text, of: row.texts)
            }
            cursor.append(0x0A)
        }
    }
}

/// Fields of CSV.
enum CSVText {
    /// A byte becomes two at most.
    static let growthMax = 2
    /// Two quotes, an apostrophe and what separates fields.
    static let frameBytesMax = 4

    /// Whether a spreadsheet would run the text. A plain signed number is none.
    static func looksLikeFormula(_ text: Span<UInt8>) -> Bool {
        switch text[0] {
        case 0x3D, 0x40, 0x09, 0x0D: return true
        case 0x2B, 0x2D: return !(1..<text.count).allSatisfy { text[$0] ^ 0x30 < 10 || text[$0] == 0x2E }
        default: return false
        }
    }
}

extension ByteCursor {
    /// Appends a text as a field of CSV.
    @inline(__always)
    mutating func append(csv text: RowText, of texts: borrowing RowTexts) {
        guard !text.isEmpty else { return }
        // What begins with a letter or a digit is no formula.
        let first = texts.firstByte(of: text)
        if !text.needsQuotes, first > 0x40 || first ^ 0x30 < 10 { return append(text.range, of: texts.bytes) }
        append(carefully: text, of: texts)
    }

    private mutating func append(carefully text: RowText, of texts: borrowing RowTexts) {
        if text.needsQuotes { append(0x22) }
        texts.bytes.withBytes(text.range) { bytes in
            if CSVText.looksLikeFormula(bytes) { append(0x27) }
            if text.needsEscapes {
                for place in bytes.indices {
                    if text.needsQuotes, bytes[place] == 0x22 { append(0x22) }
                    append(bytes[place])
                }
            }
        }
        // A quote within would need an escape in JSON too.
        if !text.needsEscapes { append(text.range, of: texts.bytes) }
        if text.needsQuotes { append(0x22) }
    }
}

extension ByteWriter {
    /// Appends a text as a field of CSV.
    mutating func append(csv text: RowText, of texts: borrowing RowTexts) {
        append(atMost: text.length * CSVText.growthMax + CSVText.frameBytesMax) { $0.append(csv: text, of: texts) }
    }
}
