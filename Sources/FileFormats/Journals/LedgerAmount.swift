internal import PaymentModel

/// An amount of plain text accounting: a number with its commodity on either side, such as `R$ -1.234,56` or `10.00 BRL`.
struct LedgerAmount {
    let minor: Int64
    let currency: CurrencyCode
    /// Whether a cost or lot price follows, so that the amount balances in another commodity.
    let hasCost: Bool

    /// Which character is the decimal mark.
    enum Mark: Sendable, Hashable {
        /// Whatever ``AmountField`` can tell without doubt.
        case unsettled
        /// The other of point and comma groups digits.
        case point
        case comma
    }

    /// Reads an amount with all that may follow it: costs (`@`, `@@`), lots (`{…}`), balance assertions (`=`).
    ///
    /// - Parameter defaultCurrency: of a number without a commodity.
    /// - Returns: `nil` when there is no amount, as where it is inferred.
    static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, mark: Mark, defaultCurrency: CurrencyCode
    ) throws(RowFault) -> LedgerAmount? {
        var end = range.lowerBound
        var inQuotes = false
        while end < range.upperBound {
            let byte = bytes[end]
            if byte == 0x22 { inQuotes.toggle() }
            if !inQuotes, byte == 0x40 || byte == 0x7B || byte == 0x3D || byte == 0x5B { break }
            end += 1
        }
        let hasCost = end < range.upperBound && bytes[end] != 0x3D
        let text = TextFieldReader.trim(bytes, range.lowerBound..<end)
        if text.isEmpty {
            if end < range.upperBound { throw RowFault("an amount that is assigned by a balance must be written out") }
            return nil
        }
        guard let parts = split(bytes, text) else { throw fault(.unreadable, bytes, text) }
        let currency: CurrencyCode
        if parts.commodity.isEmpty {
            currency = defaultCurrency
        } else {
            guard let known = LedgerCommodity.currency(bytes, parts.commodity) else {
                throw RowFault("the commodity of \"\(shown(bytes, text))\" is no currency")
            }
            currency = known
        }
        do throws(FieldFault) {
            let magnitude = try number(bytes, parts.number, mark, decimals: currency.decimals)
            return LedgerAmount(minor: parts.isNegative ? -magnitude : magnitude, currency: currency, hasCost: hasCost)
        } catch { throw fault(error, bytes, text) }
    }

    /// A number without a commodity.
    static func number(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ mark: Mark, decimals: Int
    ) throws(FieldFault) -> Int64 {
        guard mark != .unsettled else { return try AmountField.read(bytes, range, decimals: decimals) }
        let group: UInt8 = mark == .point ? 0x2C : 0x2E
        var plain: [UInt8] = []
        var digitsSinceGroup = -1
        for place in TextFieldReader.trim(bytes, range) {
            let byte = bytes[place]
            if byte == group {
                // Groups of three, none behind the decimal mark.
                guard digitsSinceGroup == -1 || digitsSinceGroup == 3, !plain.contains(0x2E), !plain.isEmpty else {
                    throw .ambiguousSeparators
                }
                digitsSinceGroup = 0
            } else if byte == 0x2E || byte == 0x2C {
                guard digitsSinceGroup == -1 || digitsSinceGroup == 3 else { throw .ambiguousSeparators }
                digitsSinceGroup = -1
                plain.append(0x2E)
            } else {
                if digitsSinceGroup >= 0 { digitsSinceGroup += 1 }
                plain.append(byte)
            }
        }
        guard digitsSinceGroup == -1 || digitsSinceGroup == 3 else { throw .ambiguousSeparators }
        return try PointAmount.read(plain.span, 0..<plain.count, decimals: decimals)
    }

    private static func split(
        _ bytes: Span<UInt8>, _ text: Range<Int>
    ) -> (isNegative: Bool, number: Range<Int>, commodity: Range<Int>)? {
        var (start, end) = (text.lowerBound, text.upperBound)
        var isNegative = false
        var signs = 0
        func takeSign() {
            while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
            if start < end, bytes[start] == 0x2D || bytes[start] == 0x2B {
                if bytes[start] == 0x2D { isNegative.toggle() }
                signs += 1
                start += 1
            }
            while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        }
        takeSign()
        var commodity = start..<start
        if start < end, !isNumber(bytes[start]) {
            let from = start
            if bytes[start] == 0x22 {
                start += 1
                while start < end, bytes[start] != 0x22 { start += 1 }
                start = min(start + 1, end)
            } else {
                while start < end, !isNumber(bytes[start]), bytes[start] != 0x2D, bytes[start] != 0x2B { start += 1 }
            }
            commodity = from..<start
            takeSign()
        }
        let from = start
        while start < end, isNumber(bytes[start]) { start += 1 }
        let number = from..<start
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        if start < end {
            guard commodity.isEmpty else { return nil }
            commodity = start..<end
            end = start
        }
        guard !number.isEmpty, signs <= 1 else { return nil }
        return (isNegative, number, commodity)
    }

    private static func isNumber(_ byte: UInt8) -> Bool { byte ^ 0x30 < 10 || byte == 0x2E || byte == 0x2C }

    private static func shown(_ bytes: Span<UInt8>, _ text: Range<Int>) -> String {
        TaxpayerID.masking(TextFieldReader.string(text.prefix(40).map { bytes[$0] }))
    }

    private static func fault(_ fault: FieldFault, _ bytes: Span<UInt8>, _ text: Range<Int>) -> RowFault {
        RowFault("the amount", fault, .source(text), bytes)
    }
}
