/// The values of one object, by their keys.
struct PixFields {
    private var values = [JSONScanner.Value](repeating: .null, count: PixKey.allCases.count)
    private var seen: UInt32 = 0
    /// A key that stands twice.
    private(set) var doubled: PixKey?

    mutating func clear() {
        seen = 0
        doubled = nil
    }

    mutating func put(_ key: PixKey, _ value: JSONScanner.Value) {
        let bit: UInt32 = 1 << UInt32(key.rawValue)
        if seen & bit != 0 { doubled = doubled ?? key }
        seen |= bit
        values[key.rawValue] = value
    }

    /// Whether the key stands in the object, whatever its value.
    func has(_ key: PixKey) -> Bool { seen & 1 << UInt32(key.rawValue) != 0 }

    /// The value; null when the key is not there.
    subscript(key: PixKey) -> JSONScanner.Value { has(key) ? values[key.rawValue] : .null }

    /// A string's characters, or a number's.
    func text(_ key: PixKey) -> JSONScanner.Text? {
        switch self[key] {
        case .string(let text): text
        case .number(let range): .source(range)
        case .null, .other: nil
        }
    }

    /// Where an object or an array stands.
    func nested(_ key: PixKey) -> Range<Int>? {
        if case .other(let range) = self[key] { range } else { nil }
    }
}

extension JSONScanner.Text {
    /// Calls `body` with the characters, wherever they are.
    func read<Result>(
        _ bytes: Span<UInt8>, _ body: (Span<UInt8>, Range<Int>) throws(FieldFault) -> Result
    ) throws(FieldFault) -> Result {
        switch self {
        case .source(let range): try body(bytes, range)
        case .copied(let text): try body(text.span, 0..<text.count)
        }
    }

    /// A copy of the characters.
    func copy(_ bytes: Span<UInt8>) -> [UInt8] {
        switch self {
        case .source(let range): range.map { bytes[$0] }
        case .copied(let text): text
        }
    }

    /// As a name to be looked for.
    func packed(_ bytes: Span<UInt8>) -> PackedName {
        switch self {
        case .source(let range): PackedName(bytes, range)
        case .copied(let text): PackedName(text.span, 0..<text.count)
        }
    }
}

extension JSONScanner {
    /// Reads the object that comes next, one key after another.
    ///
    /// - Parameter body: takes a key's meaning, `nil` for one that is not known, and reads its value with the scanner.
    mutating func object(
        _ bytes: Span<UInt8>, _ table: NameTable<PixKey>, _ body: (inout JSONScanner, PixKey?) throws(Fault) -> Void
    ) throws(Fault) {
        guard take(0x7B, bytes) else { throw Fault(message: "an object is expected") }
        if take(0x7D, bytes) { return }
        repeat {
            let key = try string(bytes)
            guard take(0x3A, bytes) else { throw Fault(message: "a colon is missing") }
            try body(&self, table.find(key.packed(bytes)))
        } while take(0x2C, bytes)
        guard take(0x7D, bytes) else { throw Fault(message: "an object is never closed") }
    }
}
