internal import PaymentModel

/// The characters of one field of a row: in place, or with doubled quotes undone in a copy.
enum TableField {
    case absent
    case source(Range<Int>)
    case copied([UInt8])

    /// Whether nothing but blanks is there.
    func isBlank(_ bytes: Span<UInt8>) -> Bool {
        switch self {
        case .absent: true
        case .source(let range): TextFieldReader.trim(bytes, range).isEmpty
        case .copied(let text): TextFieldReader.trim(text.span, 0..<text.count).isEmpty
        }
    }

    /// The characters, copied.
    func characters(_ bytes: Span<UInt8>) -> [UInt8] {
        switch self {
        case .absent: []
        case .source(let range): range.map { bytes[$0] }
        case .copied(let text): text
        }
    }

    /// A text of the source, or one that was unescaped. - Throws: a ``FieldFault`` when it is too long.
    func text(_ bytes: Span<UInt8>, writer: inout RecordWriter) throws(FieldFault) -> TextRange {
        switch self {
        case .absent: .none
        case .source(let range): try TextFieldReader.read(bytes, range, writer: &writer)
        case .copied(let text): try TextFieldReader.keep(text, writer: &writer)
        }
    }

    /// A reference: a text that may also say that there is none.
    func reference(_ bytes: Span<UInt8>, writer: inout RecordWriter) throws(FieldFault) -> TextRange {
        switch self {
        case .absent: return .none
        case .source(let range): if TextFieldReader.saysNone(bytes, range) { return .none }
        case .copied(let text): if TextFieldReader.saysNone(text.span, 0..<text.count) { return .none }
        }
        return try text(bytes, writer: &writer)
    }

    /// Sets the taxpayer of `record`.
    func taxpayer(
        _ bytes: Span<UInt8>, into record: inout PackedRecord, writer: inout RecordWriter
    ) throws(FieldFault) {
        switch self {
        case .absent: return
        case .source(let range): try TaxpayerField.read(bytes, range, into: &record, writer: &writer)
        case .copied(let text): try TaxpayerField.read(text.span, 0..<text.count, into: &record, writer: &writer)
        }
    }

    /// A decimal amount whose decimal mark is the point. Zeros beyond the currency's decimals are no decimals of its own:
    /// `1000.00` is a thousand yen.
    func amount(_ bytes: Span<UInt8>, decimals: Int) throws(FieldFault) -> Int64 {
        switch self {
        case .absent: throw .missing
        case .source(let range): try PointAmount.read(bytes, range, decimals: decimals)
        case .copied(let text): try PointAmount.read(text.span, 0..<text.count, decimals: decimals)
        }
    }

    /// An ISO 4217 code.
    func currency(_ bytes: Span<UInt8>) throws(FieldFault) -> CurrencyCode {
        if case .source(let range) = self, range.count == 3 {
            let start = range.lowerBound
            // Most of what comes, in upper or lower case.
            if bytes[start] | 0x20 == 0x62, bytes[start + 1] | 0x20 == 0x72, bytes[start + 2] | 0x20 == 0x6C {
                return .brl
            }
        }
        let trimmed = characters(bytes).filter { $0 != 0x20 && $0 != 0x09 }
        if trimmed.isEmpty { throw .missing }
        guard let code = CurrencyCode(String(decoding: trimmed, as: UTF8.self)) else { throw .unreadable }
        return code
    }
}

/// Reads decimal amounts of formats that define the point as their decimal mark.
enum PointAmount {
    /// - Returns: signed minor units. A comma may only group thousands beside a point.
    /// - Complexity: O(n) in the field.
    static func read(_ bytes: Span<UInt8>, _ range: Range<Int>, decimals: Int) throws(FieldFault) -> Int64 {
        let trimmed = TextFieldReader.trim(bytes, range)
        var point = -1
        for place in trimmed {
            if bytes[place] == 0x2E {
                guard point < 0 else { throw .ambiguousSeparators }
                point = place
            } else if bytes[place] == 0x2C, point >= 0 {
                throw .ambiguousSeparators
            }
        }
        guard point >= 0 else {
            // Without a point a comma would be taken for one.
            for place in trimmed where bytes[place] == 0x2C { throw .ambiguousSeparators }
            return try AmountField.read(bytes, trimmed, decimals: decimals)
        }
        var end = trimmed.upperBound
        while end - point - 1 > decimals, bytes[end - 1] == 0x30 { end -= 1 }
        if end == point + 1, end < trimmed.upperBound { end = point }
        return try AmountField.read(bytes, trimmed.lowerBound..<end, decimals: decimals)
    }
}
