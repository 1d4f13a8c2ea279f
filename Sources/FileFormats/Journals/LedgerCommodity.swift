internal import PaymentModel

/// Commodities of plain text accounting as currencies.
enum LedgerCommodity {
    /// Signs that stand for one currency where no code is written. `$` is what these programs' manuals take it for.
    private static let signs: [(sign: [UInt8], code: String)] = [
        ("R$", "BRL"), ("$", "USD"), ("US$", "USD"), ("€", "EUR"), ("£", "GBP"),
    ].map { (Array($0.0.utf8), $0.1) }

    /// The currency; BRL where nothing is written, `nil` for what is no currency.
    static func currency(_ bytes: Span<UInt8>, _ range: Range<Int>) -> CurrencyCode? {
        let trimmed = TextFieldReader.trim(bytes, range)
        if trimmed.isEmpty || isReal(bytes, trimmed) { return .brl }
        var text = trimmed.map { bytes[$0] }
        if text.count >= 2, text.first == 0x22, text.last == 0x22 { text = Array(text[1..<text.count - 1]) }
        if let known = signs.first(where: { $0.sign == text }) { return CurrencyCode(known.code) }
        guard text.count == 3, let code = CurrencyCode(String(decoding: text, as: UTF8.self)) else { return nil }
        return code
    }

    /// `R$` and `BRL`, which are most of what comes.
    private static func isReal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        switch range.count {
        case 2: return bytes[start] == 0x52 && bytes[start + 1] == 0x24
        case 3: return bytes[start] == 0x42 && bytes[start + 1] == 0x52 && bytes[start + 2] == 0x4C
        default: return false
        }
    }
}
