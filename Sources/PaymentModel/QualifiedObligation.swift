/// A boleto's obligation: its nosso número with all that makes it unique, as `bank/branch/account/carteira/nosso número`.
///
/// Banks number titles within bank, account and carteira, so the plain number may stand for two charges. A
/// ledger usually knows nothing but the plain number, which ``plain(of:)`` gives back.
public enum QualifiedObligation {
    private static let separator: UInt8 = 0x2F

    /// Appends the qualified form to `text`.
    ///
    /// - Parameters:
    ///   - bank: three digits, taken as they are.
    ///   - branch: its digits count, without leading zeros.
    ///   - account: likewise.
    ///   - carteira: trimmed.
    ///   - nossoNumero: trimmed, exactly as printed.
    public static func compose(
        bank: Span<UInt8>, branch: Span<UInt8>, account: Span<UInt8>, carteira: Span<UInt8>, nossoNumero: Span<UInt8>,
        into text: inout [UInt8]
    ) {
        for place in bank.indices { text.append(bank[place]) }
        text.append(separator)
        appendDigits(of: branch, to: &text)
        text.append(separator)
        appendDigits(of: account, to: &text)
        text.append(separator)
        for place in carteira.indices where carteira[place] != separator { text.append(carteira[place]) }
        text.append(separator)
        for place in nossoNumero.indices { text.append(nossoNumero[place]) }
    }

    /// The plain nosso número of a qualified obligation: what follows the last of its four separators, without leading
    /// zeros. `nil` when the text is no qualified obligation, or nothing is left.
    ///
    /// - Complexity: O(n) in the text.
    public static func plain(of obligation: FieldText) -> ArraySlice<UInt8>? {
        let bytes = obligation.bytes
        var separators = 0
        var start = 0
        for (place, byte) in bytes.enumerated() where byte == separator {
            separators += 1
            start = place + 1
        }
        guard separators == 4 else { return nil }
        let plain = bytes[start...].drop { $0 == 0x30 }
        return plain.isEmpty ? nil : plain
    }

    private static func appendDigits(of field: Span<UInt8>, to text: inout [UInt8]) {
        var isLeading = true
        for place in field.indices {
            let byte = field[place]
            guard byte ^ 0x30 < 10, !(isLeading && byte == 0x30) else { continue }
            isLeading = false
            text.append(byte)
        }
    }
}
