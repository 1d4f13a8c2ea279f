import FileFormats
import PaymentModel
import Testing

@Suite("OFX tags that are found eight bytes at a time")
struct OFXPlainTagTests {
    private static let fixtures = ["bb-102.ofx", "open-tags.ofx", "xml-211.ofx"]

    /// A blank in a tag, and a name in lower case, leave the records as they are.
    @Test(arguments: fixtures)
    func tagsThatAreNotPlainSayTheSame(name: String) throws {
        let whole = try ReadSource.fixture("ofx/\(name)")
        let plain = OFXPlainTagTests.said(whole)
        #expect(plain.count > 1)
        #expect(OFXPlainTagTests.said(OFXPlainTagTests.changingTags(whole) { $0 + [0x20] }) == plain)
        #expect(OFXPlainTagTests.said(OFXPlainTagTests.changingTags(whole) { $0.map { $0 | 0x20 } }) == plain)
    }

    /// However long the text before a tag is, and wherever in a word of eight bytes it stands.
    @Test func tagsAreFoundBehindTextsOfAnyLength() {
        for length in 1...40 {
            let fitid = String(repeating: "7", count: length)
            let text = OFXRuleTests.file(OFXRuleTests.transaction(fitid: fitid, more: "<MEMO>\(fitid)</MEMO>"))
            #expect(ReadSource(text, as: .ofx).records.map { $0.reference?.string } == [fitid])
        }
    }

    /// Bytes that upper case would turn into letters, or that are a digit or a mark in a tag's place, make no tag of that name.
    @Test(arguments: ["\u{0D}EMO", "MEM/", "MEMO1", "0MEMO", "ME\u{0}O", "MEMOMEMOMEMOMEMOMEMO", ""])
    func otherNamesAreNotTaken(name: String) {
        let text = OFXRuleTests.file(
            OFXRuleTests.transaction(fitid: "1", more: "<\(name)>52998224725 529.982.247-25</MEMO>"))
        #expect(ReadSource(text, as: .ofx).records.map { $0.taxpayer?.text.string } == [nil])
    }

    private static func said(_ bytes: [UInt8]) -> [String] {
        let result = ReadSource(bytes, as: .ofx)
        return result.records.map { record in
            let texts = [record.reference, record.kind, record.entryID, record.taxpayer?.text].map { $0?.string ?? "" }
            return "\(record.money.decimal) \(record.date) \(texts)"
        } + ["\(result.reading.skippedCount) \(result.reading.invalidLines.count) \(result.reading.tallies)"]
    }

    /// The bytes with another name in each tag of letters alone.
    private static func changingTags(_ bytes: [UInt8], _ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
        var changed: [UInt8] = []
        var place = 0
        while place < bytes.count {
            changed.append(bytes[place])
            place += 1
            guard bytes[place - 1] == 0x3C else { continue }
            if place < bytes.count, bytes[place] == 0x2F {
                changed.append(0x2F)
                place += 1
            }
            let end = bytes[place...].firstIndex { $0 & 0xDF &- 0x41 >= 26 } ?? bytes.count
            if end < bytes.count, end > place, bytes[end] == 0x3E {
                changed += change(Array(bytes[place..<end]))
                place = end
            }
        }
        return changed
    }
}
