import Testing

@testable import Matching

/// R9 looks for the first original with room; thousands of returns may name one reference.
struct FirstFitTests {
    @Test func itFindsWhatALookAtEveryPlaceFinds() {
        var random = SplitMix(state: 7)
        for _ in 0..<300 {
            var room = (0..<(1 + Int(random.next(below: 20)))).map { _ in Int64(random.next(below: 30)) }
            var tree = FirstFit(room)
            for _ in 0..<40 {
                let amount = Int64(random.next(below: 12))
                let expected = room.firstIndex { $0 >= amount }
                #expect(tree.first(fitting: amount) == expected)
                guard let place = expected else { continue }
                room[place] -= amount
                #expect(tree.take(amount, at: place) == room[place])
            }
        }
    }
}
