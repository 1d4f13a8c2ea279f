internal import PaymentModel

/// Why a line is no record: the column and what is wrong with it.
struct LineFault: Error, Hashable {
    let column: GenericColumn
    let fault: FieldFault

    init(_ column: GenericColumn, _ fault: FieldFault) {
        self.column = column
        self.fault = fault
    }

    /// The reason in words, with the offending text. Taxpayer IDs in it are masked: a shifted line may have one anywhere.
    func reason(_ fields: FieldTable, _ bytes: Span<UInt8>) -> String {
        let name = column.rawValue
        let shown = column == .taxpayerID ? "" : " \"\(text(fields, bytes))\""
        switch fault {
        case .missing: return "\(name) is missing"
        case .unreadable:
            return column == .currency ? "currency\(shown) is no ISO 4217 code" : "\(name)\(shown) cannot be read"
        case .tooManyDecimals:
            return "\(name)\(shown) has more decimals than the currency has; nothing is rounded"
        case .ambiguousSeparators: return "\(name)\(shown) can be read in more than one way"
        case .ambiguousSign:
            return column == .direction
                ? "direction\(shown) stands beside an amount with a sign of its own; give one of the two"
                : "debit and credit both hold an amount; one of them must be empty or zero"
        case .outOfRange: return "\(name)\(shown) is out of range"
        case .noSuchDay: return "\(name)\(shown) is no day of the calendar"
        case .unsettledDateOrder:
            return "\(name)\(shown) can be read in more than one way and nothing in the file settles which is the day; "
                + "say --date-order day-first or month-first"
        case .tooLong:
            return
                "\(name) is longer than \(column == .taxpayerID ? TaxpayerID.textBytesMax : TextRange.lengthMax) bytes"
        }
    }

    /// How much of a field is quoted, and how much of it is looked at for taxpayer IDs.
    private static let charactersShown = 40
    private static let bytesRead = 160

    private func text(_ fields: FieldTable, _ bytes: Span<UInt8>) -> String {
        let raw = Array(fields.characters(fields[column], bytes).prefix(LineFault.bytesRead))
        return String(TaxpayerID.masking(TextFieldReader.string(raw)).prefix(LineFault.charactersShown))
    }
}
