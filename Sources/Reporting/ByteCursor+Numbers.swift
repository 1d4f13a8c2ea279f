internal import PaymentModel

/// Numbers as text, eight digits at a time in the bytes of a word.
extension ByteCursor {
    /// The most bytes that a number or an amount takes.
    static let numberBytesMax = 24
    private static let eightDigits: UInt64 = 100_000_000
    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// The eight digits of a number below 10⁸ as bytes 0 to 9, the first digit in the lowest byte.
    ///
    /// Splits into halves of four, two and one digits, all halves of a step at once: quotients by reciprocals.
    @inline(__always)
    private static func digits(_ number: UInt64) -> UInt64 {
        let fours = number / 10_000 | (number % 10_000) << 32
        let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) << 16
        let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
        return tens | (twos &- tens &* 10) << 8
    }

    /// Appends a number without leading zeros.
    @inline(__always)
    mutating func append(number: UInt64) {
        if number < 10 { return append(0x30 | UInt8(truncatingIfNeeded: number)) }
        if number < ByteCursor.eightDigits { return append(leading: number) }
        append(long: number)
    }

    /// Appends exactly `count` digits, zeros first. - Precondition: `count` lies in 1...16 and the number has no more digits.
    @inline(__always)
    mutating func append(number: UInt64, digits count: Int) {
        guard count > 8 else { return append(trailing: number, count) }
        append(trailing: number / ByteCursor.eightDigits, count - 8)
        append(trailing: number % ByteCursor.eightDigits, 8)
    }

    private mutating func append(leading number: UInt64) {
        let digits = ByteCursor.digits(number)
        let zeroBytes = min(7, digits.trailingZeroBitCount >> 3)
        append((digits | ByteCursor.zeros) >> UInt64(zeroBytes << 3), count: 8 - zeroBytes)
    }

    private mutating func append(long number: UInt64) {
        let upper = number / ByteCursor.eightDigits
        append(number: upper)
        append(trailing: number % ByteCursor.eightDigits, 8)
    }

    /// - Precondition: `count` lies in 1...8.
    @inline(__always)
    private mutating func append(trailing number: UInt64, _ count: Int) {
        precondition(count >= 1 && count <= 8)
        append((ByteCursor.digits(number) | ByteCursor.zeros) >> UInt64((8 - count) << 3), count: count)
    }

    /// Appends an amount of minor units as a plain decimal number, as ``Money/decimal`` says it.
    ///
    /// - Precondition: `decimals` is at most 4, as in all currencies.
    mutating func append(amountMinor: Int64, decimals: Int) {
        if amountMinor < 0 { append(0x2D) }
        let minor = amountMinor.magnitude
        switch decimals {
        case 0: append(number: minor)
        // The compiler divides by a constant without a division.
        case 2: append(whole: minor / 100, minor % 100, 2)
        case 3: append(whole: minor / 1000, minor % 1000, 3)
        default:
            var scale: UInt64 = 1
            for _ in 0..<decimals { scale *= 10 }
            append(whole: minor / scale, minor % scale, decimals)
        }
    }

    @inline(__always)
    private mutating func append(whole: UInt64, _ fraction: UInt64, _ decimals: Int) {
        append(number: whole)
        append(0x2E)
        append(trailing: fraction, decimals)
    }

    /// Appends a date as `YYYY-MM-DD`.
    mutating func append(_ date: BusinessDate) {
        let (year, month, day) = date.parts
        let number = UInt64(year * 10_000 + month * 100 + day)
        let digits = ByteCursor.digits(number) | ByteCursor.zeros
        let yearAndMonth = digits & 0xFFFF_FFFF | (digits >> 32 & 0xFFFF) << 40 | 0x2D00_002D_0000_0000
        append(yearAndMonth, count: 8)
        append(digits >> 48, count: 2)
    }

    /// Appends the lowest `digits` hexadecimal digits of a number, in lower case. - Precondition: `digits` lies in 1...16.
    mutating func append(hexadecimal number: UInt64, digits: Int) {
        if digits > 8 {
            append(hexadecimalHalf: number >> 32, digits - 8)
            append(hexadecimalHalf: number, 8)
        } else {
            append(hexadecimalHalf: number, digits)
        }
    }

    private mutating func append(hexadecimalHalf number: UInt64, _ digits: Int) {
        // Spreads 32 bits to a nibble a byte; the highest nibble must end in the lowest byte.
        var nibbles = number & 0xFFFF_FFFF
        nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
        nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
        nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
        let isLetter = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let characters = (nibbles &+ ByteCursor.zeros &+ isLetter &* 39).byteSwapped
        append(characters >> UInt64((8 - digits) << 3), count: digits)
    }
}
