/// The encoding of a document, told by its bytes: what documents declare is often not so.
enum XMLEncoding: String {
    case utf8 = "UTF-8"
    case latin1 = "ISO-8859-1"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    /// UTF-16 by its byte order mark or its first `<`; UTF-8 where all bytes are; else Latin-1, which any bytes are.
    ///
    /// - Complexity: O(n)
    init(of bytes: Span<UInt8>) {
        let (first, second) = (bytes.count > 0 ? bytes[0] : 0, bytes.count > 1 ? bytes[1] : 0)
        switch (first, second) {
        case (0xFF, 0xFE), (0x3C, 0x00): self = .utf16LittleEndian
        case (0xFE, 0xFF), (0x00, 0x3C): self = .utf16BigEndian
        default: self = XMLEncoding.isUTF8(bytes) ? .utf8 : .latin1
        }
    }

    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// Whether all bytes are UTF-8 (RFC 3629, section 4).
    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place = firstHighByte(bytes, from: place)
                continue
            }
            let lead = bytes[place]
            let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
            guard lead >= 0xC2, lead <= 0xF4, place + length <= bytes.count else { return false }
            let second = bytes[place + 1]
            switch lead {
            case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
                return false
            default: break
            }
            for next in 1..<length where bytes[place + next] & 0xC0 != 0x80 { return false }
            place += length
        }
        return true
    }

    /// Where the first byte stands that is not ASCII, or the end. Looks at 64 bytes at a time.
    private static func firstHighByte(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place &+ 64 <= bytes.count {
            let block = bytes.extracting(place..<place &+ 64)
            var union: UInt8 = 0
            for index in 0..<64 { union |= block[index] }
            if union >= 0x80 { break }
            place &+= 64
        }
        while place < bytes.count, bytes[place] < 0x80 { place &+= 1 }
        return place
    }
}
