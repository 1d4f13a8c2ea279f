/// Scans JSON (RFC 8259) in place: strings and numbers by their ranges, nothing converted.
struct JSONScanner {
    /// What a value is, and where.
    enum Value {
        case string(Text)
        case number(Range<Int>)
        case null
        /// `true`, `false`, an object or an array.
        case other(Range<Int>)
    }

    /// The characters of a string: in place, or unescaped.
    enum Text {
        case source(Range<Int>)
        case copied([UInt8])
    }

    /// Why a text is no JSON.
    struct Fault: Error { let message: String }

    private(set) var place: Int
    let end: Int

    /// Nesting beyond this depth is refused.
    static let depthMax = 64

    init(_ range: Range<Int>) {
        place = range.lowerBound
        end = range.upperBound
    }

    /// Takes `byte` if it comes next, after white space.
    mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        skipBlanks(bytes)
        guard place < end, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// Whether only white space is left.
    mutating func isAtEnd(_ bytes: Span<UInt8>) -> Bool {
        skipBlanks(bytes)
        return place == end
    }

    /// Passes over white space. False at the end.
    mutating func skipToValue(_ bytes: Span<UInt8>) -> Bool {
        skipBlanks(bytes)
        return place < end
    }

    private mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while place < end, bytes[place] == 0x20 || (bytes[place] >= 0x09 && bytes[place] <= 0x0D) { place += 1 }
    }

    /// A string, the opening quote included.
    mutating func string(_ bytes: Span<UInt8>) throws(Fault) -> Text {
        guard take(0x22, bytes) else { throw Fault(message: "a string is expected") }
        let start = place
        while place < end, bytes[place] != 0x22 {
            if bytes[place] == 0x5C { return .copied(try unescaped(bytes, from: start)) }
            guard bytes[place] >= 0x20 else { throw Fault(message: "a string holds a control character") }
            place += 1
        }
        guard place < end else { throw Fault(message: "a string is never closed") }
        place += 1
        return .source(start..<(place - 1))
    }

    private mutating func unescaped(_ bytes: Span<UInt8>, from start: Int) throws(Fault) -> [UInt8] {
        var text = (start..<place).map { bytes[$0] }
        while place < end, bytes[place] != 0x22 {
            guard bytes[place] >= 0x20 else { throw Fault(message: "a string holds a control character") }
            guard bytes[place] == 0x5C else {
                text.append(bytes[place])
                place += 1
                continue
            }
            guard place + 1 < end else { throw Fault(message: "a string is never closed") }
            let escape = bytes[place + 1]
            place += 2
            switch escape {
            case 0x22, 0x5C, 0x2F: text.append(escape)
            case 0x62: text.append(0x08)
            case 0x66: text.append(0x0C)
            case 0x6E: text.append(0x0A)
            case 0x72: text.append(0x0D)
            case 0x74: text.append(0x09)
            case 0x75: text += try unicodeEscape(bytes)
            default: throw Fault(message: "a string holds an unknown escape")
            }
        }
        guard place < end else { throw Fault(message: "a string is never closed") }
        place += 1
        return text
    }

    /// The UTF-8 of `\uXXXX`, with its low surrogate when it has one.
    private mutating func unicodeEscape(_ bytes: Span<UInt8>) throws(Fault) -> [UInt8] {
        var code = try fourHexDigits(bytes)
        if code >> 10 == 0x36, place + 6 <= end, bytes[place] == 0x5C, bytes[place + 1] == 0x75 {
            place += 2
            let low = try fourHexDigits(bytes)
            guard low >> 10 == 0x37 else { throw Fault(message: "a string holds half a surrogate pair") }
            code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
        }
        guard let scalar = Unicode.Scalar(code) else { throw Fault(message: "a string holds half a surrogate pair") }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func fourHexDigits(_ bytes: Span<UInt8>) throws(Fault) -> UInt32 {
        guard place + 4 <= end else { throw Fault(message: "a string is never closed") }
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
                throw Fault(message: "a string holds an unknown escape")
            }
            code = code << 4 | UInt32(digit)
            place += 1
        }
        return code
    }

    /// Any value.
    mutating func value(_ bytes: Span<UInt8>, depth: Int = 0) throws(Fault) -> Value {
        skipBlanks(bytes)
        guard place < end else { throw Fault(message: "a value is missing") }
        let start = place
        switch bytes[place] {
        case 0x22: return .string(try string(bytes))
        case 0x2D, 0x30...0x39:
            while place < end, isNumberByte(bytes[place]) { place += 1 }
            return .number(start..<place)
        case 0x7B, 0x5B:
            try skipNested(bytes, depth: depth)
            return .other(start..<place)
        default:
            while place < end, bytes[place] >= 0x61, bytes[place] <= 0x7A { place += 1 }
            let word = String(decoding: (start..<place).prefix(6).map { bytes[$0] }, as: UTF8.self)
            guard ["null", "true", "false"].contains(word) else { throw Fault(message: "a value cannot be read") }
            return word == "null" ? .null : .other(start..<place)
        }
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        byte ^ 0x30 < 10 || byte == 0x2E || byte == 0x2D || byte == 0x2B || byte == 0x45 || byte == 0x65
    }

    private mutating func skipNested(_ bytes: Span<UInt8>, depth: Int) throws(Fault) {
        guard depth < JSONScanner.depthMax else { throw Fault(message: "values are nested too deeply") }
        let isObject = bytes[place] == 0x7B
        let close: UInt8 = isObject ? 0x7D : 0x5D
        place += 1
        if take(close, bytes) { return }
        repeat {
            if isObject {
                skipBlanks(bytes)
                _ = try string(bytes)
                guard take(0x3A, bytes) else { throw Fault(message: "a colon is missing") }
            }
            _ = try value(bytes, depth: depth + 1)
        } while take(0x2C, bytes)
        guard take(close, bytes) else { throw Fault(message: "a bracket is never closed") }
    }
}
