/// Statement lines that repeat a balance and move nothing: `SALDO ANTERIOR`.
enum OFXBalanceRow {
    /// All that the line says, by its letters alone. A letter with an accent may be there or missing.
    private static let texts: Set<String> = [
        "SALDO", "SALDOANTERIOR", "SALDOATUAL", "SALDOINICIAL", "SALDOFINAL", "SALDODODIA", "SALDODIA", "SALDOPARCIAL",
        "SALDODISPONIVEL", "SALDODISPONVEL", "SALDOTOTAL", "SALDOTOTALDISPONIVELDIA", "SALDOTOTALDISPONVELDIA",
        "SALDOBLOQUEADO", "SALDOEMCONTA", "SALDOEMCONTACORRENTE",
    ]
    private static let textBytesMax = 64

    /// Whether a text names a balance and nothing else: a digit in it could be anything.
    static func isBalance(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
        guard let first = text.first, bytes[first] & 0xDF == 0x53, text.count <= textBytesMax else { return false }
        var letters: [UInt8] = []
        for place in text {
            let byte = bytes[place]
            if byte & 0xDF &- 0x41 < 26, byte < 0x80 {
                letters.append(byte & 0xDF)
            } else if byte < 0x80, byte != 0x20, byte != 0x2E, byte != 0x2D {
                return false
            }
        }
        return texts.contains(String(decoding: letters, as: UTF8.self))
    }
}
