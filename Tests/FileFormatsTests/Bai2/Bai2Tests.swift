import FileFormats
import PaymentModel
import Testing

@Suite("BAI2: transactions, continuations, trailers")
struct Bai2Tests {
    /// A file of one account, with trailers that tally when `sum` is right.
    private func read(
        _ lines: [String], sum: Int, group: String = "02,OURCO,BANK,1,260105,2359,,2/", account: String = "03,1,,,,,/",
        _ options: ReadOptions = ReadOptions()
    ) -> BankFileResult {
        let count = lines.count + 2
        return BankFileResult(
            ["01,BANK,OURCO,260106,0600,1,,,2/", group, account] + lines
                + ["49,\(sum),\(count)/", "98,\(sum),1,\(count + 2)/", "99,\(sum),1,\(count + 4)/"], .bai2, options)
    }

    @Test("A report with everything in it")
    func report() throws {
        let bytes = try BankFileResult.fixture("bai2/report.bai")
        let result = BankFileResult(bytes, .bai2)
        #expect(result.amounts == [250_000, 50, -5000, -2500, 500])
        #expect(result.references == ["INV-1", "BREF2", "0000001234", "BREF4", "JREF"])
        #expect(result.records.map(\.money.currency.code) == ["USD", "USD", "USD", "USD", "JPY"])
        #expect(result.dates.allSatisfy { $0 == "2026-01-05" })
        #expect(result.records.allSatisfy { $0.referenceIsWeak && $0.taxpayer == nil })
        #expect(result.records[0].status == "165 preauthorized ACH credit")
        #expect(result.records[0].entryID == "EXAMBANK/260106/0600/7/00123456/1")
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.warnings.map(\.line) == [12])
        #expect(result.reading.occurrences.first { $0.key.code == "557" }?.key.kind == .reversed)
        #expect(result.reading.accounts == ["00123456", "00999999"])
        #expect(result.reading.level == .statement)
        #expect(result.reading.tallies)
        #expect(result.reading.controlTotals.count == 10)
        let first = BankFileResult.extent(Int(result.records[0].location.offset), of: bytes, .bai2)
        #expect(first.hasSuffix("88,AND THE REST, WITH A SLASH/"))
    }

    @Test("The value date of funds type V is the date by the credit basis")
    func valueDate() throws {
        var options = ReadOptions()
        options.dateBasis = .credit
        let result = BankFileResult(try BankFileResult.fixture("bai2/report.bai"), .bai2, options)
        #expect(result.dates == ["2026-01-07", "2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05"])
    }

    @Test(
        "The type code says the direction",
        arguments: [
            ("108", 700), ("399", 700), ("400", -700), ("699", -700), ("920", 700), ("960", -700), ("721", 700),
        ])
    func directions(code: String, minor: Int64) {
        #expect(read(["16,\(code),700,Z,B,C,T"], sum: 700).amounts == [minor])
    }

    @Test("Codes that move no money or are unknown are skipped and counted", arguments: ["010", "890", "799", "905"])
    func noMoney(code: String) {
        let result = read(["16,\(code),700,Z,B,C,T"], sum: 700)
        #expect(result.records.isEmpty)
        #expect(result.reading.skippedCount == 1)
        #expect(result.times(code) == 1)
        #expect(result.reading.tallies)
    }

    @Test(
        "A transaction that cannot be read is invalid",
        arguments: ["16,165,12.50,Z/", "16,165,,Z/", "16,165,-5,Z/", "16,16,5,Z/", "16/"])
    func invalid(line: String) {
        let result = read([line], sum: 0)
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [4])
    }

    @Test("Funds types have as many fields as they say")
    func fundsTypes() {
        for type in ["Z", "0", "1", "2", "", "S,1,2,3", "V,260107,", "V,260107,1200", "D,1,0,700", "D,0"] {
            #expect(read(["16,165,700,\(type),B,C,T"], sum: 700).references == ["C"], "\(type)")
        }
        let unknown = read(["16,165,700,X,B,C,T"], sum: 700)
        #expect(unknown.references == [nil])
        #expect(unknown.reading.warnings.count == 1)
    }

    @Test("A continuation goes on where a field ends, in every record")
    func continuations() {
        #expect(read(["16,165,700,S/", "88,1,2,3,B/", "88,C/"], sum: 700).references == ["C"])
        #expect(read(["88,,/", "16,165,700/", "88,Z,B,C,T"], sum: 700, account: "03,1,EUR,010/").amounts == [700])
    }

    @Test("A group's as-of date and currency count; without a date nothing can be read")
    func groups() {
        let result = read(["16,165,700,Z"], sum: 700, group: "02,O,B,1,20260104,,BRL,/")
        #expect(result.dates == ["2026-01-04"])
        #expect(result.records.first?.money.currency == .brl)
        #expect(read(["16,165,700,Z"], sum: 700, group: "02,O,B,1,260230,,,/").reading.invalidLines.count == 1)
        let test = read(["16,165,700,Z"], sum: 700, group: "02,O,B,4,260104,,,/")
        #expect(test.records.isEmpty && test.reading.skippedCount == 1 && test.reading.tallies)
    }

    @Test("Sums and counts that are wrong, and trailers that are missing, do not tally")
    func trailers() {
        #expect(read(["16,165,700,Z"], sum: 701).failures.count == 3)
        let head = ["01,A,B,260106,0600,1,,,2/", "02,A,B,1,260105,,,/", "03,1,,,,,/", "16,165,700,Z"]
        #expect(
            BankFileResult(head + ["98,700,1,5/", "99,700,1,7/"], .bai2).failures.contains("group 1, account 1 trailer")
        )
        #expect(BankFileResult(head + ["49,700,3/"], .bai2).failures == ["group 1 trailer", "file trailer"])
    }

    @Test("Lines that are no record are invalid, and nothing is lost with them")
    func foreignLines() {
        let result = read(["17,165,700,Z", "16,165,700,Z,,X,T"], sum: 700)
        #expect(result.reading.invalidLines.count == 1)
        #expect(result.amounts == [700])
        #expect(BankFileResult(["16,165,700,Z"], .bai2).failure?.message.contains("--format") == true)
    }
}
