/// The physical lines of a source that is read from front to back.
struct LineCounter {
    private var counted = 0
    private var line = 1
    private let breaksByCarriageReturn: Bool
    private static let bytesLookedAt = 64 << 10

    /// - Parameter byCarriageReturnToo: whether a source whose first bytes have no line feed breaks its lines by carriage returns.
    init(_ bytes: Span<UInt8>, byCarriageReturnToo: Bool = false) {
        breaksByCarriageReturn =
            byCarriageReturnToo && !(0..<min(bytes.count, LineCounter.bytesLookedAt)).contains { bytes[$0] == 0x0A }
    }

    /// The 1-based line of an offset; of one that lies before the last one, the last one's.
    mutating func line(at offset: Int, _ bytes: Span<UInt8>) -> Int {
        guard offset > counted else { return line }
        if breaksByCarriageReturn {
            var place = counted
            while place < offset {
                if bytes[place] == 0x0D { line += 1 }
                place += 1
            }
        } else {
            line += LineBreaks.count(bytes, counted..<offset)
        }
        counted = offset
        return line
    }
}
