/// Finds the ID of the one who was paid, in a payment's segments A and B.
enum Cnab240Payee {
    /// The inscription of segment B, 18 (`1` CPF, `2` CNPJ) and 19-32; where there is none, that of segment A, 204-217, when it is
    /// 14 digits. Empty when neither is there.
    static func id(_ line: FixedWidthLine, _ complement: FixedWidthLine?, _ bytes: Span<UInt8>) -> Range<Int> {
        if let complement {
            let own = Cnab240Payer.id(
                type: complement.byte(18, in: bytes), complement.range(19...32), in: bytes)
            if !own.isEmpty { return own }
        }
        guard line.digits(204...217, in: bytes) != nil else { return 0..<0 }
        return Cnab240Payer.id(type: 0, line.range(204...217), in: bytes)
    }
}
