import Foundation
import Randomness
import Testing

@testable import Reporting

@Suite("Texts as fields of CSV and as JSON strings")
struct FieldTextTests {
    /// Texts that end before, at and after the borders of words, with everything in them that must be minded.
    private static var texts: [[UInt8]] {
        var random = SplitMix(seed: 6)
        let letters = Array("abcXYZ019 ".utf8)
        let odd = Array(",\"\\\n\r\t=+-@.;'\u{1}\u{1F} \u{7F}~!#".utf8)
        let broken: [UInt8] = [0x80, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xFF]
        var texts: [[UInt8]] = odd.map { [$0] } + broken.map { [$0] }
        for _ in 0..<20_000 {
            var text = random.bytes(random.below(40), of: letters)
            for _ in 0..<random.below(3) where !text.isEmpty { text[random.below(text.count)] = random.pick(odd) }
            if random.below(4) == 0, !text.isEmpty { text[0] = random.pick(odd) }
            if random.below(3) == 0 { text += random.bytes(random.below(5), of: broken) }
            texts.append(text)
        }
        for sign in ["-", "+"] {
            for rest in ["", "1", "2.53", "2,53", "1 BRL", "1a"] { texts.append(Array((sign + rest).utf8)) }
        }
        texts.append(Array(repeating: 0x22, count: 70_000))
        return texts
    }

    @Test func fieldsOfCSVAreWhatTheRulesSay() {
        for text in Self.texts {
            var texts = RowTexts()
            let row = texts.add(text.span)
            var bytes = ByteWriter(capacity: 0)
            bytes.append(csv: row, of: texts)
            #expect(bytes.string(0..<bytes.count) == Self.field(String(decoding: text, as: UTF8.self)))
        }
    }

    /// The rules said once more: RFC 4180, and an apostrophe before what a spreadsheet would run.
    private static func field(_ text: String) -> String {
        let rest = text.utf8.dropFirst()
        var isFormula = false
        if let first = text.utf8.first {
            if Array("=@\t\r".utf8).contains(first) { isFormula = true }
            if Array("+-".utf8).contains(first) { isFormula = !rest.allSatisfy(Array("0123456789.".utf8).contains) }
        }
        let marked = isFormula ? "'" + text : text
        guard text.utf8.contains(where: Array(",\"\n\r".utf8).contains) else { return marked }
        return "\"" + marked.replacingOccurrences(of: "\"", with: "\"\"", options: .literal) + "\""
    }

    @Test func stringsOfJSONAreReadBackAsTheyWere() throws {
        for text in Self.texts {
            var texts = RowTexts()
            let row = texts.add(text.span)
            var bytes = ByteWriter(capacity: 0)
            bytes.append(atMost: row.length * JSONText.growthMax + 8) { $0.append(jsonOrNull: row, of: texts) }
            let written = bytes.string(0..<bytes.count)
            if text.isEmpty {
                #expect(written == "null")
            } else {
                let read = try JSONDecoder().decode(String.self, from: Data(written.utf8))
                #expect(Array(read.utf8) == Array(String(decoding: text, as: UTF8.self).utf8))
                // Nothing is escaped that need not be.
                let plain = read.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
                #expect(!plain || written == "\"" + read + "\"")
            }
        }
    }

    @Test func manyTextsShareTheMemory() {
        var texts = RowTexts()
        let first = texts.add("first")
        let end = texts.end
        for text in Self.texts.prefix(200) {
            texts.truncate(to: end)
            let row = texts.add(text.span)
            #expect(texts.bytes.string(row.range) == String(decoding: text, as: UTF8.self))
            #expect(texts.bytes.string(first.range) == "first")
        }
    }
}
