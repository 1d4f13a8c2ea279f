internal import PaymentModel

/// R0: why an object is no record.
struct PixInvalid: Error {
    let reason: String

    init(reason: String) { self.reason = reason }

    /// The fault of a value, with its text; taxpayer IDs in it are masked.
    init(_ fault: FieldFault, _ name: String, _ text: JSONScanner.Text, _ bytes: Span<UInt8>) {
        let raw =
            switch text {
            case .source(let range): range.prefix(160).map { bytes[$0] }
            case .copied(let text): Array(text.prefix(160))
            }
        reason = fault.reason(name, " \"\(TaxpayerID.masking(TextFieldReader.string(raw)).prefix(40))\"")
    }
}
