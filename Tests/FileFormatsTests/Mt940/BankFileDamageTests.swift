import FileFormats
import Foundation
import PaymentModel
import Testing

@Suite("MT940, BAI2 and NACHA as they come: cut, broken, damaged")
struct BankFileDamageTests {
    static let fixtures: [(String, FileFormat)] = [
        ("mt940/german-pages.sta", .mt940), ("mt940/dutch.sta", .mt940), ("mt940/interim.sta", .mt940),
        ("bai2/report.bai", .bai2), ("nacha/returns.ach", .nacha), ("nacha/entries.ach", .nacha),
    ]

    /// Whether every byte and many more flips are tried.
    private let isThorough = ProcessInfo.processInfo.environment["CONFERE_THOROUGH"] != nil

    @Test("A record survives a cut whole or not at all", arguments: fixtures)
    func cutAnywhere(path: String, format: FileFormat) throws {
        let whole = try BankFileResult.fixture(path)
        let all = BankFileResult(whole, format)
        for count in stride(from: 0, through: whole.count, by: isThorough || whole.count < 1000 ? 1 : 7) {
            let result = BankFileResult(Array(whole[..<count]), format)
            #expect(result.records.elementsEqual(all.records.prefix(result.records.count)), "cut at byte \(count)")
            if result.records.count < all.records.count, path != "mt940/interim.sta", path != "mt940/dutch.sta",
                path != "mt940/german-pages.sta"
            {
                #expect(result.failure != nil || !result.reading.tallies, "cut at byte \(count)")
            }
        }
    }

    @Test("A statement that is cut within does not tally", arguments: ["mt940/german-pages.sta", "mt940/dutch.sta"])
    func aCutStatementDoesNotTally(path: String) throws {
        let whole = try BankFileResult.fixture(path)
        let text = String(decoding: whole, as: UTF8.self)
        let closing = try #require(text.range(of: ":62"))
        let end = text.utf8.distance(from: text.startIndex, to: closing.lowerBound)
        let start = try #require(text.range(of: ":60F:"))
        let first = text.utf8.distance(from: text.startIndex, to: start.upperBound)
        for count in first...end {
            #expect(!BankFileResult(Array(whole[..<count]), .mt940).reading.tallies, "cut at byte \(count)")
        }
    }

    @Test(arguments: fixtures)
    func damagedBytesNeverCrash(path: String, format: FileFormat) throws {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let whole = try BankFileResult.fixture(path)
        for _ in 0..<(isThorough ? 5_000 : 200) {
            var bytes = whole
            for _ in 0...random(6) { bytes[random(bytes.count)] = UInt8(random(256)) }
            if random(4) == 0 { bytes.removeSubrange(random(bytes.count)..<bytes.count) }
            let result = BankFileResult(bytes, format)
            #expect(result.records.count == result.reading.recordCount)
            #expect(Set(result.records.map(\.location.offset)).count == result.records.count)
            for record in result.records {
                #expect(record.money.amountMinor != 0)
                #expect(!BankFileResult.extent(Int(record.location.offset), of: bytes, format).isEmpty)
            }
        }
    }

    @Test(arguments: fixtures)
    func everyPlaceHasAnExtent(path: String, format: FileFormat) throws {
        let whole = try BankFileResult.fixture(path)
        for offset in stride(from: 0, through: whole.count, by: 7) {
            _ = BankFileResult.extent(offset, of: whole, format)
        }
    }

    @Test("Line breaks of all kinds are read alike", arguments: fixtures, ["\n", "\r\n", "\r\r\n", "\r"])
    func lineBreaks(fixture: (String, FileFormat), lineBreak: String) throws {
        // Lines of fixed width end with a line feed in all formats that have them.
        if fixture.1 == .nacha && lineBreak == "\r" { return }
        let whole = try BankFileResult.fixture(fixture.0)
        let unbroken = String(decoding: whole, as: UTF8.self).replacing("\r\n", with: "\n")
        let bytes = Array(unbroken.replacing("\n", with: lineBreak).utf8)
        let (left, right) = (BankFileResult(whole, fixture.1), BankFileResult(bytes, fixture.1))
        #expect(left.amounts == right.amounts && left.references == right.references && left.dates == right.dates)
        #expect(left.records.map(\.location.line) == right.records.map(\.location.line))
        #expect(left.failures == right.failures)
    }

