extension FieldFault {
    /// The reason in words, for formats whose fields have names of their own.
    ///
    /// - Parameters:
    ///   - name: what the format calls the field.
    ///   - shown: the offending text in quotes with a blank before it, taxpayer IDs in it masked; or nothing.
    func reason(_ name: String, _ shown: String) -> String {
        switch self {
        case .missing: "\(name) is missing"
        case .unreadable, .ambiguousSign: "\(name)\(shown) cannot be read"
        case .tooManyDecimals: "\(name)\(shown) has more decimals than the currency has; nothing is rounded"
        case .ambiguousSeparators, .unsettledDateOrder: "\(name)\(shown) can be read in more than one way"
        case .outOfRange: "\(name)\(shown) is out of range"
        case .noSuchDay: "\(name)\(shown) is no day of the calendar"
        case .tooLong: "\(name) is too long"
        }
    }
}
