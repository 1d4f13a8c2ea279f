/// Sorts words that begin with a hash: dealt out by their top bits first, since a comparison sort of millions would be most of what
/// a very large group costs.
enum HashOrder {
    /// Fewer words are sorted as they are.
    private static var wordsMin: Int { 1024 }
    /// A share with more words than this, of which many are alike then, is sorted by comparison.
    private static var insertedMax: Int { 64 }

    /// The words in order. - Complexity: O(n) expected for random hashes, O(n log n) for any.
    static func sorted(_ words: [UInt64]) -> [UInt64] {
        guard words.count >= wordsMin else { return words.sorted() }
        var bits = 0
        while words.count >> bits > 8, bits < 24 { bits += 1 }
        let shift = UInt64(64 - bits)
        var starts = [Int](repeating: 0, count: 1 << bits + 1)
        for word in words { starts[Int(word >> shift) + 1] += 1 }
        for share in 1..<starts.count { starts[share] += starts[share - 1] }
        var ordered = [UInt64](repeating: 0, count: words.count)
        var next = starts
        for word in words {
            let share = Int(word >> shift)
            ordered[next[share]] = word
            next[share] += 1
        }
        for share in 0..<(1 << bits) {
            let range = starts[share]..<starts[share + 1]
            if range.count > insertedMax {
                ordered.replaceSubrange(range, with: ordered[range].sorted())
            } else {
                insert(range, of: &ordered)
            }
        }
        return ordered
    }

    private static func insert(_ range: Range<Int>, of words: inout [UInt64]) {
        for place in range.dropFirst() {
            let word = words[place]
            var hole = place
            while hole > range.lowerBound, words[hole - 1] > word {
                words[hole] = words[hole - 1]
                hole -= 1
            }
            words[hole] = word
        }
    }
}
