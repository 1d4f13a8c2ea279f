internal import PaymentModel

extension TextFieldReader {
    /// Keeps a text that was composed of several fields, such as an entry ID; one that is not UTF-8 is taken as Latin-1. - Complexity: O(n)
    static func keepComposed(_ text: [UInt8], writer: inout RecordWriter) -> TextRange {
        var union: UInt8 = 0
        for byte in text { union |= byte }
        if union < 0x80, text.count <= TextRange.lengthMax { return writer.keep(text) }
        return (try? keep(text, writer: &writer)) ?? .none
    }
}

extension [UInt8] {
    /// The longest part of a composed text; what a file has beyond it is left out, so that no record copies a hostile line.
    static let partBytesMax = 128

    /// Appends the bytes of a range of a source, no more than ``partBytesMax``.
    mutating func append(_ range: Range<Int>, of bytes: Span<UInt8>) {
        var place = range.lowerBound
        let end = Swift.min(range.upperBound, place + Self.partBytesMax)
        while place < end {
            append(bytes[place])
            place &+= 1
        }
    }

    /// Appends a number that is not negative, in digits.
    mutating func append(decimal value: Int) {
        var scale = 1
        while value / scale >= 10 { scale *= 10 }
        while scale > 0 {
            append(0x30 &+ UInt8(truncatingIfNeeded: value / scale % 10))
            scale /= 10
        }
    }
}
