/// The first bytes of a source, without a byte order mark and blank lines: what a format is told by.
public struct SourceHead: Sendable {
    /// How much of a source is looked at.
    public static let bytesMax = 64 << 10

    /// The bytes.
    public let bytes: [UInt8]
    /// Whether the source holds nothing more.
    public let isWhole: Bool
    /// The first line, without its line break.
    public let firstLine: ArraySlice<UInt8>

    /// - Parameter source: the whole source, or as much as is there; no more than ``bytesMax`` of it are looked at.
    public init(_ source: Span<UInt8>) {
        let end = min(source.count, SourceHead.bytesMax)
        var start = ByteOrderMark.length(source)
        while start < end, source[start] == 0x20 || (source[start] >= 0x09 && source[start] <= 0x0D) { start += 1 }
        bytes = (start..<max(start, end)).map { source[$0] }
        isWhole = end == source.count
        firstLine = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    }

    /// Whether nothing is there.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The lines, without their line breaks, blank ones left out; the last may be cut.
    public var lines: [ArraySlice<UInt8>] { bytes.split { $0 == 0x0A || $0 == 0x0D } }

    /// Whether the bytes start with an ASCII text.
    public func starts(with text: StaticString) -> Bool {
        bytes.starts(with: text.description.utf8)
    }

    /// Whether an ASCII text stands somewhere in the bytes. - Complexity: O(n)
    public func contains(_ text: StaticString) -> Bool {
        let wanted = Array(text.description.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { place in
            bytes[place] == first && bytes[place..<(place + wanted.count)].elementsEqual(wanted)
        }
    }

    /// Whether there are bytes that no text has: a compressed, encrypted or binary file.
    public var hasControlBytes: Bool {
        bytes.contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20 && $0 != 0x1A) }
    }
}
