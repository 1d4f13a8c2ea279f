internal import PaymentModel

/// What the first bytes say of the version. Nothing depends on it: encodings and versions are claimed wrongly.
///
/// Source: OFX 1.6, section 2.2.1 (`VERSION:102`); OFX 2.2, section 2.2 (`<?OFX OFXHEADER="200" VERSION="211"?>`).
enum OFXHeader {
    private static let bytesMax = 1024
    private static let nameCharactersMax = 40

    /// `OFX 1.0.2 (SGML)`.
    static func layout(of bytes: Span<UInt8>) -> String {
        let head = (0..<min(bytes.count, bytesMax)).map { bytes[$0] }
        let text = String(decoding: head, as: UTF8.self).uppercased()
        let isXML = text.contains("<?OFX") || text.contains("<?XML")
        let kind = isXML ? "XML" : "SGML"
        // An XML declaration has a version of its own.
        let from = text.firstRange(of: "<?OFX")?.upperBound ?? text.startIndex
        guard let version = text[from...].firstRange(of: "VERSION") else { return "OFX (\(kind))" }
        let digits = text[version.upperBound...].drop { ": =\"'".contains($0) }.prefix { $0.isNumber }
        guard digits.count == 3 else { return "OFX (\(kind))" }
        return "OFX \(digits.map(String.init).joined(separator: ".")) (\(kind))"
    }

    /// A bank's name as people may see it.
    static func name(_ text: [UInt8]) -> String {
        String(TextFieldReader.string(text).filter { !$0.isNewline && $0 != "\u{1B}" }.prefix(nameCharactersMax))
    }
}
