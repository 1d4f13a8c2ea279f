import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 as it comes: cut, padded, damaged")
struct Cnab240DamageTests {
    private static let returns = Cnab240Text.returns([
        .title().putting("1000052998224725", at: 133), .payment(), .title(record: 3, code: "02"),
        .payment(record: 4, code: "02"),
    ])
    private static let statement: [Cnab240Text] = [
        .fileHeader(), .lotHeader(operation: "E"), .entry(document: "77"), .entry(record: 2, sign: "D"),
        .statementTrailer(records: 4, debits: 1050, credits: 1050), .fileTrailer(records: 6),
    ]

    @Test(arguments: [returns, statement])
    func aFileCutAnywhereIsRefusedOrDoesNotTally(lines: [Cnab240Text]) {
        let whole = lines.joined()
        let all = Cnab240Result(whole).records
        // The file trailer's counts end at position 29; what follows are blanks.
        let trailerEnd = (lines.count - 1) * 242 + 29
        for count in 0...whole.count {
            let result = Cnab240Result(Array(whole[..<count]))
            #expect(result.records.elementsEqual(all.prefix(result.records.count)), "cut at byte \(count)")
            if count < 14 {
                #expect(result.failure?.line == 1)
            } else {
                #expect(result.failure == nil)
                #expect(result.reading.tallies == (count >= trailerEnd), "cut at byte \(count)")
            }
        }
    }

    @Test(arguments: [returns, statement])
    func damagedBytesNeverCrash(lines: [Cnab240Text]) {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let whole = lines.joined()
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
            if random(4) == 0 { bytes.removeSubrange(random(bytes.count)..<bytes.count) }
            let result = Cnab240Result(bytes)
            #expect(result.records.count <= 2)
            for record in result.records { _ = Cnab240Result.extent(Int(record.location.offset), of: bytes) }
        }
    }

    @Test func noBytesAtAllCrashTheReader() {
        for byte in UInt8.min...UInt8.max {
            for count in [1, 13, 14, 240, 241] {
                #expect(Cnab240Result([UInt8](repeating: byte, count: count)).failure != nil)
            }
        }
        #expect(Cnab240Result([UInt8]()).failure?.line == 1)
    }

    @Test(arguments: ["\n", "\r\n", "\r\r\n", "\n\n", "\r\n\r\n", "   \r\n", "\n   \n"])
    func lineBreaksOfAllKindsAndEmptyLinesAreRead(lineBreak: String) {
        let result = Cnab240Result(Cnab240DamageTests.returns.joined(lineBreak: lineBreak))
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test(arguments: [[0x1A], [0x1A, 0x0D, 0x0A], [0x0D, 0x0A, 0x1A, 0x1A]] as [[UInt8]])
    func theEndOfFileMarkIsNoLine(mark: [UInt8]) {
        let result = Cnab240Result(Cnab240DamageTests.returns.joined() + mark)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func aByteOrderMarkIsNoPartOfTheHeader() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Cnab240DamageTests.returns.joined()
        let result = Cnab240Result(bytes + bytes)
        let title = 3 + 2 * 242
        #expect(result.records.map { Int($0.location.offset) } == [title, title + bytes.count])
        #expect(result.reading.tallies)
    }

    @Test func strippedBlanksCountAsBlanks() {
        let stripped = Cnab240DamageTests.returns.flatMap { line -> [UInt8] in
            line.characters.reversed().drop { $0 == 0x20 }.reversed() + [0x0A]
        }
        let result = Cnab240Result(stripped)
        #expect(result.records.first?.taxpayer?.text == "52998224725")
        #expect(result.reading.tallies)
    }

    @Test func aLineThatGoesOnIsInvalid() {
        var bytes = Cnab240DamageTests.returns.joined(lineBreak: "\n")
        bytes.insert(contentsOf: Array("  X".utf8), at: 4 * 241 - 1)
        let result = Cnab240Result(bytes)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [3, 4])
        #expect(result.reading.invalidLines.last?.reason.hasPrefix("wrong length: 243") == true)
        #expect(result.reading.tallies)
    }

    @Test func aLineTooShortForItsSegmentIsInvalid() {
        let bytes = Cnab240DamageTests.returns.joined() + Array("7560001300001\n".utf8)
        let result = Cnab240Result(bytes)
        #expect(result.reading.invalidLines.map(\.line) == [9])
        #expect(result.reading.invalidLines.first?.length == 13)
    }

    @Test func anotherFormatIsRefusedOnItsFirstLine() {
        for text in ["02RETORNO01COBRANCA       ", "id;amount;date\n1;2;3", "\n\nxxxxxxx0xxxxxxxx"] {
            let failure = Cnab240Result(Array(text.utf8)).failure
            #expect(failure?.line == (text.hasPrefix("\n") ? 3 : 1))
            #expect(failure?.message.contains("--format") == true)
        }
    }

    @Test func aLatin1AgreementIsDecoded() {
        var lines = Cnab240Text.returns([.title(), .payment()])
        lines[0].characters[32] = 0xC3
        #expect(Cnab240Result(lines).records.first?.entryID == "756/ÃGREEMENT 7/000042/0001/00001")
    }
}
