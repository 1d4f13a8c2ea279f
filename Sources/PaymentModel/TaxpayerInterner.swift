/// Texts that stand for a taxpayer and do not fit a number: foreign IDs, alphanumeric CNPJs, stand-ins.
struct TaxpayerInterner: Sendable {
    private struct Key: Hashable { let form: TaxpayerCode.Form; let text: FieldText }

    private var placeOf: [Key: Int] = [:]
    private(set) var texts: [FieldText] = []

    var isEmpty: Bool { texts.isEmpty }

    /// The code of `text` in `form`: the same code for the same text and form.
    ///
    /// - Complexity: O(1) expected.
    mutating func code(_ text: FieldText, as form: TaxpayerCode.Form) -> TaxpayerCode {
        let key = Key(form: form, text: text)
        if let place = placeOf[key] { return .place(place, as: form) }
        placeOf[key] = texts.count
        texts.append(text)
        return .place(texts.count - 1, as: form)
    }

    /// The code of an ID.
    mutating func code(_ id: TaxpayerID) -> TaxpayerCode {
        if id.kind != .foreign, let value = UInt64(id.text.string) {
            return id.kind == .cpf ? .cpf(value) : .cnpj(value)
        }
        return code(id.text, as: .interned)
    }
}
