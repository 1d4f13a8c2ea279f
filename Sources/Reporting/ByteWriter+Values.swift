internal import PaymentModel

extension ByteWriter {
    /// Appends a short text that is known when the program is compiled.
    @inline(__always)
    mutating func append(_ text: StaticString) { append(atMost: text.utf8CodeUnitCount) { $0.append(text) } }

    mutating func append(_ date: BusinessDate) { append(atMost: ByteCursor.numberBytesMax) { $0.append(date) } }

    /// Appends an amount as a plain decimal number, without its currency.
    mutating func append(_ money: Money) {
        append(atMost: ByteCursor.numberBytesMax) {
            $0.append(amountMinor: money.amountMinor, decimals: money.currency.decimals)
        }
    }

    /// Appends the three letters of a currency.
    mutating func append(_ currency: CurrencyCode) {
        append(atMost: 3) { $0.append(CurrencyLetters.words[Int(currency.index)], count: 3) }
    }

    mutating func append(number: Int) {
        append(atMost: ByteCursor.numberBytesMax) {
            if number < 0 { $0.append(0x2D) }
            $0.append(number: UInt64(number.magnitude))
        }
    }

    /// Appends the normalised text of an ID, or of what stands in for it; nothing when it is missing.
    mutating func append(_ taxpayer: TaxpayerCode, _ records: RecordSet) {
        guard taxpayer.form == .numeric else { return append(records.text(of: taxpayer).bytes.span) }
        let number = taxpayer.payload
        append(atMost: ByteCursor.numberBytesMax) {
            if number >= TaxpayerCode.cnpjBase {
                $0.append(number: number - TaxpayerCode.cnpjBase, digits: 14)
            } else {
                $0.append(number: number, digits: 11)
            }
        }
    }
}

/// The letters of all currencies, the first in the lowest byte of a word.
private enum CurrencyLetters {
    static let words = CurrencyCode.codes.map { $0.utf8.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) } }
}
