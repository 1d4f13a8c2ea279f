/// Finds a CPF or CNPJ in the 15 characters that CNAB 240 has for either.
enum Cnab240Payer {
    /// The part of the field that holds the ID.
    ///
    /// - Parameter type: `1` says CPF: the last 11; `2` says CNPJ: the last 14, when only zeros stand before them. Otherwise
    ///   the field without its leading zeros. Empty when the field is blank or zero.
    static func id(type: UInt8, _ field: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        let trimmed = TextFieldReader.trim(bytes, field)
        var first = trimmed.lowerBound
        while first < trimmed.upperBound, bytes[first] == 0x30 { first += 1 }
        let width = type == 0x31 ? 11 : type == 0x32 ? 14 : 0
        let significant = first..<trimmed.upperBound
        guard !significant.isEmpty, significant.count <= width, width <= trimmed.count else { return significant }
        return (trimmed.upperBound - width)..<trimmed.upperBound
    }

    /// The ID that a free text starts with: 11, 14 or 15 digits, then a blank or the end. `nil` when it starts otherwise.
    static func leadingID(_ field: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
        var end = field.lowerBound
        while end < field.upperBound, bytes[end] ^ 0x30 < 10 { end += 1 }
        guard [11, 14, 15].contains(end - field.lowerBound), end == field.upperBound || bytes[end] == 0x20 else {
            return nil
        }
        return id(type: 0, field.lowerBound..<end, in: bytes)
    }
}
