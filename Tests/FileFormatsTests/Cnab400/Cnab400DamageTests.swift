import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 400 as it comes: cut, padded, damaged")
struct Cnab400DamageTests {
    private static let lines = Cnab400Text.file([Cnab400Text.title("02"), Cnab400Text.title().putting("123", at: 86)])

    @Test func aFileCutAnywhereLosesRecordsAndChangesNone() {
        let whole = Cnab400DamageTests.lines.joined()
        #expect(FixedWidthDamage.checkPrefixes(whole, .cnab400).isEmpty)
        for count in stride(from: 0, to: 3 * 402 + 234, by: 3) {
            let result = FixedWidthResult(Array(whole[..<count]), .cnab400)
            #expect(result.failure != nil || !result.reading.tallies, "cut at byte \(count)")
        }
    }

    @Test func damagedBytesNeverCrash() {
        #expect(FixedWidthDamage.check(Cnab400DamageTests.lines.joined(), .cnab400, count: 400, seed: 400).isEmpty)
    }

    @Test(arguments: ["\n", "\r\n", "\r\r\n", "\n\n", "   \r\n", " \n"])
    func lineBreaksOfAllKindsAndPaddedLinesAreRead(lineBreak: String) {
        let result = FixedWidthResult(Cnab400DamageTests.lines.joined(lineBreak: lineBreak), .cnab400)
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func byteOrderMarkAndEndOfFileMarkAreNoText() {
        let bytes = [0xEF, 0xBB, 0xBF] + Cnab400DamageTests.lines.joined() + [0x1A]
        let result = FixedWidthResult(bytes, .cnab400)
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func strippedBlanksCountAsBlanks() {
        // A registration needs nothing beyond its code: 115 characters are enough. Numbers are then missing, and no fault.
        var lines = Cnab400DamageTests.lines
        lines[1].characters.removeSubrange(115...)
        let bytes = lines.joined()
        let result = FixedWidthResult(bytes, .cnab400)
        #expect(result.records.count == 1)
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.warnings.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func aPaidTitleWithoutItsAmountIsInvalid() {
        var lines = Cnab400DamageTests.lines
        lines[2].characters.removeSubrange(235...)
        let result = FixedWidthResult(lines, .cnab400)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [3])
    }

    @Test func aLineThatGoesOnIsInvalid() {
        var lines = Cnab400DamageTests.lines
        lines[2].characters += Array("  X".utf8)
        let result = FixedWidthResult(lines, .cnab400)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.first?.reason.hasPrefix("wrong length: 403") == true)
    }

    @Test func latin1TextDoesNotShiftTheColumns() {
        var lines = Cnab400DamageTests.lines
        lines[2].characters[330] = 0xC7
        #expect(FixedWidthResult(lines, .cnab400).sum == "10.50")
    }
}
