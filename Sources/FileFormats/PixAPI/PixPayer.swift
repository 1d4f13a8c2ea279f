internal import PaymentModel

/// The payer's CPF or CNPJ. The API has not demanded it since 2.6.3; some providers send it, some masked, some within objects of
/// their own.
struct PixPayer {
    /// How deep within `pagador` an ID is looked for.
    private static let depthMax = 4

    private(set) var id: JSONScanner.Text?
    /// Two IDs that differ: neither is taken.
    private(set) var isAmbiguous = false

    /// The payer of a payment's `pagador`, else of `gnExtras`, where Efí has it.
    init(_ fields: PixFields, _ bytes: Span<UInt8>, _ table: NameTable<PixKey>) {
        if let payer = fields.nested(.payer) {
            look(in: payer, bytes, table, depth: 0)
        } else if let extras = fields.nested(.extras), bytes[extras.lowerBound] == 0x7B {
            var scanner = JSONScanner(extras)
            var payer: Range<Int>?
            try? scanner.object(bytes, table) { (scanner, key) throws(JSONScanner.Fault) in
                let value = try scanner.value(bytes)
                if key == .payer, case .other(let range) = value { payer = range }
            }
            if let payer { look(in: payer, bytes, table, depth: 0) }
        }
        if isAmbiguous { id = nil }
    }

    private mutating func look(in range: Range<Int>, _ bytes: Span<UInt8>, _ table: NameTable<PixKey>, depth: Int) {
        guard depth < PixPayer.depthMax, bytes[range.lowerBound] == 0x7B else { return }
        var scanner = JSONScanner(range)
        try? scanner.object(bytes, table) { (scanner, key) throws(JSONScanner.Fault) in
            switch try scanner.value(bytes) {
            case .string(let text):
                if key == .cpf || key == .cnpj || key == .anyID { take(text, bytes) }
            case .number(let number):
                if key == .cpf || key == .cnpj || key == .anyID { take(.source(number), bytes) }
            case .other(let nested): look(in: nested, bytes, table, depth: depth + 1)
            case .null: break
            }
        }
    }

    private mutating func take(_ text: JSONScanner.Text, _ bytes: Span<UInt8>) {
        let characters = text.copy(bytes)
        if PixPayer.isMasked(characters) { return }
        guard let id else {
            self.id = text
            return
        }
        if id.copy(bytes) != characters { isAmbiguous = true }
    }

    /// Whether characters are hidden: `***137303**`, `xxx.137.303-xx`, or bullets. Nothing at all is no ID either.
    static func isMasked(_ characters: [UInt8]) -> Bool {
        if characters.allSatisfy({ $0 <= 0x20 }) { return true }
        if characters.contains(where: { $0 == 0x2A || $0 >= 0x80 || $0 == 0x23 }) { return true }
        // Check digits are digits.
        return (characters.last ?? 0) & 0xDF == 0x58
    }
}
