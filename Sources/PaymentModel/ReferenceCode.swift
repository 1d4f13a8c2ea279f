/// A reference as a number of 139 bits at most, for the forms that references nearly always have. Equal codes are equal texts, byte
/// for byte, and the other way round: whoever has the codes need not look at the sources again.
///
/// - *Short*: 1 to 16 bytes, whatever they are; kept as they are.
/// - *End to end*: `E` or `D`, 20 digits, 11 characters from `0` to `z`. So are the IDs of PIX payments and returns (Banco Central do
///   Brasil, Manual de Padrões para Iniciação do Pix). Kept as numbers of 8, 8 and 4 digits, and characters to the base of 75.
/// - *Hexadecimal*: 32 digits `0` to `f` of lower case, as of a UUID without hyphens; four bits each.
public struct ReferenceCode: Hashable, Sendable {
    public let first: UInt64
    public let second: UInt64
    /// The form in five bits, and up to eleven bits that the words have no room for.
    public let form: UInt16

    @usableFromInline
    enum Form {
        /// To this the length is added, from 1 to 16.
        @inlinable static var short: UInt16 { 0 }
        @inlinable static var hexadecimal: UInt16 { 17 }
        @inlinable static var endToEnd: UInt16 { 18 }
        @inlinable static var endToEndOfReturn: UInt16 { 19 }
        @inlinable static var bits: UInt16 { 5 }
    }

    /// A code by its parts, as another reader of the same forms has found them.
    @inlinable @inline(__always)
    public init(first: UInt64, second: UInt64, form: UInt16) {
        self.first = first
        self.second = second
        self.form = form
    }

    /// The code of a text of `count` bytes, or `nil` when it has another form, or is empty.
    ///
    /// - Precondition: the bytes are readable.
    /// - Complexity: O(1)
    @inlinable @inline(__always)
    @unsafe
    public init?(_ start: UnsafePointer<UInt8>, _ count: Int) {
        let raw = unsafe UnsafeRawPointer(start)
        if count == 32 {
            let letter = unsafe start[0]
            if letter == 0x45 || letter == 0x44 {
                guard let code = unsafe ReferenceCode(endToEnd: raw, isReturn: letter == 0x44) else { return nil }
                self = code
            } else {
                guard let code = unsafe ReferenceCode(hexadecimal: raw) else { return nil }
                self = code
            }
            return
        }
        guard count > 0, count <= 16 else { return nil }
        form = Form.short + UInt16(truncatingIfNeeded: count)
        if count >= 8 {
            first = unsafe raw.loadUnaligned(as: UInt64.self)
            second = unsafe raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else {
            var word: UInt64 = 0
            for place in 0..<count { unsafe word = word << 8 | UInt64(start[place]) }
            first = word
            second = 0
        }
    }

    /// The code of a text, or `nil`.
    public init?(_ text: some Collection<UInt8>) {
        let code = unsafe Array(text).withUnsafeBufferPointer { text in
            unsafe text.baseAddress.flatMap { unsafe ReferenceCode($0, text.count) }
        }
        guard let code else { return nil }
        self = code
    }

    /// Whether no byte is above 0x7F.
    @inlinable @inline(__always)
    public var isASCII: Bool { form > 16 || (first | second) & 0x8080_8080_8080_8080 == 0 }

    /// The letter, digits at 1 to 20, characters at 21 to 31. Words overlap so that none reaches beyond the text.
    @inlinable @inline(__always)
    @unsafe
    init?(endToEnd raw: UnsafeRawPointer, isReturn: Bool) {
        let bank = unsafe raw.loadUnaligned(fromByteOffset: 1, as: UInt64.self) ^ DigitWord.zeros
        let day = unsafe raw.loadUnaligned(fromByteOffset: 9, as: UInt64.self) ^ DigitWord.zeros
        let middle = unsafe raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        let tail = unsafe raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        // Of the middle: one digit of the day, four digits of hour and minute, three characters.
        let minute = (middle ^ DigitWord.zeros) >> 8 & 0xFFFF_FFFF
        let begin = middle >> 40 | 0x30 << 56 | 0x30 << 48 | 0x30 << 40 | 0x30 << 32 | 0x30 << 24
        guard DigitWord.isDigits(bank), DigitWord.isDigits(day), DigitWord.isDigits(minute),
            BaseWord.isInRange(begin), BaseWord.isInRange(tail)
        else { return nil }
        let three = begin & 0x7F | (begin >> 8 & 0x7F) << 7 | (begin >> 16 & 0x7F) << 14
        first = DigitWord.number(bank) | DigitWord.number(day) << 27 | (three & 0x3FF) << 54
        // Four digits in the lower half of a word are the thousands of eight.
        second = BaseWord.number(tail) | DigitWord.number(minute << 32) << 50
        form =
            (isReturn ? Form.endToEndOfReturn : Form.endToEnd)
            | UInt16(truncatingIfNeeded: three >> 10) << Form.bits
    }

    @inlinable @inline(__always)
    @unsafe
    init?(hexadecimal raw: UnsafeRawPointer) {
        var words: (UInt64, UInt64) = (0, 0)
        for place in 0..<4 {
            let word = unsafe raw.loadUnaligned(fromByteOffset: place &* 8, as: UInt64.self)
            guard let value = HexWord.number(word) else { return nil }
            if place < 2 { words.0 = words.0 << 32 | value } else { words.1 = words.1 << 32 | value }
        }
        self.init(first: words.0, second: words.1, form: Form.hexadecimal)
    }
}

/// Eight characters from `0` (0x30) to `z` (0x7A) as a number to the base of 75.
@usableFromInline
enum BaseWord {
    @inlinable @inline(__always)
    static func isInRange(_ word: UInt64) -> Bool {
        let isASCII = word & 0x8080_8080_8080_8080 == 0
        let isAbove = (word | 0x8080_8080_8080_8080) &- 0x3030_3030_3030_3030
        let isBelow = word &+ 0x0505_0505_0505_0505
        return isASCII && isAbove & ~isBelow & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
    }

