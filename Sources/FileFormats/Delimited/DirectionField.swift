/// Reads which way the money went.
enum DirectionField {
    private static let credits: Set<String> = ["c", "cr", "credit", "credito", "crédito", "in", "entrada", "+"]
    private static let debits: Set<String> = ["d", "dr", "debit", "debito", "débito", "out", "saida", "saída", "-"]

    /// True for money in, false for money out, `nil` when the column is not there.
    static func read(_ fields: FieldTable, _ bytes: Span<UInt8>) throws(LineFault) -> Bool? {
        let slice = fields[.direction]
        if slice.isAbsent { return nil }
        let text = fields.characters(slice, bytes)
        let word = TextFieldReader.string(Array(text[TextFieldReader.trim(text.span, 0..<text.count)])).lowercased()
        if credits.contains(word) { return true }
        if debits.contains(word) { return false }
        throw LineFault(.direction, word.isEmpty ? .missing : .unreadable)
    }
}
