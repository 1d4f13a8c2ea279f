/// Cuts OFX into tags and the texts behind them: SGML (1.x, where the tags of values stay open) and XML (2.x) alike.
///
/// Closing tags are reported and not demanded, so there is nothing to nest and nothing to recurse. A `<` that starts no tag is
/// text, as banks do not escape it. Comments and processing instructions are passed over; a document type is refused.
struct OFXScanner {
    /// A tag with its text that is longer is refused.
    static let elementBytesMax = 1 << 20
    /// Longer names are text.
    private static let nameBytesMax = 64
    /// Attributes of a tag, which OFX does not have, are passed over up to this length.
    private static let attributesBytesMax = 256

    private struct Tag {
        var tag: OFXTag?
        var isClosing = false
        var start: Int
        var valueStart: Int
    }

    /// What stands at a `<`.
    private enum Markup {
        case tag(Tag)
        case text
        /// A comment or an instruction that ends there.
        case passedOver(end: Int)
        case rawText(Range<Int>, end: Int)
    }

    private let table: NameTable<OFXTag>
    private var pending: Tag?

    /// - Parameter offset: where to start; what stands before the first tag comes as an element without one.
    init(_ table: NameTable<OFXTag>, from offset: Int) {
        self.table = table
        pending = Tag(start: offset, valueStart: offset)
    }

    /// The next tag with its text, or `nil` at the end.
    ///
    /// - Complexity: O(length of the element)
    @inline(__always)
    mutating func next(_ bytes: Span<UInt8>) throws(OFXFault) -> OFXElement? {
        guard let current = pending else { return nil }
        let limit = min(bytes.count, current.start + OFXScanner.elementBytesMax)
        let place = OFXScanner.markup(from: current.valueStart, to: limit, bytes)
        if place < limit, bytes[place] == 0x3C, let tag = plainTag(at: place, limit, bytes) {
            pending = tag
            return OFXElement(
                tag: current.tag, isClosing: current.isClosing, start: current.start,
                value: OFXScanner.trim(bytes, current.valueStart..<place), hasEntities: false, end: place)
        }
        return try element(current, from: place, to: limit, bytes)
    }

    /// The tag at a `<`, when it has a known name and nothing else.
    @inline(__always)
    private func plainTag(at start: Int, _ limit: Int, _ bytes: Span<UInt8>) -> Tag? {
        guard start + 1 < limit else { return nil }
        let isClosing = bytes[start + 1] == 0x2F
        let nameStart = isClosing ? start + 2 : start + 1
        guard let name = OFXScanner.plainName(at: nameStart, to: limit, bytes), let tag = table.find(name) else {
            return nil
        }
        return Tag(tag: tag, isClosing: isClosing, start: start, valueStart: nameStart + name.count + 1)
    }

    /// A tag with its text, which has no `<` and no `&` before `from`.
    @inline(never)
    private mutating func element(
        _ current: Tag, from: Int, to limit: Int, _ bytes: Span<UInt8>
    ) throws(OFXFault) -> OFXElement {
        pending = nil
        var place = from
        var textEnd = -1
        var raw: Range<Int>?
        var hasEntities = false
        scan: while true {
            place = OFXScanner.markup(from: place, to: limit, bytes)
            if place < limit, bytes[place] == 0x26 {
                hasEntities = true
                place += 1
                continue
            }
            guard place < limit else {
                if limit < bytes.count { throw .elementTooLong(at: current.start) }
                break
            }
            switch try markup(at: place, limit, bytes) {
            case .tag(let tag):
                pending = tag
                break scan
            case .text: place += 1
            case .passedOver(let end):
                if textEnd < 0 { textEnd = place }
                place = end
            case .rawText(let range, let end):
                if textEnd < 0 { textEnd = place }
                if raw == nil { raw = range }
                place = end
            }
        }
        var value = OFXScanner.trim(bytes, current.valueStart..<(textEnd < 0 ? place : textEnd))
        if let raw, value.isEmpty {
            value = OFXScanner.trim(bytes, raw)
            hasEntities = false
        }
        return OFXElement(
            tag: current.tag, isClosing: current.isClosing, start: current.start, value: value,
            hasEntities: hasEntities, end: place
        )
    }

