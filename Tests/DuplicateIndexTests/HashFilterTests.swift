import DuplicateIndex
import Randomness
import Testing

@Suite("The hash filter")
struct HashFilterTests {
    @Test(arguments: [1, 4, 5, 1_000, 20_000])
    func itSaysNoExactlyOfWhatWasNeverAdded(capacity: Int) {
        var random = SplitMix(seed: UInt64(capacity))
        var filter = HashFilter(capacity: capacity)
        var added = Set<UInt64>()
        for _ in 0..<capacity {
            let hash = max(1, random.next())
            filter.insert(hash)
            filter.insert(hash)
            added.insert(hash)
        }
        #expect(filter.count == added.count)
        #expect(added.allSatisfy { filter.mayContain($0) })
        for _ in 0..<2_000 {
            let other = max(1, random.next())
            #expect(filter.mayContain(other) == added.contains(other))
        }
    }

    @Test func anEmptyFilterHoldsNothing() {
        let filter = HashFilter(capacity: 0)
        #expect((1..<100).allSatisfy { !filter.mayContain($0) })
    }

    @Test func hashesThatShareTheirPlaceAreToldApart() {
        // The place comes from the bits above the 20th of a product: multiples of this have zeros there.
        let inverse: UInt64 = 0xF1DE_83E1_9937_733D
        #expect(inverse &* 0x9E37_79B9_7F4A_7C15 == 1)
        var filter = HashFilter(capacity: 500)
        for number in 1...500 { filter.insert(inverse &* UInt64(number)) }
        #expect(filter.count == 500)
        for number in 1...1_000 { #expect(filter.mayContain(inverse &* UInt64(number)) == (number <= 500)) }
    }
}
