/// Reads a format whose records can be read range by range on several threads, and again one by one.
///
/// The ranges of a source are found one after the other, each where the one before ended: nobody guesses whether a range starts
/// inside quotes. That takes a fraction of the time that reading a range takes, which threads share.
///
/// A reader that has begun can be copied: each thread has one of its own.
public protocol RangedReader: FormatReader, Sendable {
    /// Reads what stands before the first record.
    ///
    /// - Returns: where the first record starts; an empty range.
    /// - Throws: ``ReadError`` when the source cannot be read at all.
    mutating func begin(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) -> RecordRange

    /// The range that follows `previous`, or `nil` at the end of the source.
    ///
    /// - Complexity: O(n) in the range.
    func range(after previous: RecordRange, in bytes: Span<UInt8>, _ index: RangeIndex) -> RecordRange?

    /// Reads the records of a range whose separators `index` holds.
    mutating func read(
        _ range: RecordRange, _ index: RangeIndex, of bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError)

    /// Reads the record that starts at `offset` again, into rows.
    mutating func readAgain(
        at offset: Int, line: Int, of bytes: Span<UInt8>, into intake: inout RecordIntake
    ) throws(ReadError)
}

extension RangedReader {
    /// Reads a whole source on one thread.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        let index = RangeIndex()
        var last = try begin(bytes, into: &intake)
        while let range = range(after: last, in: bytes, index) {
            try read(range, index, of: bytes, into: &intake)
            last = range
        }
    }
}
