internal import PaymentModel

/// An amount such as `1439.50`, `-7,00` or `12`: at most twelve digits before the point and exactly two after it.
enum PlainAmount {
    /// Signed minor units, or `nil` when the field is written otherwise. - Precondition: 32 bytes before the field are readable.
    @inline(__always)
    @unsafe
    static func read(_ base: UnsafePointer<UInt8>, _ field: Range<Int>) -> Int64? {
        var start = field.lowerBound
        let point = field.upperBound - 3
        guard point > start else { return nil }
        let isNegative = unsafe base[start] == 0x2D
        if isNegative { start += 1 }
        let digits = point - start
        guard digits >= 1, digits <= 12 else { return nil }
        let mark = unsafe base[point]
        let tens = unsafe base[point + 1] ^ 0x30
        let ones = unsafe base[point + 2] ^ 0x30
        guard mark == 0x2E || mark == 0x2C, tens < 10, ones < 10 else { return nil }
        let raw = unsafe UnsafeRawPointer(base)
        let last = unsafe raw.loadUnaligned(fromByteOffset: point - 8, as: UInt64.self) ^ DigitWord.zeros
        var value: UInt64
        if digits <= 8 {
            let word = last & (~0 << UInt64(64 - 8 * digits))
            guard DigitWord.isDigits(word) else { return nil }
            value = DigitWord.number(word)
        } else {
            let first = unsafe raw.loadUnaligned(fromByteOffset: point - 16, as: UInt64.self) ^ DigitWord.zeros
            let word = first & (~0 << UInt64(128 - 8 * digits))
            guard DigitWord.isDigits(last), DigitWord.isDigits(word) else { return nil }
            value = DigitWord.number(word) &* 100_000_000 &+ DigitWord.number(last)
        }
        value = value &* 100 &+ UInt64(tens) &* 10 &+ UInt64(ones)
        return isNegative ? -Int64(value) : Int64(value)
    }
}

/// A CPF of eleven digits or a CNPJ of fourteen, with nothing else in the field.
enum NumericTaxpayer {
    /// The code and whether its check digits are wrong; `nil` when the field is something else, or one digit repeated.
    ///
    /// - Precondition: 32 bytes around the field are readable.
    @inline(__always)
    @unsafe
    static func read(
        _ base: UnsafePointer<UInt8>, _ field: Range<Int>, _ cpf: TaxpayerCheckSums, _ cnpj: TaxpayerCheckSums
    ) -> (code: TaxpayerCode, hasWrongCheckDigits: Bool)? {
        let raw = unsafe UnsafeRawPointer(base)
        let first = unsafe raw.loadUnaligned(fromByteOffset: field.lowerBound, as: UInt64.self) ^ DigitWord.zeros
        let last = unsafe raw.loadUnaligned(fromByteOffset: field.upperBound - 8, as: UInt64.self) ^ DigitWord.zeros
        guard DigitWord.isDigits(first), DigitWord.isDigits(last) else { return nil }
        if field.count == 11 {
            let value = DigitWord.number(first) &* 1000 &+ DigitWord.number(last & ~0 << 40)
            guard value % 11_111_111_111 != 0 else { return nil }
            return (.cpf(value), !cpf.confirmCPF(value))
        }
        guard field.count == 14 else { return nil }
        let value = DigitWord.number(first) &* 1_000_000 &+ DigitWord.number(last & ~0 << 16)
        guard value % 11_111_111_111_111 != 0 else { return nil }
        return (.cnpj(value), !cnpj.confirmCNPJ(value))
    }
}

/// A text that stands in the source as it is meant: ASCII, no blanks around it.
enum PlainText {
    /// Whether a text is plain by its first and last byte. - Precondition: it is not empty.
    @inline(__always)
    @unsafe
    static func isPlain(_ base: UnsafePointer<UInt8>, _ field: Range<Int>) -> Bool {
        let first = unsafe base[field.lowerBound]
        // N begins the two words for "none"; 0 may be all there is.
        return unsafe isPlainEdge(first) && isPlainEdge(base[field.upperBound - 1]) && first != 0x30
            && first | 0x20 != 0x6E
    }

    /// The text's hash: 0 for an empty field, `nil` for one that needs a closer look.
    @inline(__always)
    @unsafe
    static func hash(_ base: UnsafePointer<UInt8>, _ field: Range<Int>, _ hash: TextHash) -> UInt64? {
        if field.isEmpty { return 0 }
        guard unsafe isPlain(base, field) else { return nil }
        let found = unsafe hash(base + field.lowerBound, field.count)
        return found.isASCII ? found.hash : nil
    }

    /// The hash of the plain form of an obligation.
    @inline(__always)
    @unsafe
    static func obligationHash(_ base: UnsafePointer<UInt8>, _ field: Range<Int>, _ hash: TextHash) -> UInt64? {
        for place in field where unsafe base[place] == 0x2F { return nil }
        return unsafe self.hash(base, field, hash)
    }

    /// No blank and no quote.
    @inline(__always)
    private static func isPlainEdge(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x22 }
}

/// Days that were read before, by the ten characters of their dates: a night has few.
struct DateMemory {
    private struct Slot {
        var first: UInt64 = 0
        var last: UInt16 = 0
        var day: Int32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: DateMemory.slotCount)

    private static let slotCount = 512

    /// The day of a date of ten characters; `nil` for every other field, and when `readDate` cannot read it.
    @inline(__always)
    @unsafe
    mutating func day(
        _ base: UnsafePointer<UInt8>, _ field: Range<Int>, _ readDate: (Range<Int>) -> BusinessDate?
    ) -> Int32? {
        guard field.count == 10 else { return nil }
        let raw = unsafe UnsafeRawPointer(base)
        let first = unsafe raw.loadUnaligned(fromByteOffset: field.lowerBound, as: UInt64.self)
        let last = unsafe raw.loadUnaligned(fromByteOffset: field.lowerBound + 8, as: UInt16.self)
        let place = Int(truncatingIfNeeded: ((first ^ UInt64(last) << 40) &* 0x9E37_79B9_7F4A_7C15) >> 55)
        let slot = slots[place]
        if slot.first == first, slot.last == last { return slot.day }
        guard let date = readDate(field) else { return nil }
        slots[place] = Slot(first: first, last: last, day: date.daysSinceEpoch)
        return date.daysSinceEpoch
    }
}
