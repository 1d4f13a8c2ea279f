import FileFormats
import PaymentModel
import Randomness
import Testing

@Suite("OFX cut, damaged, hostile")
struct OFXDamageTests {
    private static let fixtures = ["bb-102.ofx", "open-tags.ofx", "xml-211.ofx"]

    /// A cut may lose transactions, and must say so; it never may change one.
    @Test(arguments: fixtures)
    func aFileCutAnywhereDoesNotTally(name: String) throws {
        let whole = try ReadSource.fixture("ofx/\(name)")
        let all = ReadSource(whole, as: .ofx)
        let end = try #require(whole.lastIndex(of: 0x3E))
        // A correction that was cut off no longer corrects: then records differ.
        for count in ReadSource.cuts(whole.count) {
            let result = ReadSource(Array(whole[..<count]), as: .ofx)
            if name != "xml-211.ofx" {
                #expect(result.records.elementsEqual(all.records.prefix(result.records.count)), "cut at \(count)")
            }
            let isWhole = result.failure == nil && result.reading.tallies
            #expect(isWhole == (count > end), "cut at \(count)")
        }
    }

    @Test(arguments: fixtures)
    func damagedBytesNeverCrash(name: String) throws {
        let whole = try ReadSource.fixture("ofx/\(name)")
        var random = SplitMix(seed: 7)
        for _ in 0..<120 {
            var bytes = whole
            for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            let result = ReadSource(bytes, as: .ofx)
            #expect(result.found <= 8)
            #expect(result.reading.recordCount == result.records.count)
            #expect(Set(result.records.map(\.location.offset)).count == result.records.count)
            for record in result.records {
                #expect(result.extent(Int(record.location.offset)).hasPrefix("<"))
                _ = result.taxpayerID(Int(record.location.offset))
            }
        }
    }

    @Test(arguments: [
        "<!DOCTYPE OFX [<!ENTITY a \"b\">]><OFX></OFX>", "<OFX><!ENTITY x SYSTEM \"file:///x\"></OFX>",
        "<OFX><STMTTRN><MEMO>a<!doctype b></OFX>",
    ])
    func aDocumentTypeIsRefused(text: String) {
        #expect(ReadSource(text, as: .ofx).failure?.message.hasPrefix("declares a document type") == true)
    }

    @Test func whatIsNoTagIsText() {
        let text = OFXRuleTests.file(
            OFXRuleTests.transaction(fitid: "1 < 2 <3> <A B> &lt;OFX&gt; &x; &", more: "<MEMO>A<B"))
        let result = ReadSource(text, as: .ofx)
        #expect(result.records.first?.reference == "1 < 2 <3> <A B> <OFX> &x; &")
    }

    @Test(arguments: ["<OFX><MEMO>", "<OFX><", "<OFX><!--", "<OFX><![CDATA[", "OFXHEADER:100"])
    func anElementWithoutEndIsRefused(start: String) {
        let bytes = Array(start.utf8) + [UInt8](repeating: 0x41, count: 3 << 20)
        #expect(ReadSource(bytes, as: .ofx).failure?.message.hasPrefix("an element is longer") == true)
    }

    @Test func aFileWithoutHeaderAndSeveralInOneAreRead() {
        let one = OFXRuleTests.file(OFXRuleTests.transaction())
        let bare = String(one[one.firstRange(of: "<OFX>")!.lowerBound...])
        #expect(FormatSniffer.sniff(Array(bare.utf8).span) == .format(.ofx))
        let result = ReadSource(bare + one, as: .ofx)
        #expect(result.records.count == 2 && result.reading.tallies)
        #expect(Set(result.records.map(\.entryID)).count == 1)
        let cut = bare.replacing("</OFX>", with: "") + one
        let missing = ReadSource(cut, as: .ofx)
        #expect(missing.records.count == 2 && !missing.reading.tallies)
    }

    @Test func anIDThatIsRepeatedAmongManyIsToldApart() {
        let ids = (0..<300).map { "id\($0)" } + ["id7", "id299", "id7"]
        let text = OFXRuleTests.file(ids.map { OFXRuleTests.transaction(fitid: $0) }.joined())
        let entries = ReadSource(text, as: .ofx).records.map { $0.entryID?.string ?? "-" }
        #expect(Set(entries).count == 303)
        #expect(entries.suffix(3) == ["237/12/34/id7#2", "237/12/34/id299#2", "237/12/34/id7#3"])
    }

    @Test func linesBrokenByCarriageReturnsAloneAreCounted() {
        let text = OFXRuleTests.file(OFXRuleTests.transaction(), bank: "1").replacing("\n", with: "\r")
        #expect(ReadSource(text, as: .ofx).records.map(\.location.line) == [7])
    }
}
