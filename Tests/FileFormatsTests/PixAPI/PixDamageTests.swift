import FileFormats
import PaymentModel
import Randomness
import Testing

@Suite("PIX API documents cut, damaged, hostile")
struct PixDamageTests {
    private static let fixtures = ["page.json", "pages.jsonl", "webhooks.jsonl"]

    /// A cut may lose payments, and must say so; it never may change one.
    @Test(arguments: fixtures)
    func aDocumentCutAnywhereSaysSo(name: String) throws {
        let whole = try ReadSource.fixture("pix/\(name)")
        let all = ReadSource(whole, as: .pix)
        // Where a document ends, nothing tells that another one was to follow.
        var ends: Set<Int> = [0]
        var depth = 0
        var isText = false
        for (place, byte) in whole.enumerated() {
            if byte == 0x22, whole[max(place, 1) - 1] != 0x5C { isText.toggle() }
            if isText { continue }
            if byte == 0x7B { depth += 1 }
            if byte == 0x7D { depth -= 1 }
            if depth == 0 { ends.insert(place + 1) }
        }
        for count in ReadSource.cuts(whole.count) {
            let result = ReadSource(Array(whole[..<count]), as: .pix)
            #expect(result.failure == nil)
            #expect(result.records.elementsEqual(all.records.prefix(result.records.count)), "cut at \(count)")
            let isWhole = result.reading.tallies && result.reading.invalidLines.isEmpty
            #expect(isWhole == ends.contains(count), "cut at \(count)")
        }
    }

    @Test(arguments: fixtures)
    func damagedBytesNeverCrash(name: String) throws {
        let whole = try ReadSource.fixture("pix/\(name)")
        var random = SplitMix(seed: 11)
        for _ in 0..<100 {
            var bytes = whole
            for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            let result = ReadSource(bytes, as: .pix)
            #expect(result.reading.recordCount == result.records.count)
            #expect(result.found <= 12)
            #expect(Set(result.records.map(\.location.offset)).count == result.records.count)
            for record in result.records {
                #expect(result.extent(Int(record.location.offset)).hasPrefix("{"))
                _ = result.taxpayerID(Int(record.location.offset))
            }
        }
    }

    @Test func aLineThatIsBrokenCostsThatLineAlone() {
        let payment = PixRuleTests.payment()
        let result = ReadSource("\(payment)\n{\"endToEndId\":\"E\n\(payment)\nnonsense\n\(payment)\n", as: .pix)
        #expect(result.records.count == 3)
        #expect(result.reading.invalidLines.map(\.line) == [2, 4])
        #expect(result.reading.tallies)
    }

    @Test func aPageThatIsBrokenOnItsOneLineDoesNotTallyAndTheNextIsRead() {
        let payment = PixRuleTests.payment()
        let result = ReadSource("{\"pix\":[\(payment),{\"valor\":],\(payment)]}\n{\"pix\":[\(payment)]}\n", as: .pix)
        #expect(result.records.count == 2)
        #expect(result.reading.invalidLines.count == 1)
        #expect(!result.reading.tallies)
    }

    @Test func aDocumentOfManyLinesIsLostBehindItsFault() {
        let payment = PixRuleTests.payment()
        let result = ReadSource("[\n\(payment),\n}\n\(payment)\n]\n", as: .pix)
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.count == 1)
        #expect(result.reading.invalidLines.first?.reason.hasSuffix("nothing after it can be read") == true)
        #expect(!result.reading.tallies)
    }

    @Test(arguments: ["{\"endToEndId\":\"", "{\"a\":[1,", "{\"endToEndId\":1", "{", "[", "{\"a\":\"\\"])
    func anObjectWithoutEndIsRefused(start: String) {
        for filler in [UInt8(ascii: " "), UInt8(ascii: "1"), UInt8(ascii: "\\")] {
            let bytes = Array(start.utf8) + [UInt8](repeating: filler, count: 3 << 20)
            let result = ReadSource(bytes, as: .pix)
            #expect(result.failure != nil || !result.reading.invalidLines.isEmpty)
            #expect(result.records.isEmpty)
        }
    }

    @Test func nestingIsLimited() {
        let deep = String(repeating: "[", count: 100_000)
        let result = ReadSource("{\"a\":\(deep)", as: .pix)
        #expect(result.reading.invalidLines.first?.reason.contains("nested too deeply") == true)
    }
}
