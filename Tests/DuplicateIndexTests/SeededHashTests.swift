import DuplicateIndex
import Randomness
import Testing

@Suite("The seeded hash")
struct SeededHashTests {
    @Test func oneSeedAlwaysGivesOneHash() {
        #expect(SeededHash(seed: 7)(1, 2) == SeededHash(seed: 7)(1, 2))
        #expect(SeededHash(seed: 7).seed == 7)
    }

    @Test func anotherSeedGivesAnotherHash() {
        let hashes = (0..<1_000).map { SeededHash(seed: $0)(0x2000_0000_0000_0000, 20_776) }
        #expect(Set(hashes).count == hashes.count)
        #expect(SeededHash.random()(1, 2) != SeededHash.random()(1, 2))
    }

    @Test func theOrderOfTheTwoWordsMatters() {
        let hash = SeededHash(seed: 8)
        var random = SplitMix(seed: 11)
        for _ in 0..<1_000 {
            let (high, low) = (random.next(), random.next())
            #expect(hash(high, low) != hash(low, high))
        }
    }

    /// Keys differ in few bits; each of them must reach the low bits (groups), the high ones (partitions) and the tag.
    @Test func everyBitOfTheKeyChangesAboutHalfOfTheHash() {
        let hash = SeededHash(seed: 9)
        var random = SplitMix(seed: 12)
        for bit in 0..<128 {
            var changed = [Int](repeating: 0, count: 64)
            for _ in 0..<128 {
                let (high, low) = (random.next(), random.next())
                let flipped = bit < 64 ? hash(high, low ^ 1 << UInt64(bit)) : hash(high ^ 1 << UInt64(bit - 64), low)
                let difference = flipped ^ hash(high, low)
                for place in 0..<64 where difference >> UInt64(place) & 1 == 1 { changed[place] += 1 }
            }
            #expect(changed.allSatisfy { (24...104).contains($0) }, "bit \(bit) moves \(changed) of 128")
        }
    }
}
