public import PaymentModel

/// Records as JSON Lines under the names of generic JSON Lines, so that what one file holds can be read as another: for looking into
/// a file, and for comparing with other programs.
public enum RecordJSONLines {
    /// Appends a record as one line.
    ///
    /// What is not there is left out. `weak_reference`, `line` and `offset` are no fields of a payment: generic JSON Lines
    /// pass over them.
    ///
    /// - Parameter isMasked: whether the taxpayer ID is starred but for its last three characters.
    /// - Complexity: O(n) in the texts.
    public static func append(_ record: PaymentRecord, isMasked: Bool, to line: inout [UInt8]) {
        var isFirst = true
        func key(_ name: StaticString) {
            line.append(isFirst ? 0x7B : 0x2C)
            isFirst = false
            append(Array(name.description.utf8), to: &line)
            line.append(0x3A)
        }
        func text(_ name: StaticString, _ text: FieldText?) {
            guard let text else { return }
            key(name)
            append(text.bytes, to: &line)
        }
        text("reference", record.reference)
        if let taxpayer = record.taxpayer?.text {
            key("taxpayer_id")
            append(isMasked ? Array(TaxpayerID.masking(taxpayer.string).utf8) : taxpayer.bytes, to: &line)
        }
        key("amount")
        append(Array(Money.decimal(Int128(record.money.amountMinor), in: record.money.currency).utf8), to: &line)
        key("currency")
        append(Array(record.money.currency.code.utf8), to: &line)
        key("date")
        append(Array(record.date.description.utf8), to: &line)
        text("obligation", record.obligation)
        text("entry_id", record.entryID)
        text("original_reference", record.originalReference)
        text("kind", record.kind)
        text("status", record.status)
        if record.referenceIsWeak {
            key("weak_reference")
            line += Array("true".utf8)
        }
        key("line")
        line += Array(String(record.location.line).utf8)
        key("offset")
        line += Array(String(record.location.offset).utf8)
        line += [0x7D, 0x0A]
    }

    /// Appends a text as a JSON string (RFC 8259).
    private static func append(_ text: [UInt8], to line: inout [UInt8]) {
        line.append(0x22)
        for byte in text {
            switch byte {
            case 0x22, 0x5C: line += [0x5C, byte]
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                line += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: line.append(byte)
            }
        }
        line.append(0x22)
    }
}
