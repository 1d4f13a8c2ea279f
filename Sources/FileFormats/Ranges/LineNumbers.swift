/// The physical lines of a source by offset, remembered while its ranges were found.
///
/// Four bytes for each block of ``RangeIndex/blockBytes``, so the line of any record is found without reading the source again.
public struct LineNumbers: Sendable {
    private var starts: [Int] = []
    private var lines: [Int] = []
    private var firstBlocks: [Int] = []
    private var blocks: [UInt32] = []

    public init() {}

    /// Adds the range that follows those added.
    public mutating func append(_ range: RecordRange, _ index: RangeIndex, of bytes: Span<UInt8>) {
        starts.append(range.start)
        lines.append(range.line)
        firstBlocks.append(blocks.count)
        if range.isIndexed {
            let count = (range.end - range.start + RangeIndex.blockBytes - 1) / RangeIndex.blockBytes
            blocks.append(contentsOf: index.lineCounts[..<count])
        } else {
            blocks.append(contentsOf: LineBreaks.countBlocks(bytes, range.start..<range.end))
        }
    }

    /// The 1-based line on which the record at `offset` starts.
    ///
    /// - Precondition: the record is of a range that was added.
    /// - Complexity: O(log ranges)
    public func line(at offset: Int, in bytes: Span<UInt8>) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let block = (offset - starts[low]) / RangeIndex.blockBytes
        let blockStart = starts[low] + block * RangeIndex.blockBytes
        return lines[low] + Int(blocks[firstBlocks[low] + block]) + LineBreaks.count(bytes, blockStart..<offset)
    }
}
