/// The name of a tag or a key in two words, so that names compare as numbers: exactly, without looking at their bytes again.
struct PackedName: Equatable, Sendable {
    /// Longer names are none of those that are looked for.
    static let bytesMax = 16

    private(set) var high: UInt64 = 0
    private(set) var low: UInt64 = 0
    private(set) var count = 0

    init() {}

    /// From words that are packed already: bytes that the name does not have are zero.
    @inline(__always)
    init(high: UInt64, low: UInt64, count: Int) {
        self.high = high
        self.low = low
        self.count = count
    }

    init(_ text: some Sequence<UInt8>) {
        for byte in text { append(byte) }
    }

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard range.count <= PackedName.bytesMax else {
            count = range.count
            return
        }
        for place in range { append(bytes[place]) }
    }

    /// Whether the name is longer than any that can be looked for.
    var isTooLong: Bool { count > PackedName.bytesMax }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(byte)
        count &+= 1
    }

    static func == (left: PackedName, right: PackedName) -> Bool {
        left.low == right.low && left.high == right.high && left.count == right.count
    }
}
