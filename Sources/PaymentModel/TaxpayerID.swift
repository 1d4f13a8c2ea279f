/// Who pays or is paid: a CPF, a CNPJ or a foreign ID, normalised so that equal IDs have equal text.
public struct TaxpayerID: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
        /// Cadastro de Pessoas Físicas: 11 digits.
        case cpf
        /// Cadastro Nacional da Pessoa Jurídica: 12 letters or digits and two check digits.
        case cnpj
        /// Anything else, kept with its punctuation.
        case foreign
    }

    public let kind: Kind
    /// The normalised text: bare for CPF and CNPJ, trimmed and in upper case for foreign IDs.
    public let text: FieldText

    public init(kind: Kind, text: FieldText) {
        self.kind = kind
        self.text = text
    }

    /// Whether the check digits hold. A foreign ID has none and is always taken as valid.
    public var hasValidCheckDigits: Bool {
        switch kind {
        case .cpf: TaxpayerID.cpfCheckDigitsHold(text.bytes)
        case .cnpj: TaxpayerID.cnpjCheckDigitsHold(text.bytes)
        case .foreign: true
        }
    }
}

extension TaxpayerID: Comparable, CustomStringConvertible {
    public static func < (left: TaxpayerID, right: TaxpayerID) -> Bool { left.text < right.text }
    /// Masked, so that an ID never reaches a log by accident. Use ``text`` for the whole ID.
    public var description: String { masked }

    /// The ID with all but the middle hidden, as Brazilian notices print it: `***.982.247-**`.
    public var masked: String {
        let characters = Array(text.string)
        switch kind {
        case .cpf where characters.count == 11:
            return "***.\(String(characters[3..<6])).\(String(characters[6..<9]))-**"
        case .cnpj where characters.count == 14:
            return "**.\(String(characters[2..<5])).\(String(characters[5..<8]))/****-**"
        default:
            let shown = characters.count > 6 ? String(characters.suffix(3)) : ""
            return "***" + shown
        }
    }
}
