/// Tells a source's format by its first bytes, never by its name.
public enum FormatSniffer {
    /// How much of a source is looked at.
    public static let bytesMax = 64 << 10

    /// What the first bytes say.
    public enum Verdict: Sendable, Hashable {
        case format(FileFormat)
        /// A format that is known and not read.
        case unsupported(String)
        case unknown
        case empty
    }

    /// - Parameter bytes: the whole source; no more than ``bytesMax`` of it are looked at.
    public static func sniff(_ bytes: Span<UInt8>) -> Verdict {
        let end = min(bytes.count, bytesMax)
        var start = ByteOrderMark.length(bytes)
        while start < end, bytes[start] == 0x20 || (bytes[start] >= 0x09 && bytes[start] <= 0x0D) { start += 1 }
        guard start < end else { return .empty }
        let line = start..<min(LineScan.next(bytes, from: start).end, end)
        if let cnab = cnab(bytes, line) { return cnab }
        if let markup = markup(bytes, start..<end) { return .unsupported(markup) }
        switch bytes[start] {
        case 0x7B:
            return isJSONObject(bytes, line)
                ? .format(.jsonl) : .unsupported("a JSON document that is not one object a line")
        case 0x5B: return .unsupported("a JSON array")
        default: break
        }
        if hasControlBytes(bytes, start..<end) { return .unknown }
        let hasDelimiter = line.contains { DelimitedDialect.delimiters.contains(bytes[$0]) }
        return hasDelimiter ? .format(.csv) : .unknown
    }

    /// CNAB lines start with digits at known places: 240 has bank, lot 0000 and type 0; 400 says `02RETORNO`.
    private static func cnab(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Verdict? {
        let start = line.lowerBound
        func isDigits(_ range: Range<Int>) -> Bool { range.allSatisfy { bytes[start + $0] ^ 0x30 < 10 } }
        func text(_ range: Range<Int>) -> String {
            String(decoding: range.map { bytes[start + $0] }, as: UTF8.self)
        }
        guard line.count >= 20 else { return nil }
        if isDigits(0..<3), text(3..<8) == "00000", !line.contains(where: { bytes[$0] == 0x2C || bytes[$0] == 0x3B }) {
            return .format(.cnab240)
        }
        if text(0..<9) == "02RETORNO" { return .unsupported("CNAB 400") }
        if text(0..<9) == "01REMESSA" { return .unsupported("a CNAB 400 order file, which holds no payments") }
        return nil
    }

    private static func markup(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        let head = String(decoding: range.prefix(512).map { bytes[$0] }, as: UTF8.self)
        if head.hasPrefix("OFXHEADER") || head.contains("<OFX>") { return "OFX" }
        if head.hasPrefix("<?xml") || head.hasPrefix("<") { return head.contains("camt.05") ? "camt" : "XML" }
        if head.contains(":20:") && head.contains(":25:") { return "MT940" }
        if head.hasPrefix("01,") && head.contains("\n02,") { return "BAI2" }
        return nil
    }

    private static func isJSONObject(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
        // A pretty-printed document opens its object and ends the line.
        let trimmed = TextFieldReader.trim(bytes, line)
        return trimmed.count > 1
    }

    /// Bytes that no text has: a compressed, encrypted or binary file.
    private static func hasControlBytes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { bytes[$0] < 0x09 || (bytes[$0] > 0x0D && bytes[$0] < 0x20 && bytes[$0] != 0x1A) }
    }
}
