/// One physical line of a BAI2 file: a record's code and its fields, without the slash that ends it.
///
/// Source: BAI, Cash Management Balance Reporting Specifications, version 2: fields between commas, `/` at the end of a record.
struct Bai2Line {
    /// Two digits.
    let code: Int
    /// What follows the code and its comma.
    let fields: Range<Int>
    let line: PhysicalLine

    /// `nil` when the line does not start with a record's code.
    init?(_ line: PhysicalLine, _ bytes: Span<UInt8>) {
        let text = TextFieldReader.trim(bytes, line.range)
        guard text.count >= 2, let code = Bai2Line.number(bytes, text.prefix(2)),
            [1, 2, 3, 16, 49, 88, 98, 99].contains(code)
        else { return nil }
        var end = text.upperBound
        if bytes[end - 1] == 0x2F { end -= 1 }
        let start = text.lowerBound + 2
        guard start >= end || bytes[start] == 0x2C else { return nil }
        self.code = code
        self.line = line
        fields = min(start + 1, end)..<end
    }

    /// Adds the ranges of the fields to a list, trimmed, and no more than it may hold.
    func append(to list: inout [Range<Int>], _ bytes: Span<UInt8>) {
        var start = fields.lowerBound
        var place = start
        while list.count < Bai2Line.fieldsMax {
            if place == fields.upperBound || bytes[place] == 0x2C {
                list.append(TextFieldReader.trim(bytes, start..<place))
                if place == fields.upperBound { return }
                start = place + 1
            }
            place += 1
        }
    }

    /// Fields of one record beyond this number are not read. Those of a transaction come before; an account has some twenty
    /// summaries of at most a hundred fields.
    static let fieldsMax = 20_000

    /// Digits and nothing else.
    static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 9 else { return nil }
        var value = 0
        for place in range {
            let digit = bytes[place] ^ 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// An amount in minor units: an optional sign, then digits. `nil` when it is none, empty or beyond 10¹⁸.
    static func amount(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
        guard let first = range.first else { return nil }
        let isSigned = bytes[first] == 0x2B || bytes[first] == 0x2D
        let digits = isSigned ? range.dropFirst() : range
        guard !digits.isEmpty, digits.count <= 32 else { return nil }
        var value: Int64 = 0
        for place in digits {
            let digit = bytes[place] ^ 0x30
            guard digit < 10, value < 100_000_000_000_000_000 else { return nil }
            value = value * 10 + Int64(digit)
        }
        return bytes[first] == 0x2D ? -value : value
    }
}
