internal import PaymentModel

/// Finds the other party's CPF or CNPJ in the free text of a statement line (MEMO, NAME).
///
/// Free text holds many numbers, so an ID counts only when its check digits hold, and when the texts have one such ID and no other.
/// A masked one is none.
struct OFXPayer {
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

    private static let cpf = Array("ddd.ddd.ddd-dd".utf8)
    private static let cnpj = Array("aa.aaa.aaa/aaaa-dd".utf8)

    /// Where the ID's characters stand; `nil` when there is none, or more than one.
    var range: Range<Int>? { isAmbiguous ? nil : found }

    private var found: Range<Int>?
    private var isAmbiguous = false

    /// Looks through a text.
    ///
    /// - Parameter bareToo: whether IDs without punctuation are looked for.
    /// - Complexity: O(n)
    mutating func look(in text: Range<Int>, _ bytes: Span<UInt8>, bareToo: Bool) {
        let end = min(text.upperBound, text.lowerBound + OFXPayer.textBytesMax)
        var place = text.lowerBound
        var word = place
        var previous = place..<place
        while place < end {
            let byte = bytes[place]
            if byte == 0x2E {
                takeFormatted(OFXPayer.cpf, at: place - 3, in: text.lowerBound..<end, bytes)
                takeFormatted(OFXPayer.cnpj, at: place - 2, in: text.lowerBound..<end, bytes)
            } else if byte <= 0x20 {
                if bareToo { takeBare(word..<place, after: previous, bytes) }
                if word < place { previous = word..<place }
                word = place + 1
            }
            place += 1
        }
        if bareToo { takeBare(word..<end, after: previous, bytes) }
    }

    /// Takes a candidate if it is an ID.
    private mutating func take(_ range: Range<Int>, _ bytes: Span<UInt8>) {
        guard OFXPayer.isValid(bytes, range) else { return }
        if let found, !OFXPayer.isSame(found, range, bytes) { isAmbiguous = true }
        found = range
    }

    /// Whether the check digits hold.
    private static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var value: UInt64 = 0
        var digits = 0
        var differ = false
        for place in range {
            let digit = bytes[place] ^ 0x30
            if digit < 10 {
                differ = differ || UInt64(digit) != value % 10
                value = value &* 10 &+ UInt64(digit)
                digits += 1
            } else if bytes[place] > 0x40 {
                // A CNPJ with letters.
                let reading = TaxpayerID.read(range.map { bytes[$0] })
                return reading.id?.kind == .cnpj && !reading.hasWrongCheckDigits
            }
        }
        guard differ else { return false }
        return digits == 11
            ? TaxpayerCheckSums.cpf.confirmCPF(value)
            : digits == 14 && TaxpayerCheckSums.cnpj.confirmCNPJ(value)
    }

    private static func isSame(_ left: Range<Int>, _ right: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        TaxpayerID.read(left.map { bytes[$0] }) == TaxpayerID.read(right.map { bytes[$0] })
    }

    /// `ddd.ddd.ddd-dd` or `dd.ddd.ddd/dddd-dd`, of which a CNPJ's first twelve may be letters; nothing of a word on either side.
    private mutating func takeFormatted(_ shape: [UInt8], at start: Int, in text: Range<Int>, _ bytes: Span<UInt8>) {
        let range = start..<start + shape.count
        guard start >= text.lowerBound, range.upperBound <= text.upperBound else { return }
        for (character, place) in zip(shape, range) {
            switch character {
            case 0x64: guard OFXPayer.isDigit(bytes[place]) else { return }
            case 0x61: guard OFXPayer.isDigit(bytes[place]) || bytes[place] &- 0x41 < 26 else { return }
            default: guard bytes[place] == character else { return }
            }
        }
        if start > text.lowerBound, OFXPayer.isOfWord(bytes[start - 1]) { return }
        if range.upperBound < text.upperBound, OFXPayer.isOfWord(bytes[range.upperBound]) { return }
        take(range, bytes)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte & 0xDF &- 0x41 < 26 || byte == 0x2A || byte >= 0x80
    }

    /// A word of 11, 14 or 15 digits behind a branch (`1234`, `1234-5`) or a time (`12:34`).
    private mutating func takeBare(_ word: Range<Int>, after previous: Range<Int>, _ bytes: Span<UInt8>) {
        guard word.count == 11 || word.count == 14 || word.count == 15, OFXPayer.isBranchOrTime(previous, bytes)
        else { return }
        for place in word where !OFXPayer.isDigit(bytes[place]) { return }
        if word.count == 11 { return take(word, bytes) }
        if word.count == 15, bytes[word.lowerBound] != 0x30 { return }
        let cnpj = (word.upperBound - 14)..<word.upperBound
        let cpf = (word.upperBound - 11)..<word.upperBound
        let isCNPJ = OFXPayer.isValid(bytes, cnpj)
        let isCPF =
            (word.lowerBound..<cpf.lowerBound).allSatisfy { bytes[$0] == 0x30 } && OFXPayer.isValid(bytes, cpf)
        // Of digits that could be both, neither.
        if isCNPJ != isCPF { take(isCNPJ ? cnpj : cpf, bytes) }
    }

    private static func isBranchOrTime(_ word: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        var digits = 0
        while digits < word.count, isDigit(bytes[word.lowerBound + digits]) { digits += 1 }
        let rest = word.count - digits
        let start = word.lowerBound
        if digits == 2, word.count == 5 {
            return bytes[start + 2] == 0x3A && isDigit(bytes[start + 3]) && isDigit(bytes[start + 4])
        }
        guard digits >= 3, digits <= 5 else { return false }
        return rest == 0 || (rest == 2 && bytes[start + digits] == 0x2D)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte ^ 0x30 < 10 }
}
