/// How long the records and lines of text formats may be. What goes on for longer is no payment file, and is refused as soon as that
/// shows, whatever follows: hostile input costs neither time nor memory.
enum RecordLimit {
    /// The longest record of a generic file, quoted line breaks included: four times the longest text of a field.
    static let recordBytesMax = 4 << 20
    /// The longest header of a delimited file.
    static let headerBytesMax = 2 << 20
    /// The longest physical line of a format whose lines are short.
    static let lineBytesMax = 1 << 20

    /// Refuses a source with a line of more than `bytesMax` bytes, before anybody looks for its end.
    ///
    /// - Throws: ``ReadError`` for the first such line.
    /// - Complexity: O(n / bytesMax) lines are looked at: the last line break within reach of each.
    static func refuseLongLines(
        _ bytes: Span<UInt8>, beyond bytesMax: Int = lineBytesMax
    ) throws(ReadError) {
        var start = 0
        while bytes.count - start > bytesMax {
            guard let next = LineScan.lastBreak(bytes, start..<(start + bytesMax + 1)) else {
                let line = 1 + LineBreaks.count(bytes, 0..<start)
                throw tooLong("line", line: line, bytesMax, "name the right format with --format")
            }
            start = next
        }
    }

    /// The refusal of a record that never seems to end. Nothing that may still be decoded can change it.
    static func tooLong(_ what: String, line: Int, _ bytesMax: Int, _ advice: String) -> ReadError {
        var error = ReadError(line: line, "the \(what) is longer than \(bytesMax >> 20) MiB: \(advice)")
        error.isCertain = true
        return error
    }
}
