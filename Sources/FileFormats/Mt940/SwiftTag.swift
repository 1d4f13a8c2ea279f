/// The tag of a SWIFT field, `:61:` or `:60F:`: up to four letters and digits between colons at the start of a line.
///
/// Source: SWIFT FIN general information, "Field structure".
struct SwiftTag: Hashable {
    /// The letters and digits, as bytes of one word; `61` is 0x3631.
    let code: UInt32

    static let reference = SwiftTag("20")
    static let account = SwiftTag("25")
    static let accountAndOwner = SwiftTag("25P")
    static let number = SwiftTag("28C")
    static let oldNumber = SwiftTag("28")
    static let openingFinal = SwiftTag("60F")
    static let openingIntermediate = SwiftTag("60M")
    static let entry = SwiftTag("61")
    static let information = SwiftTag("86")
    static let closingFinal = SwiftTag("62F")
    static let closingIntermediate = SwiftTag("62M")
    static let closingAvailable = SwiftTag("64")
    static let forwardAvailable = SwiftTag("65")
    static let floorLimit = SwiftTag("34F")
    static let dateAndTime = SwiftTag("13D")
    static let oldDateAndTime = SwiftTag("13")
    static let debitTotal = SwiftTag("90D")
    static let creditTotal = SwiftTag("90C")
    static let nonSwift = SwiftTag("NS")

    private static let statementTags: Set<SwiftTag> = [
        reference, account, accountAndOwner, number, oldNumber, openingFinal, openingIntermediate, entry, closingFinal,
        closingIntermediate, floorLimit, dateAndTime, oldDateAndTime, debitTotal, creditTotal,
    ]

    /// Whether the field is one of a statement that is read. Others, `:940:` or `:64:`, begin none.
    var belongsToStatement: Bool { SwiftTag.statementTags.contains(self) }

    private init(_ text: StaticString) {
        var code: UInt32 = 0
        for byte in text.description.utf8 { code = code << 8 | UInt32(byte) }
        self.code = code
    }

    private init(code: UInt32) { self.code = code }

    /// The tag that a line starts with, and where its content starts. `nil` when the line starts with none.
    static func read(_ bytes: Span<UInt8>, _ line: Range<Int>) -> (tag: SwiftTag, content: Int)? {
        guard line.count >= 4, bytes[line.lowerBound] == 0x3A else { return nil }
        var code: UInt32 = 0
        var place = line.lowerBound + 1
        while place < line.upperBound {
            let byte = bytes[place]
            if byte == 0x3A { return code > 0xFF ? (SwiftTag(code: code), place + 1) : nil }
            let isCharacter = byte ^ 0x30 < 10 || (byte >= 0x41 && byte <= 0x5A)
            guard isCharacter, place - line.lowerBound <= 4 else { return nil }
            code = code << 8 | UInt32(byte)
            place += 1
        }
        return nil
    }
}

/// What ends a message, or stands around it.
enum SwiftBlock {
    /// Whether the line ends the text of a message: `-` alone, `-}` with other blocks after it, or ING's dash with three letters X.
    static func endsText(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
        guard let first = line.first, bytes[first] == 0x2D else { return false }
        if line.count == 1 || bytes[first + 1] == 0x7D { return true }
        var rest = first + 1
        while rest < line.upperBound, bytes[rest] == 0x20 { rest += 1 }
        if rest == line.upperBound { return true }
        return line.count == 4 && bytes[first + 1] == 0x58 && bytes[first + 2] == 0x58 && bytes[first + 3] == 0x58
    }

    /// Just past `{4:`, which starts the text of a message. `nil` when the line has none.
    static func textStart(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
        var place = line.lowerBound
        while place + 2 < line.upperBound {
            if bytes[place] == 0x7B, bytes[place + 1] == 0x34, bytes[place + 2] == 0x3A { return place + 3 }
            place += 1
        }
        return nil
    }
}
