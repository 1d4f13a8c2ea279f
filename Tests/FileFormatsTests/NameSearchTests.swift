import CByteScan
import Randomness
import Testing

@Suite("The search for a name in C against one byte by byte")
struct NameSearchTests {
    private static let name = Array("CORRECTFITID".utf8)

    /// Whole and broken names in either case between letters of it, at every alignment, right up to memory that must not be read.
    @Test func namesAreFoundAlike() {
        let page = GuardedPage()
        var random = SplitMix(seed: 51)
        for round in 0..<6000 {
            var text = random.bytes(random.below(70), of: Array("CcDdORx<".utf8))
            if round % 3 > 0 {
                var name = NameSearchTests.name.map { random.below(2) == 0 ? $0 : $0 | 0x20 }
                if round % 3 == 2 { name[random.below(name.count)] = UInt8(random.below(256)) }
                text.insert(contentsOf: name, at: random.below(text.count + 1))
            }
            let start = random.below(3)
            let found = unsafe page.holding(text) { bytes in
                unsafe confere_find_name(bytes, text.count, start, NameSearchTests.name, NameSearchTests.name.count)
            }
            guard found == NameSearchTests.place(in: text, from: start) else {
                Issue.record("\(text) from \(start): found at \(found)")
                return
            }
        }
    }

    private static func place(in text: [UInt8], from start: Int) -> Int {
        let upper = text.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }
        guard start + name.count <= upper.count else { return upper.count }
        return (start...upper.count - name.count).first { upper[$0..<$0 + name.count].elementsEqual(name) }
            ?? upper.count
    }
}
