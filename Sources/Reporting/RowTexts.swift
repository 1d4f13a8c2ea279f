internal import PaymentModel

/// A text of a row: where it stands among the row's bytes, and what must be minded when it is written.
struct RowText {
    static let none = RowText(start: 0, count: 0)

    fileprivate let start: UInt32
    fileprivate let count: UInt32
    /// Whether it holds a comma, a quote or a line end: CSV puts it in quotes.
    fileprivate(set) var needsQuotes = false
    /// Whether it holds a quote, a backslash or a control character: JSON escapes it.
    fileprivate(set) var needsEscapes = false

    fileprivate init(start: Int, count: Int) {
        self.start = UInt32(start)
        self.count = UInt32(count)
    }

    var isEmpty: Bool { count == 0 }
    var length: Int { Int(count) }
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// The texts of rows, one after another in memory that is used again for the next row.
///
/// They are UTF-8: each broken sequence of the sources is replaced by U+FFFD.
struct RowTexts: ~Copyable {
    private(set) var bytes = ByteWriter(capacity: 4096)

    /// Forgets all texts but those that were added before `end`.
    mutating func truncate(to end: Int) { bytes.truncate(to: end) }

    var end: Int { bytes.count }

    /// The first byte of a text. - Precondition: it is not empty.
    @inline(__always)
    func firstByte(of text: RowText) -> UInt8 { UInt8(truncatingIfNeeded: bytes.word(at: text.range.lowerBound)) }

    /// Adds a text of at most `bound` bytes that holds letters, digits, `-` and `.` alone.
    @inline(__always)
    mutating func addPlain(atMost bound: Int, _ write: (inout ByteCursor) -> Void) -> RowText {
        let start = bytes.count
        bytes.append(atMost: bound, write)
        return RowText(start: start, count: bytes.count - start)
    }

    mutating func add(_ text: String) -> RowText {
        let start = bytes.count
        bytes.append(text)
        return finished(from: start)
    }

    mutating func add(_ text: Span<UInt8>) -> RowText {
        let start = bytes.count
        bytes.append(text)
        return finished(from: start)
    }

    mutating func add(number: UInt64) -> RowText {
        addPlain(atMost: ByteCursor.numberBytesMax) { $0.append(number: number) }
    }

    mutating func add(_ date: BusinessDate) -> RowText {
        addPlain(atMost: ByteCursor.numberBytesMax) { $0.append(date) }
    }

    mutating func add(_ money: Money) -> RowText {
        addPlain(atMost: ByteCursor.numberBytesMax) {
            $0.append(amountMinor: money.amountMinor, decimals: money.currency.decimals)
        }
    }

    mutating func add(_ taxpayer: TaxpayerCode, _ records: RecordSet) -> RowText {
        let start = bytes.count
        bytes.append(taxpayer, records)
        if taxpayer.form == .numeric { return RowText(start: start, count: bytes.count - start) }
        return finished(from: start)
    }

    /// Adds what `write` appends, which may be composed of several texts with ASCII between them.
    @inline(__always)
    mutating func compose(_ write: (inout ByteWriter) -> Void) -> RowText {
        let start = bytes.count
        write(&bytes)
        return finished(from: start)
    }

    /// The text from `start` to the end, looked through once for all that writes it.
    private mutating func finished(from start: Int) -> RowText {
        var text = RowText(start: start, count: bytes.count - start)
        let seen = bytes.survey(text.range)
        if seen.isASCII, !seen.hasSpecials {
            text.needsQuotes = seen.hasCommas
            return text
        }
        return carefully(text)
    }

    @inline(never)
    private mutating func carefully(_ text: RowText) -> RowText {
        let decoded = bytes.string(text.range)
        bytes.truncate(to: text.range.lowerBound)
        bytes.append(decoded)
        var mended = RowText(start: text.range.lowerBound, count: bytes.count - text.range.lowerBound)
        for byte in decoded.utf8 {
            switch byte {
            case 0x22:
                mended.needsQuotes = true
                mended.needsEscapes = true
            case 0x0A, 0x0D:
                mended.needsQuotes = true
                mended.needsEscapes = true
            case 0x2C: mended.needsQuotes = true
            case 0x5C, 0..<0x20: mended.needsEscapes = true
            default: break
            }
        }
        return mended
    }
}

extension ByteWriter {
    /// What eight bytes at a time can tell of a text.
    struct Survey {
        fileprivate var highBits: UInt64 = 0
        fileprivate var specials: UInt64 = 0
        fileprivate var commas: UInt64 = 0
        private static let high: UInt64 = 0x8080_8080_8080_8080

        var isASCII: Bool { highBits & Survey.high == 0 }
        /// Quotes, backslashes and control characters. In texts that are not ASCII, others too.
        var hasSpecials: Bool { specials & Survey.high != 0 }
        var hasCommas: Bool { commas & Survey.high != 0 }

        /// A byte's high bit is set in `(x - n) & ~x` when it is below `n`, and the lowest such byte is told rightly.
        @inline(__always)
        fileprivate mutating func add(_ word: UInt64) {
            func below(_ word: UInt64, _ bound: UInt64) -> UInt64 { (word &- bound) & ~word }
            func equal(_ byte: UInt64) -> UInt64 { below(word ^ byte &* 0x0101_0101_0101_0101, 0x0101_0101_0101_0101) }
            highBits |= word
            specials |= below(word, 0x2020_2020_2020_2020) | equal(0x22) | equal(0x5C)
            commas |= equal(0x2C)
        }
    }

    /// Looks through a range.
    @inline(__always)
    func survey(_ range: Range<Int>) -> Survey {
        var survey = Survey()
        var place = range.lowerBound
        while range.upperBound - place >= 8 {
            survey.add(word(at: place))
            place += 8
        }
        if place < range.upperBound {
            // What lies behind the range is taken for letters.
            let unused = UInt64.max << UInt64((range.upperBound - place) << 3)
            survey.add(word(at: place) & ~unused | 0x6161_6161_6161_6161 & unused)
        }
        return survey
    }
}
