extension ReferenceCode {
    /// The text that the code stands for, as bytes.
    public var bytes: [UInt8] {
        switch form & (1 << Form.bits - 1) {
        case Form.endToEnd, Form.endToEndOfReturn: endToEndBytes
        case Form.hexadecimal: [first, second].flatMap { ReferenceCode.digits($0, count: 16, base: 16) }
        default: shortBytes
        }
    }

    /// Whether this text comes before another, byte by byte. - Complexity: O(1)
    public func precedes(_ other: ReferenceCode) -> Bool {
        guard isEndToEnd, other.isEndToEnd else { return bytes.lexicographicallyPrecedes(other.bytes) }
        return orderOfEndToEnd < other.orderOfEndToEnd
    }

    private var isEndToEnd: Bool { form & (1 << Form.bits - 1) >= Form.endToEnd }
    private var isReturn: Bool { form & (1 << Form.bits - 1) == Form.endToEndOfReturn }

    /// The numbers of eight, eight and four digits, the three characters with the first on top, and the eight at the end.
    private var parts: (bank: UInt64, day: UInt64, minute: UInt64, three: UInt64, tail: UInt64) {
        let lanes = first >> 54 | UInt64(form >> Form.bits) << 10
        let three = (lanes & 0x7F) << 14 | (lanes >> 7 & 0x7F) << 7 | lanes >> 14
        return (first & (1 << 27 - 1), first >> 27 & (1 << 27 - 1), second >> 50, three, second & (1 << 50 - 1))
    }

    private var orderOfEndToEnd: (UInt64, UInt64, UInt64) {
        let parts = parts
        return ((isReturn ? 0 : 1) << 54 | parts.bank << 27 | parts.day, parts.minute << 21 | parts.three, parts.tail)
    }

    private var endToEndBytes: [UInt8] {
        let parts = parts
        return [isReturn ? 0x44 : 0x45] + ReferenceCode.digits(parts.bank, count: 8, base: 10)
            + ReferenceCode.digits(parts.day, count: 8, base: 10)
            + ReferenceCode.digits(parts.minute, count: 4, base: 10)
            + [14, 7, 0].map { UInt8(parts.three >> $0 & 0x7F) }
            + ReferenceCode.digits(parts.tail, count: 8, base: 75)
    }

    private var shortBytes: [UInt8] {
        let count = Int(form)
        guard count >= 8 else { return (0..<count).reversed().map { UInt8(truncatingIfNeeded: first >> (8 * $0)) } }
        func bytes(_ word: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        return bytes(first) + bytes(second).suffix(count - 8)
    }

    /// The digits of a number from the first on; those of base 75 begin at `0` and are in the order of ASCII.
    private static func digits(_ number: UInt64, count: Int, base: UInt64) -> [UInt8] {
        var (rest, found) = (number, [UInt8](repeating: 0, count: count))
        for place in (0..<count).reversed() {
            let digit = UInt8(rest % base)
            found[place] = digit + (base == 16 && digit > 9 ? 0x57 : 0x30)
            rest /= base
        }
        return found
    }
}
