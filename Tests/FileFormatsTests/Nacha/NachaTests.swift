import FileFormats
import PaymentModel
import Testing

@Suite("NACHA: entries, returns, changes, controls")
struct NachaTests {
    @Test("A return moves money against its entry, and names it")
    func returns() throws {
        let bytes = try BankFileResult.fixture("nacha/returns.ach")
        let result = BankFileResult(bytes, .nacha)
        // Returned debits cost money, returned credits bring it; a dishonored return (R68) goes the other way again.
        #expect(result.amounts == [-12_345, -100, 700, -701, 250_000, 5])
        #expect(
            result.records.map { $0.originalReference?.string } == [
                "099999990000011", "099999990000012", nil, "099999990000013", "099999990000021", "099999990000022",
            ])
        #expect(result.references.first == "088888880000001")
        #expect(result.records.allSatisfy { $0.referenceIsWeak && $0.taxpayer == nil && $0.kind == "ach-return" })
        #expect(result.records[0].status == "R01 insufficient funds")
        // The first batch has its settlement day, the sixth of the year; the second has none, so the file's date counts.
        #expect(result.dates.allSatisfy { $0 == "2026-01-06" })
        #expect(result.reading.skippedCount == 1)
        #expect(result.times("C01") == 1)
        #expect(result.reading.warnings.map(\.line) == [16])
        #expect(result.reading.layout == "NACHA, returns")
        #expect(result.reading.level == .detail)
        #expect(result.reading.tallies)
        #expect(result.reading.controlTotals.count == 17)
        let extent = BankFileResult.extent(Int(result.records[0].location.offset), of: bytes, .nacha)
        #expect(extent.hasPrefix("626") && extent.contains("\r\n799R01"))
    }

    @Test("Plain entries are the originator's: a debit brings money, a credit costs it")
    func entries() throws {
        let bytes = try BankFileResult.fixture("nacha/entries.ach")
        let result = BankFileResult(bytes, .nacha)
        #expect(result.amounts == [12_345, -990, 1])
        #expect(result.dates == ["2026-01-07", "2026-01-07", "2026-01-07"])
        #expect(result.records.allSatisfy { $0.originalReference == nil && $0.kind == "ach" })
        #expect(result.reading.skippedCount == 2)
        #expect(result.times("28") == 1 && result.times("60") == 1)
        #expect(result.reading.tallies)
        var options = ReadOptions()
        options.dateBasis = .credit
        // Day 365 of a file made in January is the last day of the year before.
        #expect(BankFileResult(bytes, .nacha, options).dates.first == "2025-12-31")
    }

    /// The lines of a fixture, one of them changed.
    private func changed(_ path: String, line: Int, at position: Int, _ text: String) throws -> BankFileResult {
        var lines = String(decoding: try BankFileResult.fixture(path), as: UTF8.self).split(whereSeparator: \.isNewline)
            .map(String.init)
        var characters = Array(lines[line - 1])
        characters.replaceSubrange(position - 1..<position - 1 + text.count, with: text)
        lines[line - 1] = String(characters)
        return BankFileResult(lines, .nacha)
    }

    @Test("An entry that cannot be read is invalid")
    func invalid() throws {
        for (position, text) in [(30, "00000123 5"), (2, "2X"), (30, "-000012345")] {
            let result = try changed("nacha/entries.ach", line: 3, at: position, text)
            #expect(result.reading.invalidLines.map(\.line) == [3], "\(text)")
            #expect(result.records.count == 2)
        }
        #expect(try changed("nacha/returns.ach", line: 4, at: 4, "X01").reading.invalidLines.map(\.line) == [3])
        #expect(try changed("nacha/returns.ach", line: 4, at: 2, "05").reading.invalidLines.map(\.line) == [3])
        #expect(try changed("nacha/entries.ach", line: 3, at: 2, "28").reading.invalidLines.map(\.line) == [3])
    }

    @Test("Counts, hash and sums must agree")
    func controls() throws {
        #expect(try changed("nacha/entries.ach", line: 3, at: 4, "12345678").failures == ["batch 1 hash", "file hash"])
        #expect(try changed("nacha/entries.ach", line: 3, at: 38, "99").failures == ["batch 1 debits", "file debits"])
        #expect(
            try changed("nacha/entries.ach", line: 4, at: 38, "99").failures == ["batch 1 credits", "file credits"])
        #expect(try changed("nacha/entries.ach", line: 9, at: 5, "000007").failures == ["batch 1 entries and addenda"])
        #expect(try changed("nacha/entries.ach", line: 10, at: 2, "000002").failures == ["file batches"])
    }

    @Test("A file in one line is read as well")
    func withoutLineBreaks() throws {
        let bytes = try BankFileResult.fixture("nacha/returns.ach").filter { $0 != 0x0A && $0 != 0x0D }
        let result = BankFileResult(bytes, .nacha)
        #expect(result.amounts == [-12_345, -100, 700, -701, 250_000, 5])
        #expect(Set(result.records.map(\.location.offset)).count == 6)
        #expect(result.reading.tallies)
        let extent = BankFileResult.extent(Int(result.records[0].location.offset), of: bytes, .nacha)
        #expect(extent.count == 188)
        #expect(BankFileResult.sniff(bytes) == .format(.nacha))
    }

    @Test("Stripped blanks count as blanks, a missing batch header is told, a missing control does not tally")
    func quirks() throws {
        let lines = String(decoding: try BankFileResult.fixture("nacha/entries.ach"), as: UTF8.self).split(
            separator: "\n")
        let stripped = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
        #expect(BankFileResult(stripped, .nacha).reading.tallies)
        let headerless = [stripped[0]] + stripped[2...]
        #expect(BankFileResult(Array(headerless), .nacha).amounts == [12_345, -990, 1])
        #expect(BankFileResult(Array(headerless), .nacha).dates.first == "2026-01-06")
        #expect(BankFileResult(Array(stripped[..<8]), .nacha).failures == ["batch 1 trailer", "file trailer"])
    }

    @Test("A file that follows another is the second of the source")
    func twoFiles() throws {
        let bytes = try BankFileResult.fixture("nacha/returns.ach")
        let result = BankFileResult(bytes + bytes, .nacha)
        #expect(result.records.count == 12)
        #expect(result.reading.tallies)
        #expect(Set(result.records.map(\.entryID)).count == 6)
    }
}