    /// Below 75⁸ < 2⁵⁰. - Precondition: ``isInRange(_:)``
    @inlinable @inline(__always)
    static func number(_ word: UInt64) -> UInt64 {
        let values = word &- 0x3030_3030_3030_3030
        let pairs = (values & 0x00FF_00FF_00FF_00FF) &* 75 &+ (values >> 8 & 0x00FF_00FF_00FF_00FF)
        let fours = (pairs & 0x0000_FFFF_0000_FFFF) &* 5625 &+ (pairs >> 16 & 0x0000_FFFF_0000_FFFF)
        return (fours & 0xFFFF_FFFF) &* 31_640_625 &+ fours >> 32
    }
}

/// Eight hexadecimal digits of lower case as a number.
@usableFromInline
enum HexWord {
    @inlinable @inline(__always)
    static func number(_ word: UInt64) -> UInt64? {
        let tops: UInt64 = 0x8080_8080_8080_8080
        guard word & tops == 0 else { return nil }
        // A top bit for each byte that is at least `0`, beyond `9`, at least `a`, beyond `f`.
        let zero = word &+ 0x5050_5050_5050_5050
        let beyondNine = word &+ 0x4646_4646_4646_4646
        let a = word &+ 0x1F1F_1F1F_1F1F_1F1F
        let beyondF = word &+ 0x1919_1919_1919_1919
        let letters = a & ~beyondF & tops
        guard (zero & ~beyondNine | letters) & tops == tops else { return nil }
        let nibbles = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ (letters >> 7) &* 9
        let pairs = (nibbles & 0x00FF_00FF_00FF_00FF) << 4 | nibbles >> 8 & 0x00FF_00FF_00FF_00FF
        let fours = (pairs & 0x0000_FFFF_0000_FFFF) << 8 | pairs >> 16 & 0x0000_FFFF_0000_FFFF
        return (fours & 0xFFFF_FFFF) << 16 | fours >> 32
    }
}
