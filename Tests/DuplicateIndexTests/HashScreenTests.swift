import DuplicateIndex
import Randomness
import Testing

@Suite("A screen of hashes")
struct HashScreenTests {
    @Test func itHoldsWhatWasAddedAndNothingElse() {
        var random = SplitMix(seed: 9)
        for count in [0, 1, 50, 3_000] {
            // Many share the bits that choose a word.
            let hashes = (0..<count).map { _ in random.next() & random.pick([.max, 0xFFFF_0000_0000_0003]) }
            let screen = HashScreen(hashes)
            let added = Set(hashes).subtracting([0])
            #expect(screen.isEmpty == added.isEmpty)
            #expect(added.allSatisfy(screen.contains))
            #expect(!screen.contains(0))
            for _ in 0..<20_000 {
                let hash = random.next()
                #expect(screen.contains(hash) == added.contains(hash))
            }
        }
    }
}
