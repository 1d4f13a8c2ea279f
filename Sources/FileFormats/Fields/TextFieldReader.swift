internal import PaymentModel

/// Reads texts: trimmed, decoded, and in place where the source holds them as they are.
enum TextFieldReader {
    /// A text of the source. Bytes that are not UTF-8 are taken as Latin-1.
    ///
    /// - Parameter isASCII: whether all bytes are known to be ASCII; when not, they are looked at.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, isASCII: Bool = false, writer: inout RecordWriter
    ) throws(FieldFault) -> TextRange {
        let trimmed = trim(bytes, range)
        guard trimmed.count <= TextRange.lengthMax else { throw .tooLong }
        guard !isASCII, hasHighBytes(bytes, trimmed) else {
            return .source(offset: trimmed.lowerBound, length: trimmed.count)
        }
        let copied = trimmed.map { bytes[$0] }
        if String(validating: copied, as: UTF8.self) != nil {
            return .source(offset: trimmed.lowerBound, length: trimmed.count)
        }
        return writer.keep(latin1Decoded(copied))
    }

    /// A text that was unescaped into memory of its own.
    static func keep(_ text: [UInt8], writer: inout RecordWriter) throws(FieldFault) -> TextRange {
        let range = trim(text.span, 0..<text.count)
        guard range.count <= TextRange.lengthMax else { throw .tooLong }
        let trimmed = Array(text[range])
        return writer.keep(String(validating: trimmed, as: UTF8.self) == nil ? latin1Decoded(trimmed) : trimmed)
    }

    /// A text for people: UTF-8, or else Latin-1.
    static func string(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? String(decoding: latin1Decoded(bytes), as: UTF8.self)
    }

    /// Whether the text says that there is no reference: `NONREF`, `NOTPROVIDED`, or zeros alone.
    static func saysNone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let trimmed = trim(bytes, range)
        guard let first = trimmed.first else { return true }
        switch bytes[first] {
        case 0x30: return trimmed.allSatisfy { bytes[$0] == 0x30 }
        case 0x4E, 0x6E:
            guard trimmed.count == 6 || trimmed.count == 11 else { return false }
            let upper = trimmed.map { bytes[$0] & 0xDF }
            return upper == Array("NONREF".utf8) || upper == Array("NOTPROVIDED".utf8)
        default: return false
        }
    }

    static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    private static func hasHighBytes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var union: UInt8 = 0
        for place in range { union |= bytes[place] }
        return union >= 0x80
    }

    private static func latin1Decoded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            byte < 0x80 ? [byte] : [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
        }
    }
}
