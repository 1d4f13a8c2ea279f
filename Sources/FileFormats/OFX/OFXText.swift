/// Character entities in the texts of OFX.
///
/// OFX 1.6 and 2.2, section 2.3.2.1: `&lt;`, `&gt;`, `&amp;`, `&nbsp;`; XML adds `&quot;`, `&apos;` and numbers. What is none of these
/// stands for itself: banks write `&` as it is.
enum OFXText {
    /// The longest entity that is looked for, with its `&` and `;`.
    private static let entityBytesMax = 10

    /// The text with its entities decoded, or `nil` when it has none.
    ///
    /// - Complexity: O(n)
    static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        guard range.contains(where: { bytes[$0] == 0x26 }) else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var place = range.lowerBound
        while place < range.upperBound {
            if bytes[place] == 0x26, let (decoded, end) = entity(bytes, place..<range.upperBound) {
                text += decoded
                place = end
            } else {
                text.append(bytes[place])
                place += 1
            }
        }
        return text
    }

    /// The entity that `range` starts with, and where it ends.
    private static func entity(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (decoded: [UInt8], end: Int)? {
        let limit = min(range.upperBound, range.lowerBound + entityBytesMax)
        guard let end = (range.lowerBound..<limit).first(where: { bytes[$0] == 0x3B }) else { return nil }
        let name = String(decoding: (range.lowerBound + 1..<end).map { bytes[$0] }, as: UTF8.self)
        guard let decoded = decoded(entity: name) else { return nil }
        return (decoded, end + 1)
    }

    private static func decoded(entity name: String) -> [UInt8]? {
        switch name {
        case "amp": return [0x26]
        case "lt": return [0x3C]
        case "gt": return [0x3E]
        case "quot": return [0x22]
        case "apos": return [0x27]
        case "nbsp": return [0x20]
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let code =
                digits.hasPrefix("x") || digits.hasPrefix("X")
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let code, let scalar = Unicode.Scalar(code) else { return nil }
            // A blank that does not break is a blank; control characters say nothing.
            return code == 0xA0 || code < 0x20 ? [0x20] : Array(String(scalar).utf8)
        }
    }
}
