import Testing

@testable import Matching

@Suite("Words in the order of their hashes")
struct HashOrderTests {
    @Test func theyAreSortedHoweverTheHashesLie() {
        var random = SplitMix(state: 3)
        for count in [0, 1, 2, 1_023, 1_024, 5_000, 60_000] {
            for mask: UInt64 in [.max, 0xF << 60 | 0xFFFF, 0xFF, 0] {
                let words: [UInt64] = (0..<count).map { _ in random.next() & mask }
                #expect(HashOrder.sorted(words) == words.sorted(), "\(count) words of \(mask)")
            }
        }
    }
}
