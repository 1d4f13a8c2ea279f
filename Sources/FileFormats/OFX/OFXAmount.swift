/// Amounts as OFX has them: as elsewhere, and with zeros beyond the currency's decimals (`+0000000000.2400`), which some brokers pad with.
///
/// OFX 1.6 and 2.2, section 3.2.9.1: a decimal point or comma, no grouping. Banks group all the same, so that three digits behind one
/// separator could be thousands: those zeros stay a fault, as more decimals than the currency has.
enum OFXAmount {
    static func read(_ bytes: Span<UInt8>, _ range: Range<Int>, decimals: Int) throws(FieldFault) -> Int64 {
        try AmountField.read(bytes, withoutPadding(bytes, range, decimals: decimals), decimals: decimals)
    }

    /// The field without blanks at its end and without zeros beyond `decimals`, when four digits or more follow its last separator.
    private static func withoutPadding(_ bytes: Span<UInt8>, _ range: Range<Int>, decimals: Int) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        var separator = end
        while separator > range.lowerBound, bytes[separator - 1] ^ 0x30 < 10 { separator -= 1 }
        guard separator > range.lowerBound, bytes[separator - 1] == 0x2E || bytes[separator - 1] == 0x2C,
            end - separator > 3
        else { return range }
        while end - separator > max(decimals, 1), bytes[end - 1] == 0x30 { end -= 1 }
        return range.lowerBound..<end
    }
}
