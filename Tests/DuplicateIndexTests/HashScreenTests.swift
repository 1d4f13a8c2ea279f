import DuplicateIndex
import Randomness
import Testing

@Suite("A screen of hashes")
struct HashScreenTests {
    @Test func itHoldsWhatWasAddedAndNothingElse() {
        var random = SplitMix(seed: 9)
        for count in [0, 1, 50, 3_000] {
            let screen = HashScreen(capacity: count)
            var added = Set<UInt32>()
            for _ in 0..<count {
                // Many share the bits that choose a word.
                let hash = UInt32(truncatingIfNeeded: random.next()) & random.pick([.max, 0xFFFF_0003])
                screen.insert(hash)
                if hash != 0 { added.insert(hash) }
            }
            #expect(screen.isEmpty == added.isEmpty)
            #expect(added.allSatisfy(screen.contains))
            #expect(!screen.contains(0))
            for _ in 0..<20_000 {
                let hash = UInt32(truncatingIfNeeded: random.next())
                #expect(screen.contains(hash) == added.contains(hash))
            }
        }
    }
}
