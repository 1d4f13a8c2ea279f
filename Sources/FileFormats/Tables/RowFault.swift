internal import PaymentModel

/// Why a row of a named table is no record, in words. Never holds a taxpayer ID.
struct RowFault: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// A column that cannot be read, with the offending text.
    init(_ column: String, _ fault: FieldFault, _ field: TableField, _ bytes: Span<UInt8>) {
        let raw = Array(field.characters(bytes).prefix(RowFault.bytesRead))
        let masked = TaxpayerID.masking(TextFieldReader.string(raw)).prefix(RowFault.charactersShown)
        let shown = "\(column) \"\(masked)\""
        switch fault {
        case .missing: reason = "\(column) is missing"
        case .unreadable: reason = "\(shown) cannot be read"
        case .tooManyDecimals: reason = "\(shown) has more decimals than the currency has; nothing is rounded"
        case .ambiguousSeparators, .unsettledDateOrder: reason = "\(shown) can be read in more than one way"
        case .ambiguousSign: reason = "\(column): debit and credit both hold an amount"
        case .outOfRange: reason = "\(shown) is out of range"
        case .noSuchDay: reason = "\(shown) is no day of the calendar"
        case .tooLong: reason = "\(column) is too long"
        }
    }

    /// How much of a field is quoted, and how much of it is looked at for taxpayer IDs.
    private static let charactersShown = 40
    private static let bytesRead = 160
}
