internal import PaymentModel

/// Why a line is no record: the column and what is wrong with it.
struct LineFault: Error, Hashable {
    let column: GenericColumn
    let fault: FieldFault

    init(_ column: GenericColumn, _ fault: FieldFault) {
        self.column = column
        self.fault = fault
    }

    /// The reason in words, with the offending text unless that is a taxpayer ID.
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
        case .ambiguousSign: return "\(name)\(shown) and the amount contradict each other"
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

    /// At most the first 40 bytes of the field, masked when a taxpayer ID stands there by mistake.
    private func text(_ fields: FieldTable, _ bytes: Span<UInt8>) -> String {
        TaxpayerID.maskedInMessage(TextFieldReader.string(Array(fields.characters(fields[column], bytes).prefix(40))))
    }
}