    @inline(__always)
    private func markup(at start: Int, _ limit: Int, _ bytes: Span<UInt8>) throws(OFXFault) -> Markup {
        var place = start + 1
        guard place < limit else { return .text }
        let isClosing = bytes[place] == 0x2F
        if isClosing { place += 1 }
        let nameStart = place
        var name = PackedName()
        while place < limit {
            let byte = bytes[place]
            if byte &- 0x41 < 26 {
                name.append(byte)
            } else if byte &- 0x61 < 26 {
                name.append(byte & 0xDF)
            } else if place > nameStart, byte ^ 0x30 < 10 || byte == 0x2E || byte == 0x5F || byte == 0x2D {
                name.append(byte)
            } else {
                break
            }
            place += 1
        }
        guard name.count > 0 else { return try special(at: start, limit, bytes) }
        guard place < limit, name.count <= OFXScanner.nameBytesMax else { return .text }
        if bytes[place] != 0x3E {
            guard let end = endOfAttributes(from: place, limit, bytes) else { return .text }
            place = end
        }
        return .tag(Tag(tag: table.find(name), isClosing: isClosing, start: start, valueStart: place + 1))
    }

    /// The `>` after blanks, a slash or attributes. Other text between angle brackets is no tag.
    private func endOfAttributes(from start: Int, _ limit: Int, _ bytes: Span<UInt8>) -> Int? {
        var place = start
        var isTag = true
        let limit = min(limit, start + OFXScanner.attributesBytesMax)
        while place < limit, bytes[place] != 0x3E, bytes[place] != 0x3C {
            if bytes[place] > 0x20, bytes[place] != 0x2F { isTag = false }
            if bytes[place] == 0x3D { return endOfAttributes(after: place, limit, bytes) }
            place += 1
        }
        return isTag && place < limit && bytes[place] == 0x3E ? place : nil
    }

    private func endOfAttributes(after equals: Int, _ limit: Int, _ bytes: Span<UInt8>) -> Int? {
        var place = equals
        while place < limit, bytes[place] != 0x3E, bytes[place] != 0x3C { place += 1 }
        return place < limit && bytes[place] == 0x3E ? place : nil
    }

    /// `<!…` and `<?…`.
    private func special(at start: Int, _ limit: Int, _ bytes: Span<UInt8>) throws(OFXFault) -> Markup {
        if OFXScanner.matches("<!--", at: start, bytes) {
            return .passedOver(end: try end(of: "-->", from: start + 4, element: start, limit, bytes))
        }
        if OFXScanner.matches("<![CDATA[", at: start, bytes) {
            let end = try end(of: "]]>", from: start + 9, element: start, limit, bytes)
            return .rawText((start + 9)..<max(start + 9, end - 3), end: end)
        }
        if OFXScanner.matches("<?", at: start, bytes) {
            return .passedOver(end: try end(of: ">", from: start + 2, element: start, limit, bytes))
        }
        for name in ["<!DOCTYPE", "<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION"]
        where OFXScanner.matches(name, at: start, bytes) {
            throw .documentType(at: start)
        }
        return .text
    }

    /// Just past `text`; the end of the bytes when it does not come.
    private func end(
        of text: String, from start: Int, element: Int, _ limit: Int, _ bytes: Span<UInt8>
    ) throws(OFXFault) -> Int {
        let count = text.utf8.count
        var place = start
        while place < limit {
            if OFXScanner.matches(text, at: place, bytes) { return place + count }
            place += 1
        }
        if limit < bytes.count { throw .elementTooLong(at: element) }
        return bytes.count
    }

    /// Whether an ASCII text in upper case stands there, in any case.
    static func matches(_ text: String, at start: Int, _ bytes: Span<UInt8>) -> Bool {
        var place = start
        for character in text.utf8 {
            guard place < bytes.count else { return false }
            let byte = bytes[place]
            guard (byte &- 0x61 < 26 ? byte & 0xDF : byte) == character else { return false }
            place += 1
        }
        return true
    }

    /// Without blanks, line breaks and end-of-file marks around it.
    @inline(__always)
    static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}
