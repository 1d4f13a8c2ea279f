extension TaxpayerID {
    /// What became of a taxpayer ID as a source wrote it.
    public struct Reading: Equatable, Sendable {
        /// `nil` when the text is no ID: empty, one repeated digit, or masked.
        public let id: TaxpayerID?
        /// Leading zeros that a spreadsheet had eaten were put back.
        public let wasPadded: Bool
        /// Check digits are wrong. The ID is kept all the same.
        public let hasWrongCheckDigits: Bool
    }

    /// The longest text that is read as an ID, in bytes; more is out of range.
    public static let textBytesMax = 64

    /// Reads an ID as it comes, by the rules of the design ("Taxpayer IDs as they come").
    ///
    /// - Complexity: O(n) in the text.
    public static func read(_ raw: some RandomAccessCollection<UInt8>) -> Reading {
        let trimmed = trimmedAndUppercased(raw)
        let none = Reading(id: nil, wasPadded: false, hasWrongCheckDigits: false)
        let bare = trimmed.filter { $0 != 0x20 && $0 != 0x2E && $0 != 0x2D && $0 != 0x2F }
        if trimmed.contains(0x2A) { return none }
        guard let first = bare.first else {
            // Punctuation alone says as little as nothing does.
            return none
        }
        let allDigits = bare.allSatisfy(isDigit)
        if allDigits && bare.allSatisfy({ $0 == first }) { return none }
        if allDigits && bare.count == 11 { return complete(.cpf, bare) }
        if bare.count == 14 && bare[12...].allSatisfy(isDigit)
            && bare[..<12].allSatisfy({ isDigit($0) || isLetter($0) })
        {
            return complete(.cnpj, bare)
        }
        if allDigits && bare.count < 14 {
            for (kind, length) in [(Kind.cpf, 11), (.cnpj, 14)] where bare.count < length {
                let padded = [UInt8](repeating: 0x30, count: length - bare.count) + bare
                let id = TaxpayerID(kind: kind, text: FieldText(bytes: padded))
                if id.hasValidCheckDigits {
                    return Reading(id: id, wasPadded: true, hasWrongCheckDigits: false)
                }
            }
        }
        let foreign = TaxpayerID(kind: .foreign, text: FieldText(bytes: trimmed))
        return Reading(id: foreign, wasPadded: false, hasWrongCheckDigits: false)
    }

    private static func complete(_ kind: Kind, _ bytes: [UInt8]) -> Reading {
        let id = TaxpayerID(kind: kind, text: FieldText(bytes: bytes))
        return Reading(id: id, wasPadded: false, hasWrongCheckDigits: !id.hasValidCheckDigits)
    }

    private static func trimmedAndUppercased(_ raw: some RandomAccessCollection<UInt8>) -> [UInt8] {
        var bytes = raw.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        let blanks = bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
        if blanks > 0 { bytes.removeFirst(blanks) }
        return bytes
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}
