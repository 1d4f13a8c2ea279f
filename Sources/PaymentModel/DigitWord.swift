/// Eight ASCII digits in one word (Mula and Lemire's arithmetic): the first digit in the lowest byte.
public enum DigitWord {
    /// XOR, not subtraction: no byte can borrow from its neighbour.
    @inlinable @inline(__always) public static var zeros: UInt64 { 0x3030_3030_3030_3030 }

    /// Whether every byte of a word, after XOR with ``zeros``, is a digit.
    @inlinable @inline(__always)
    public static func isDigits(_ word: UInt64) -> Bool {
        ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080 == 0
    }

    /// The number of eight digits after XOR with ``zeros``.
    @inlinable @inline(__always)
    public static func number(_ word: UInt64) -> UInt64 {
        let pairs = word &* 10 &+ word >> 8
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }
}
