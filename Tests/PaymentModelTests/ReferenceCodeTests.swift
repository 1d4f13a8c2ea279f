import Randomness
import Testing

@testable import PaymentModel

@Suite("References as numbers")
struct ReferenceCodeTests {
    /// A text of chance, often of a form that has a code, and often nearly of one.
    private func text(_ random: inout SplitMix) -> [UInt8] {
        func bytes(_ count: Int, _ alphabet: some Collection<UInt8>) -> [UInt8] {
            let letters = Array(alphabet)
            return (0..<count).map { _ in letters[random.below(letters.count)] }
        }
        var text: [UInt8] =
            switch random.below(5) {
            case 0: bytes(random.below(18), 0x00...0xFF)
            case 1: bytes(random.below(18), "ab01".utf8)
            case 2: bytes(32, "0123456789abcdef".utf8)
            case 3: bytes(32, "0123456789".utf8)
            default: bytes(1, "ED".utf8) + bytes(20, "0123456789".utf8) + bytes(11, UInt8(0x30)...0x7A)
            }
        if !text.isEmpty, random.below(3) == 0 { text[random.below(text.count)] = UInt8(random.below(256)) }
        return text
    }

    @Test("a code gives its text back, so equal codes are equal texts")
    func codeGivesTextBack() {
        var random = SplitMix(seed: 1)
        var forms: [UInt16: Int] = [:]
        for _ in 0..<200_000 {
            let text = text(&random)
            guard let code = ReferenceCode(text) else { continue }
            #expect(code.bytes == text)
            #expect(code.isASCII == text.allSatisfy { $0 < 0x80 })
            forms[code.form & 31, default: 0] += 1
        }
        #expect(forms.count == 19 && forms.values.allSatisfy { $0 > 500 }, "\(forms)")
    }

    @Test("every byte at every place of a long form is kept or has no code")
    func everyByteAtEveryPlace() {
        for start in ["E0000000020261103120000000000000", "Dzz", "0123456789abcdef0123456789abcdef", "f"] {
            let whole = Array(start.utf8) + [UInt8](repeating: 0x39, count: 32 - start.utf8.count)
            for place in 0..<32 {
                for byte in UInt8.min...UInt8.max {
                    var text = whole
                    text[place] = byte
                    if let code = ReferenceCode(text) { #expect(code.bytes == text) }
                }
            }
        }
    }

    @Test("texts of the usual forms have a code, all others do not")
    func usualFormsHaveACode() {
        for text in [
            "1", "00012345678", "NF-2026/001", "E18236120202611067535v2cH7lDqgIO", "D18236120202611067535v2cH7lDqgIO",
        ] {
            #expect(ReferenceCode(Array(text.utf8)) != nil, "\(text)")
        }
        #expect(ReferenceCode(Array("9f86d081884c7d659a2feaa0c55ad015".utf8)) != nil)
        for text in ["", "9F86D081884C7D659A2FEAA0C55AD015", "12345678901234567", "E18236120202611067535v2cH7lDqgI-"] {
            #expect(ReferenceCode(Array(text.utf8)) == nil, "\(text)")
        }
    }

    @Test("codes are in the order of their texts")
    func codesAreInTheOrderOfTexts() {
        var random = SplitMix(seed: 2)
        for _ in 0..<50_000 {
            let one = text(&random)
            var other = text(&random)
            if one.count == 32, random.below(2) == 0 {
                other = one
                other[random.below(32)] ^= 1
            }
            guard let left = ReferenceCode(one), let right = ReferenceCode(other) else { continue }
            #expect(left.precedes(right) == one.lexicographicallyPrecedes(other))
        }
    }
}
