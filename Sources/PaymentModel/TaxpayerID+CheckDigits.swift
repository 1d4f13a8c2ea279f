extension TaxpayerID {
    /// Whether both check digits of a CPF hold.
    ///
    /// Modulus 11 with weights 10…2 and 11…2; a remainder below 2 gives 0. Source: Receita Federal.
    /// - Precondition: `digits` are ASCII.
    public static func cpfCheckDigitsHold(_ digits: some RandomAccessCollection<UInt8>) -> Bool {
        guard digits.count == 11 else { return false }
        let values = digits.map { Int($0) - 0x30 }
        func checkDigit(_ length: Int) -> Int {
            var sum = 0
            for place in 0..<length { sum += values[place] * (length + 1 - place) }
            let remainder = sum % 11
            return remainder < 2 ? 0 : 11 - remainder
        }
        return checkDigit(9) == values[9] && checkDigit(10) == values[10]
    }

    /// Whether both check digits of a CNPJ hold, numeric or alphanumeric.
    ///
    /// Modulus 11 over (ASCII − 48) with weights 5,4,3,2,9…2 and 6,5,4,3,2,9…2.
    /// Source: Instrução Normativa RFB 2.229/2024.
    /// - Precondition: the bytes are ASCII letters in upper case or digits.
    public static func cnpjCheckDigitsHold(_ characters: some RandomAccessCollection<UInt8>) -> Bool {
        guard characters.count == 14 else { return false }
        let values = characters.map { Int($0) - 48 }
        func checkDigit(_ length: Int) -> Int {
            var sum = 0
            for place in 0..<length { sum += values[place] * ((length - 1 - place) % 8 + 2) }
            let remainder = sum % 11
            return remainder < 2 ? 0 : 11 - remainder
        }
        return checkDigit(12) == values[12] && checkDigit(13) == values[13]
    }
}
