/// Answers which places of a range hold the smallest values, without looking at the whole range.
///
/// A sparse table of minima over ranges of every power of two.
///
/// - Complexity: O(n log n) to make, O(k log k) for the k smallest of any range.
struct RangeMinimum {
    private let values: [Int]
    /// `levels[k][i]` is the place of the smallest value in `i ..< i + 2^k`.
    private let levels: [[Int32]]

    init(_ values: [Int]) {
        self.values = values
        var levels: [[Int32]] = [values.indices.map { Int32($0) }]
        var width = 1
        while width * 2 <= values.count {
            let below = levels[levels.count - 1]
            levels.append(
                (0...(values.count - width * 2)).map { start in
                    let (left, right) = (below[start], below[start + width])
                    return values[Int(left)] <= values[Int(right)] ? left : right
                })
            width *= 2
        }
        self.levels = levels
    }

    /// The places of the smallest values in `range`, smallest first. Values must differ.
    func smallest(in range: Range<Int>, atMost limit: Int) -> [Int] {
        var found: [Int] = []
        var open = [(place: minimum(range), range: range)]
        while found.count < limit, !open.isEmpty {
            var best = 0
            for index in open.indices where values[open[index].place] < values[open[best].place] { best = index }
            let (place, part) = open.remove(at: best)
            found.append(place)
            for rest in [part.lowerBound..<place, (place + 1)..<part.upperBound] where !rest.isEmpty {
                open.append((minimum(rest), rest))
            }
        }
        return found
    }

    private func minimum(_ range: Range<Int>) -> Int {
        let level = Int.bitWidth - 1 - range.count.leadingZeroBitCount
        let (left, right) = (levels[level][range.lowerBound], levels[level][range.upperBound - 1 << level])
        return Int(values[Int(left)] <= values[Int(right)] ? left : right)
    }
}