    @Test("A byte order mark and the end-of-file mark are no part of a line", arguments: fixtures)
    func marks(path: String, format: FileFormat) throws {
        let whole = try BankFileResult.fixture(path)
        let marked = BankFileResult([0xEF, 0xBB, 0xBF] + whole + [0x1A], format)
        #expect(marked.amounts == BankFileResult(whole, format).amounts)
        #expect(marked.reading.tallies)
        #expect(marked.failure == nil)
    }

    @Test("A fixture is told by its first bytes, and by those alone", arguments: fixtures)
    func sniffed(path: String, format: FileFormat) throws {
        let whole = try BankFileResult.fixture(path)
        #expect(BankFileResult.sniff(whole) == .format(format))
        #expect(BankFileResult.sniff([0x0A, 0x0A] + whole) == .format(format))
    }

    @Test("An order (MT101) and a table are no statement")
    func others() {
        let order = ":20:REF\n:28D:1/1\n:50H:/1\n:30:260105\n:21:X\n:32B:EUR1,\n:25:AUTH\n"
        #expect(BankFileResult.sniff(Array(order.utf8)) != .format(.mt940))
        #expect(BankFileResult.sniff(Array("01,02,03\n04,05,06\n".utf8)) != .format(.bai2))
    }

    @Test("Nothing at all is refused", arguments: [FileFormat.mt940, .bai2, .nacha])
    func nothing(format: FileFormat) {
        for bytes in [[], [0x0A], Array("hello\nworld\n".utf8), [UInt8](repeating: 0x39, count: 300)] as [[UInt8]] {
            #expect(BankFileResult(bytes, format).failure?.line != nil)
        }
    }

    @Test("Lines without end are read in linear time and refused", arguments: [FileFormat.mt940, .bai2, .nacha])
    func hostileLines(format: FileFormat) {
        let starts: [FileFormat: String] = [
            .mt940: ":20:X\n:25:1\n:60F:C260101EUR0,\n:61:260101C1,NTRFX\n:86:",
            .bai2: "01,A,B,260101,0000,1,,,2/\n02,A,B,1,260101/\n03,1,/\n16,165,",
            .nacha: "101 099999999123456789026010606 30A094101\n6",
        ]
        for filler in [UInt8(ascii: ","), UInt8(ascii: "9"), 0x0D, UInt8(ascii: "?"), UInt8(ascii: "/")] {
            let bytes = Array((starts[format] ?? "").utf8) + [UInt8](repeating: filler, count: 300_000)
            let result = BankFileResult(bytes + Array("\n:62F:C260101EUR1,\n".utf8), format)
            #expect(result.records.count <= 1)
        }
    }

    @Test("An account's number without end is not copied into every record")
    func longAccounts() {
        let account = String(repeating: "9", count: 200_000)
        let entries = [String](repeating: ":61:260101C1,NTRFX", count: 2_000)
        let swift = BankFileResult([":20:X", ":25:" + account, ":60F:C260101EUR0,"] + entries + ["-"], .mt940)
        #expect(swift.records.count == 2_000)
        #expect(swift.records.allSatisfy { ($0.entryID?.bytes.count ?? 0) < 600 })
        let lines = [String](repeating: "16,165,1,Z,,X,T", count: 2_000)
        let head = ["01,A,B,260101,0000,1,,,2/", "02,A,B,1,260101/", "03," + account + ",USD/"]
        #expect(BankFileResult(head + lines + ["49,2000,2002/"], .bai2).records.count == 2_000)
    }

    @Test("A line that never ends is refused, and what came before it is kept", arguments: [FileFormat.mt940, .bai2])
    func endlessLines(format: FileFormat) throws {
        let whole = try BankFileResult.fixture(format == .mt940 ? "mt940/dutch.sta" : "bai2/report.bai")
        let endless = whole + [UInt8](repeating: 0x41, count: (1 << 20) + 2)
        let result = BankFileResult(endless, format)
        #expect(result.failure?.message.contains("longer than 1 MiB") == true)
        #expect(result.records.count >= 4)
        let long = BankFileResult(whole + [UInt8](repeating: 0x41, count: 1 << 20) + [0x0A], format)
        #expect(long.failure == nil)
    }
}
