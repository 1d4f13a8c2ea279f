/// Sizes of a job, ascending, over which its growth is measured.
public struct Ladder: Sendable, Equatable {
    /// Payments of the night, each of which both sides have unless it is faulty.
    public let sizes: [Int]

    /// The fewest sizes: a line goes through any two points.
    public static let sizesMin = 3
    /// The most sizes.
    public static let sizesMax = 24
    /// The largest size: its files take some 4 GB.
    public static let sizeMax = 20_000_000

    /// Why a text is no ladder: what to write instead.
    public struct ParseError: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    /// Reads `16k,32k,64k` or `16k..1M`, which doubles from the first size for as long as the last is not exceeded. `k` is a
    /// thousand, `M` a million.
    public init(parsing text: String) throws(ParseError) {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        var sizes: [Int] = []
        if ends.count == 2 {
            let last = try Ladder.size(ends[1])
            var next = try Ladder.size(ends[0])
            guard next <= last else {
                throw ParseError(description: "\(text): the first size is larger than the last")
            }
            while next <= last {
                sizes.append(next)
                next *= 2
            }
        } else {
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                sizes.append(try Ladder.size(part))
            }
            sizes = Set(sizes).sorted()
        }
        guard (Ladder.sizesMin...Ladder.sizesMax).contains(sizes.count) else {
            throw ParseError(
                description: "\(text): different sizes: \(sizes.count); name from \(Ladder.sizesMin) "
                    + "to \(Ladder.sizesMax), since a line goes through any two points")
        }
        self.sizes = sizes
    }

    private static func size(_ text: Substring) throws(ParseError) -> Int {
        let unit =
            switch text.last {
            case "k": 1000
            case "M": 1_000_000
            default: 1
            }
        let digits = unit == 1 ? text : text.dropLast()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else {
            throw ParseError(description: "\"\(text)\" is no size; write 16k,32k,64k or 16k..1M")
        }
        let (size, overflows) = number.multipliedReportingOverflow(by: unit)
        guard !overflows, (1...sizeMax).contains(size) else {
            throw ParseError(description: "\(text): sizes go from 1 to \(Quantity.count(sizeMax))")
        }
        return size
    }
}
