internal import PaymentModel

/// Whether the amounts of a title bear each other out, where the bank's layout is not known.
///
/// A bank that puts its fields elsewhere (BRB: four positions later, for its dates have eight) would otherwise give amounts that are
/// wrong and look right.
enum Cnab400Plausibility {
    private static let dueDate: Positions = 147...152
    /// A due date further from the day of the payment is none: two digits of a date and two of an amount.
    private static let dueDaysMax = 5 * 366

    private static let iof: Positions = 215...227
    private static let rebate: Positions = 228...240
    private static let discount: Positions = 241...253
    private static let interest: Positions = 267...279
    private static let fine: Positions = 280...292

    /// Whether due date and amounts stand where they are looked for. Amounts alone would not show that both stand one place off.
    static func holds(
        _ line: FixedWidthLine, _ fields: Cnab400Layout.TitleFields, _ date: BusinessDate, in bytes: Span<UInt8>
    ) -> Bool {
        if line.declared(dueDate, in: bytes) != .notFilledIn {
            guard let due = line.shortDate(dueDate, in: bytes), abs(due.days(since: date)) <= dueDaysMax else {
                return false
            }
        }
        return addsUp(line, fields, in: bytes)
    }

    /// Whether the received amount is the nominal value less rebate and discount, with or without interest and fine, with or
    /// without tax (IOF) and fee taken off: the conventions in use. Blanks count as zero.
    private static func addsUp(
        _ line: FixedWidthLine, _ fields: Cnab400Layout.TitleFields, in bytes: Span<UInt8>
    ) -> Bool {
        func amount(_ positions: Positions) -> Int64? {
            switch line.declared(positions, in: bytes) {
            case .notFilledIn: 0
            case .number(let value): value
            case .unreadable: nil
            }
        }
        guard let received = amount(fields.received), let nominal = amount(fields.nominal), nominal > 0,
            let rebate = amount(rebate), let discount = amount(discount), let interest = amount(interest)
        else { return false }
        var fee: Int64 = 0
        if case .lessFee(let positions) = fields.net { fee = amount(positions) ?? 0 }
        // What stands at the fine's place differs most; text there says nothing.
        let fine = amount(fine) ?? 0
        let iof = amount(iof) ?? 0
        for more in [0, interest, interest + fine] {
            let gross = nominal - rebate - discount + more
            for less in [0, fee, iof, fee + iof] where received == gross - less { return true }
        }
        return false
    }
}
