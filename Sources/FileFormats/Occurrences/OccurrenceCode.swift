/// A code of two letters or digits, as CNAB and FEBRABAN layouts have them, as a place in a small table.
struct OccurrenceCode: Hashable, Sendable {
    /// Below ``count``. Codes in small letters are those in capitals.
    let index: Int

    /// Every code of two letters or digits.
    static let count = 36 * 36

    /// `nil` when one of the characters is neither a letter without an accent nor a digit.
    @inline(__always)
    init?(_ first: UInt8, _ second: UInt8) {
        let (high, low) = (OccurrenceCode.value(first), OccurrenceCode.value(second))
        guard high >= 0, low >= 0 else { return nil }
        index = high &* 36 &+ low
    }

    /// The two characters.
    var text: String {
        func character(_ value: Int) -> UInt8 { UInt8(value < 10 ? 0x30 + value : 0x41 + value - 10) }
        return String(decoding: [character(index / 36), character(index % 36)], as: UTF8.self)
    }

    /// Letters without accents, and digits.
    static func isCharacter(_ byte: UInt8) -> Bool { value(byte) >= 0 }

    @inline(__always)
    private static func value(_ byte: UInt8) -> Int {
        let digit = byte ^ 0x30
        if digit < 10 { return Int(digit) }
        let capital = byte & 0xDF
        return capital >= 0x41 && capital <= 0x5A ? Int(capital) - 0x41 + 10 : -1
    }
}
