/// Where a record stands: enough to show its original bytes.
public struct SourceLocation: Hashable, Sendable {
    /// The source's path as it was given.
    public var source: String
    /// Bytes from the start of the (decompressed) source.
    public var offset: UInt64
    /// 1-based physical line on which the record starts.
    public var line: Int

    public init(source: String, offset: UInt64, line: Int) {
        self.source = source
        self.offset = offset
        self.line = line
    }
}
