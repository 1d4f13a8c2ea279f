internal import PaymentModel

/// Reads decimal amounts into minor units. Exact: nothing is rounded, and no floating point is involved.
///
/// One separator, `.` or `,`, is the decimal point. With several, all but the last must group thousands by
/// three and look alike; the last is the decimal point if it looks different. Everything else is a fault.
enum AmountField {
    /// - Parameters:
    ///   - range: the field within `bytes`, blanks around it allowed.
    ///   - decimals: how many decimals the currency has.
    /// - Returns: signed minor units.
    /// - Complexity: O(n) in the field.
    static func read(_ bytes: Span<UInt8>, _ range: Range<Int>, decimals: Int) throws(FieldFault) -> Int64 {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        guard start < end else { throw .missing }
        let isNegative = bytes[start] == 0x2D
        if isNegative || bytes[start] == 0x2B { start += 1 }
        let magnitude = try readMagnitude(bytes, start, end, decimals: decimals)
        return isNegative ? -magnitude : magnitude
    }

    private static func readMagnitude(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimals: Int
    ) throws(FieldFault) -> Int64 {
        var value: UInt64 = 0
        var separators = 0
        var lastSeparator = -1
        for place in start..<end {
            let digit = bytes[place] ^ 0x30
            if digit < 10 {
                // Far above the largest amount and far below overflow: saturate, and fail below.
                value = value < 1 << 59 ? value &* 10 &+ UInt64(digit) : 1 << 59
            } else if bytes[place] == 0x2E || bytes[place] == 0x2C {
                separators += 1
                lastSeparator = place
            } else {
                throw .unreadable
            }
        }
        guard end - start > separators else { throw .unreadable }
        var fractionDigits = 0
        if separators == 1 {
            fractionDigits = end - lastSeparator - 1
        } else if separators > 1 {
            fractionDigits = try checkGrouping(bytes, start, end, lastSeparator)
        }
        if separators == 1 && fractionDigits == 0 { throw .unreadable }
        guard fractionDigits <= decimals else { throw .tooManyDecimals }
        for _ in fractionDigits..<decimals {
            guard value < 1 << 59 else { throw .outOfRange }
            value &*= 10
        }
        guard value <= UInt64(Money.amountMinorMax) else { throw .outOfRange }
        return Int64(value)
    }

    /// Checks that separators group thousands. Returns how many digits follow the decimal point, if there is one.
    private static func checkGrouping(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ lastSeparator: Int
    ) throws(FieldFault) -> Int {
        var grouping: UInt8 = 0
        var groupStart = start
        var isFirstGroup = true
        for place in start...lastSeparator where bytes[place] == 0x2E || bytes[place] == 0x2C {
            let digits = place - groupStart
            guard isFirstGroup ? (1...3).contains(digits) : digits == 3 else { throw .ambiguousSeparators }
            if isFirstGroup { grouping = bytes[place] }
            if place == lastSeparator { break }
            guard bytes[place] == grouping else { throw .ambiguousSeparators }
            isFirstGroup = false
            groupStart = place + 1
        }
        let tail = end - lastSeparator - 1
        if bytes[lastSeparator] != grouping {
            guard tail > 0 else { throw .unreadable }
            return tail
        }
        guard tail == 3 else { throw .ambiguousSeparators }
        return 0
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
