internal import PaymentModel

/// Finds the other party's CPF or CNPJ in the free text of a statement line (MEMO, NAME).
///
/// Free text holds many numbers, so an ID counts only when its check digits hold, and when the text has one such ID and no other.
/// A masked one is none.
enum OFXPayer {
    /// Where a bank puts bare IDs, as data. Formatted ones (`529.982.247-25`) are found at every bank.
    private enum Rule {
        /// A branch or a time of day, then 11 digits, or a CNPJ or CPF with zeros before it up to 14 or 15, then the name.
        case afterBranchOrTime
    }

    private static let rules: [String: Rule] = ["001": .afterBranchOrTime]

    /// Texts are looked through up to this length.
    private static let textBytesMax = 4096

    /// Whether a bank has a rule for bare IDs.
    static func hasRule(bank: String) -> Bool { rules[bank] != nil }

    /// The ID's characters in one of `texts`, or `nil`.
    static func find(_ bytes: Span<UInt8>, in texts: [Range<Int>], bareToo: Bool) -> Range<Int>? {
        var found: (range: Range<Int>, id: TaxpayerID)?
        for text in texts {
            let text = text.lowerBound..<min(text.upperBound, text.lowerBound + textBytesMax)
            var candidates = formatted(bytes, text)
            if bareToo { candidates += bare(bytes, text) }
            for range in candidates {
                guard let id = validID(bytes, range) else { continue }
                if let found, found.id != id { return nil }
                found = (range, id)
            }
        }
        return found?.range
    }

    private static func validID(_ bytes: Span<UInt8>, _ range: Range<Int>) -> TaxpayerID? {
        let reading = TaxpayerID.read(range.map { bytes[$0] })
        guard let id = reading.id, id.kind != .foreign, !reading.hasWrongCheckDigits else { return nil }
        return id
    }

    /// `ddd.ddd.ddd-dd` and `dd.ddd.ddd/dddd-dd`, of which a CNPJ's first twelve may be letters; nothing of a word on either side.
    private static func formatted(_ bytes: Span<UInt8>, _ text: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = text.lowerBound
        while place < text.upperBound {
            if bytes[place] == 0x2E {
                for shape in ["ddd.ddd.ddd-dd", "aa.aaa.aaa/aaaa-dd"] {
                    let start = place - (shape.hasPrefix("d") ? 3 : 2)
                    let range = start..<start + shape.utf8.count
                    guard start >= text.lowerBound, range.upperBound <= text.upperBound,
                        has(shape, bytes, start), stands(alone: range, in: text, bytes)
                    else { continue }
                    found.append(range)
                }
            }
            place += 1
        }
        return found
    }

    private static func has(_ shape: String, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
        zip(shape.utf8, start...).allSatisfy { character, place in
            switch character {
            case UInt8(ascii: "d"): isDigit(bytes[place])
            case UInt8(ascii: "a"): isDigit(bytes[place]) || bytes[place] &- 0x41 < 26
            default: bytes[place] == character
            }
        }
    }

    private static func stands(alone range: Range<Int>, in text: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        func isOfWord(_ byte: UInt8) -> Bool {
            isDigit(byte) || byte & 0xDF &- 0x41 < 26 || byte == 0x2A || byte >= 0x80
        }
        return (range.lowerBound == text.lowerBound || !isOfWord(bytes[range.lowerBound - 1]))
            && (range.upperBound == text.upperBound || !isOfWord(bytes[range.upperBound]))
    }

    /// Words of 11, 14 or 15 digits behind a branch (`1234`, `1234-5`) or a time (`12:34`).
    private static func bare(_ bytes: Span<UInt8>, _ text: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var previous = text.lowerBound..<text.lowerBound
        var place = text.lowerBound
        while place < text.upperBound {
            let start = place
            while place < text.upperBound, bytes[place] > 0x20 { place += 1 }
            if place > start {
                let word = start..<place
                if [11, 14, 15].contains(word.count), word.allSatisfy({ isDigit(bytes[$0]) }),
                    isBranchOrTime(bytes, previous), let id = withoutPadding(bytes, word)
                {
                    found.append(id)
                }
                previous = word
            }
            place += 1
        }
        return found
    }

    private static func isBranchOrTime(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
        let digits = word.prefix { isDigit(bytes[$0]) }.count
        if word.count == 5, digits == 2 { return has("dd:dd", bytes, word.lowerBound) }
        guard (3...5).contains(digits) else { return false }
        return digits == word.count || (digits + 2 == word.count && bytes[word.lowerBound + digits] == 0x2D)
    }

    /// The CPF or CNPJ of a word of digits. Of 14 digits that could be both, neither.
    private static func withoutPadding(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Range<Int>? {
        if word.count == 11 { return word }
        if word.count == 15, bytes[word.lowerBound] != 0x30 { return nil }
        let cnpj = (word.upperBound - 14)..<word.upperBound
        let cpf = (word.upperBound - 11)..<word.upperBound
        let isCNPJ = validID(bytes, cnpj) != nil
        let isCPF = (word.lowerBound..<cpf.lowerBound).allSatisfy { bytes[$0] == 0x30 } && validID(bytes, cpf) != nil
        return isCNPJ == isCPF ? nil : isCNPJ ? cnpj : cpf
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte ^ 0x30 < 10 }
}
