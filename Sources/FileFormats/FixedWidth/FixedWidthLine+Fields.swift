internal import PaymentModel

/// Numbers and dates of a line. CNAB and its cousins fill numbers with leading zeros; nothing else is taken for a number.
extension FixedWidthLine {
    /// A count that a trailer declares.
    enum Declared: Equatable {
        /// Blanks or zeros: many banks leave the field so.
        case notFilledIn
        case number(Int64)
        case unreadable
    }

    /// A number that fills its field with digits, or `nil`. - Precondition: at most 18 positions.
    @inline(__always)
    func digits(_ positions: Positions, in bytes: Span<UInt8>) -> Int64? {
        let range = range(positions)
        guard range.count == positions.count else { return nil }
        var value: Int64 = 0
        for place in range {
            let digit = bytes[place] ^ 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return value
    }

    /// A count or sum that may be left out.
    func declared(_ positions: Positions, in bytes: Span<UInt8>) -> Declared {
        if let value = digits(positions, in: bytes) { return value == 0 ? .notFilledIn : .number(value) }
        return range(positions).allSatisfy { bytes[$0] == 0x20 } ? .notFilledIn : .unreadable
    }

    /// A date as DDMMYYYY, or `nil`.
    func date(_ positions: Positions, in bytes: Span<UInt8>) -> BusinessDate? {
        guard let value = digits(positions, in: bytes), positions.count == 8 else { return nil }
        return BusinessDate(
            year: Int(value % 10_000), month: Int(value / 10_000 % 100), day: Int(value / 1_000_000))
    }

    /// A date as DDMMYY, or `nil`. Years from 80 are those of the last century.
    func shortDate(_ positions: Positions, in bytes: Span<UInt8>) -> BusinessDate? {
        guard let value = digits(positions, in: bytes), positions.count == 6 else { return nil }
        let year = Int(value % 100)
        return BusinessDate(
            year: year < 80 ? 2000 + year : 1900 + year, month: Int(value / 100 % 100), day: Int(value / 10_000))
    }

    /// A date as YYYYMMDD, or `nil`.
    func yearFirstDate(_ positions: Positions, in bytes: Span<UInt8>) -> BusinessDate? {
        guard let value = digits(positions, in: bytes), positions.count == 8 else { return nil }
        return BusinessDate(year: Int(value / 10_000), month: Int(value / 100 % 100), day: Int(value % 100))
    }

    /// An amount in centavos with its sign: `C` for credit, `D` for debit. `nil` when either is unreadable.
    func signedAmount(_ positions: Positions, sign: Int, in bytes: Span<UInt8>) -> Int64? {
        guard let magnitude = digits(positions, in: bytes) else { return nil }
        switch byte(sign, in: bytes) {
        case 0x43: return magnitude
        case 0x44: return -magnitude
        default: return nil
        }
    }
}
