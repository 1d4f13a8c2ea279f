/// A range of a source that holds whole records.
public struct RecordRange: Sendable, Hashable {
    /// The offset of the first record, and the one just past the last.
    public let start: Int
    public let end: Int
    /// The 1-based physical line on which the first record starts.
    public let line: Int
    /// How many physical line breaks the range has.
    public let lineBreaks: Int
    /// Whether a ``RangeIndex`` holds its separators. When not, it is read record by record.
    public let isIndexed: Bool
    /// Whether its last record is too long, so that reading it fails and nothing can be said of what follows.
    public let isTooLong: Bool

    public init(start: Int, end: Int, line: Int, lineBreaks: Int, isIndexed: Bool, isTooLong: Bool = false) {
        self.isTooLong = isTooLong
        self.start = start
        self.end = end
        self.line = line
        self.lineBreaks = lineBreaks
        self.isIndexed = isIndexed
    }

    /// How many bytes a range has, as far as its records allow: small enough to stay in the cache from scan to parse.
    public static let bytesMax = 256 << 10
}
