/// Reads which way the money went.
enum DirectionField {
    private static let credits: Set<String> = ["c", "cr", "credit", "credito", "crédito", "in", "entrada", "+"]
    private static let debits: Set<String> = ["d", "dr", "debit", "debito", "débito", "out", "saida", "saída", "-"]

    /// True for money in, false for money out, `nil` when the column is not there.
    static func read(_ field: FieldSlice, _ bytes: Span<UInt8>) throws(LineFault) -> Bool? {
        let text: [UInt8]
        switch field {
        case .absent: return nil
        case .source(let range): text = TextFieldReader.trim(bytes, range).map { bytes[$0] }
        case .copied(let copied): text = TextFieldReader.trim(copied.span, 0..<copied.count).map { copied[$0] }
        }
        let word = TextFieldReader.string(text).lowercased()
        if credits.contains(word) { return true }
        if debits.contains(word) { return false }
        throw LineFault(.direction, word.isEmpty ? .missing : .unreadable)
    }
}
