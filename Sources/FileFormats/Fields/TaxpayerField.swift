internal import PaymentModel

/// Reads taxpayer IDs into codes, quickly where they are bare numbers and by ``TaxpayerID/read(_:)`` elsewhere.
enum TaxpayerField {
    /// Sets taxpayer and flags of `record` from a field.
    ///
    /// - Complexity: O(n) in the field.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, into record: inout PackedRecord, writer: inout RecordWriter
    ) throws(FieldFault) {
        guard !range.isEmpty else { return }
        if range.count == 11 || range.count == 14, readNumeric(bytes, range, into: &record) { return }
        let trimmed = TextFieldReader.trim(bytes, range)
        guard trimmed.count <= TaxpayerID.textBytesMax else { throw .tooLong }
        let reading = TaxpayerID.read(trimmed.map { bytes[$0] })
        guard let id = reading.id else { return }
        record.taxpayer = writer.code(id)
        if reading.wasPadded { record.flags.insert(.paddedTaxpayer) }
        if reading.hasWrongCheckDigits { record.flags.insert(.wrongCheckDigits) }
    }

    /// 11 or 14 digits and nothing else. False when the field is something else, or one repeated digit.
    private static func readNumeric(
        _ bytes: Span<UInt8>, _ range: Range<Int>, into record: inout PackedRecord
    ) -> Bool {
        let start = range.lowerBound
        let count = range.count
        var value: UInt64 = 0
        var differsFromFirst = false
        for place in range {
            let digit = bytes[place] ^ 0x30
            guard digit < 10 else { return false }
            differsFromFirst = differsFromFirst || bytes[place] != bytes[start]
            value = value &* 10 &+ UInt64(digit)
        }
        guard differsFromFirst else { return false }
        record.taxpayer = count == 11 ? .cpf(value) : .cnpj(value)
        // The same arithmetic as in TaxpayerID+CheckDigits, both sums in one pass over the digits.
        var (firstSum, secondSum) = (0, 0)
        for place in 0..<(count - 2) {
            let digit = Int(bytes[start + place] ^ 0x30)
            let left = count - 2 - place
            if count == 11 {
                firstSum &+= digit &* (left &+ 1)
                secondSum &+= digit &* (left &+ 2)
            } else {
                firstSum &+= digit &* ((left &- 1) & 7 &+ 2)
                secondSum &+= digit &* (left & 7 &+ 2)
            }
        }
        let firstDigit = checkDigit(firstSum)
        let secondDigit = checkDigit(secondSum &+ firstDigit &* 2)
        if firstDigit != Int(bytes[start + count - 2] ^ 0x30) || secondDigit != Int(bytes[start + count - 1] ^ 0x30) {
            record.flags.insert(.wrongCheckDigits)
        }
        return true
    }

    private static func checkDigit(_ sum: Int) -> Int {
        let remainder = sum % 11
        return remainder < 2 ? 0 : 11 - remainder
    }
}
