/// Reads one format: bytes in, records and errors out, no input or output of its own.
public protocol FormatReader {
    init(options: ReadOptions)

    /// Whether a source that starts so is of this format. Looks at what only this format has in its first bytes, so that no two
    /// formats claim one source; where two do, the user is asked.
    static func recognizes(_ head: SourceHead) -> Bool

    /// About how many bytes of a source make a record; rather too few than too many.
    static var bytesPerRecord: Int { get }

    /// Reads a whole source.
    ///
    /// - Throws: ``ReadError`` when the source cannot be read at all. What was read before stays in `intake`.
    /// - Complexity: O(n) in the bytes.
    mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError)

    /// The bytes of the record that starts at `offset`, for showing it.
    func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int>

    /// The taxpayer ID of the record that starts at `offset`, as the source has it, for masking it where the record is
    /// shown: also of a line that is no record. `nil` when the field is not there.
    func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String?
}
