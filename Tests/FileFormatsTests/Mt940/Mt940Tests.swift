import FileFormats
import PaymentModel
import Testing

@Suite("MT940 and MT942: entries, references, balances")
struct Mt940Tests {
    /// A statement of some entries, without a closing balance to tally with.
    private func read(_ fields: [String], currency: String = "EUR", _ options: ReadOptions = ReadOptions())
        -> BankFileResult
    {
        let head = [":20:X", ":25:99999999/1", ":28C:1/1", ":60F:C260101\(currency)0,"]
        return BankFileResult(head + fields + [":62F:C260101\(currency)0,", "-"], .mt940, options)
    }

    @Test("German pages: reversals move money the other way, references run over subfields, pages chain")
    func germanPages() throws {
        let bytes = try BankFileResult.fixture("mt940/german-pages.sta")
        let result = BankFileResult(bytes, .mt940)
        #expect(result.amounts == [25_000, -4050, -25_000, 4050, 100])
        #expect(
            result.references == ["INVOICE-2025-000000177", "OUR-42", "INVOICE-2025-000000177", "OUR-42", "REF-8"])
        #expect(result.dates == ["2025-12-31", "2025-12-31", "2026-01-02", "2026-01-02", "2026-01-02"])
        #expect(result.reading.tallies)
        #expect(result.reading.controlTotals.count == 3)
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.level == .statement)
        #expect(result.reading.layout == "MT940")
        #expect(result.reading.accounts == ["99999999/0001234567"])
        #expect(result.records.allSatisfy { $0.referenceIsWeak && $0.taxpayer == nil && $0.originalReference == nil })
        #expect(result.records.map { $0.status?.string }.first == "NTRF transfer")
        #expect(result.records[2].status == "RC NRTI returned item, reversal of a credit")
        #expect(Set(result.records.map(\.entryID)).count == 5)
        #expect(result.records[0].entryID == "99999999/0001234567/00001/001/C251230EUR1000,/1")
        let extent = BankFileResult.extent(Int(result.records[1].location.offset), of: bytes, .mt940)
        #expect(extent == ":61:2601011231DR40,5NDDTKREF+//B2\r\n:86:105?00LASTSCHRIFT?20KREF+OUR-42?21SVWZ+ELECTRICITY")
    }

    @Test("The value date is the date by the credit basis; one that is no day of the calendar is invalid only there")
    func valueDates() throws {
        var options = ReadOptions()
        options.dateBasis = .credit
        let result = BankFileResult(try BankFileResult.fixture("mt940/german-pages.sta"), .mt940, options)
        #expect(result.dates == ["2025-12-31", "2026-01-01", "2025-12-31", "2026-01-02"])
        #expect(result.reading.invalidLines.map(\.reason) == [":61: the value date is no day of the calendar"])
        #expect(result.reading.tallies)
    }

    @Test("Dutch forms: end-to-end references between slashes, padded names, IBANs are no reference")
    func dutch() throws {
        let result = BankFileResult(try BankFileResult.fixture("mt940/dutch.sta"), .mt940)
        #expect(result.amounts == [9995, -1000, 2500, -500])
        #expect(result.references == ["ORDER 7/2026-01", nil, nil, "PLAIN"])
        #expect(result.reading.invalidLines.map(\.reason) == [":61: the amount has more decimals than its currency"])
        #expect(result.reading.invalidLines.map(\.line) == [24])
        #expect(result.reading.tallies)
        #expect(result.records.map(\.location.line) == [8, 12, 14, 25])
    }

    @Test("MT942: totals count what is announced too, and no record is made of it")
    func interim() throws {
        let result = BankFileResult(try BankFileResult.fixture("mt940/interim.sta"), .mt940)
        #expect(result.amounts == [1, -250])
        #expect(result.references == ["X1", "REF-2"])
        #expect(result.reading.layout == "MT942")
        #expect(result.reading.skippedCount == 1)
        #expect(result.times("EC NTRF") == 1)
        #expect(result.reading.tallies)
        #expect(result.reading.controlTotals.map(\.name) == ["debits", "credits"])
    }

    @Test("The entry date's year is the one nearest to the value date")
    func newYear() {
        let pairs = [("2512310102", "2026-01-02"), ("2601011231", "2025-12-31"), ("2402280229", "2024-02-29")]
        for (dates, booked) in pairs { #expect(read([":61:\(dates)C1,NTRFX"]).dates == [booked]) }
        #expect(read([":61:2603010229C1,NTRFX"]).dates == [])
        #expect(read([":61:260101    D1,NTRFX"]).dates == ["2026-01-01"])
        #expect(read([":61:991231C1,NTRFX"]).dates == ["1999-12-31"])
    }

    @Test(
        "Amounts are exact",
        arguments: [("9,", 900), ("0,12", 12), ("000000000025,00", 2500), ("8,1", 810), ("5", 500)])
    func amounts(text: String, minor: Int64) {
        #expect(read([":61:260101C\(text)NTRFX"]).amounts == [minor])
        #expect(read([":61:260101RCR\(text)NTRFX"]).amounts == [-minor])
        #expect(read([":61:260101RD\(text)NTRFX"]).amounts == [minor])
        #expect(read([":61:260101DR\n\(text)NTRFX"]).amounts == [-minor])
    }

    @Test(
        "What is no amount is invalid",
        arguments: ["", ",5", "1.50", "1,2,3", "1,234", "12345678901234567890,", "-1,", "1 000,"])
    func badAmounts(text: String) {
        let result = read([":61:260101C\(text)NTRFX"])
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test("The currency says how many decimals there are")
    func decimals() {
        #expect(read([":61:260101C100,NTRFX"], currency: "JPY").amounts == [100])
        #expect(read([":61:260101C1,234NTRFX"], currency: "KWD").amounts == [1234])
        #expect(read([":61:260101C100,5NTRFX"], currency: "JPY").reading.invalidLines.count == 1)
        #expect(read([":61:260101C1,NTRFX"], currency: "DEM").reading.invalidLines.count == 1)
    }

    @Test("A balance that entries do not give does not tally")
    func balances() {
        let lines = [":20:X", ":25:1", ":60F:C260101EUR10,", ":61:260101D3,NTRFX", ":62F:C260101EUR7,01"]
        let result = BankFileResult(lines, .mt940)
        #expect(result.failures == ["statement 1 closing balance"])
        #expect(result.reading.controlTotals.first?.declared == "EUR 7.01")
        #expect(result.reading.controlTotals.first?.computed == "EUR 7.00")
        #expect(BankFileResult(lines.dropLast() + [":62F:C260101USD7,"], .mt940).failures.count == 1)
        #expect(BankFileResult(lines.dropLast() + [":62F:C260101EUR7,"], .mt940).reading.tallies)
        #expect(BankFileResult(lines.dropLast() + [":64:C260101EUR7,"], .mt940).failures == ["statement 1 trailer"])
    }

    @Test("A page that does not go on from the one before it does not tally; a gap between statements is a warning")
    func chains() {
        func pages(_ next: String) -> BankFileResult {
            BankFileResult(
                [
                    ":20:X", ":25:1", ":60F:C260101EUR10,", ":62M:C260101EUR10,", "-", ":20:X", ":25:1", next,
                    ":62F:C260101EUR11,", "-",
                ],
                .mt940)
        }
        #expect(pages(":60M:C260101EUR11,").failures == ["statement 2 opening balance"])
        #expect(pages(":60F:C260101EUR11,").reading.tallies)
        #expect(pages(":60F:C260101EUR11,").reading.warnings.count == 1)
    }

    @Test("A reference that says nothing is none", arguments: ["NONREF", "KREF+", "EREF", "PREF", "0000", ""])
    func noReferences(text: String) {
        #expect(read([":61:260101C1,NTRF\(text)"]).references == [nil])
        #expect(read([":61:260101C1,NTRF\(text)//BANK"]).references == ["BANK"])
    }

    @Test("The end-to-end reference comes first, then the owner's, the payer's own, the bank's")
    func referenceOrder() {
        let entry = ":61:260101C1,NTRFOWN//BANK"
        #expect(read([entry, ":86:166?20EREF+E1?21KREF+K1?22SVWZ+X"]).references == ["E1"])
        #expect(read([entry, ":86:166?20EREF+NOTPROVIDED?21KREF+K1"]).references == ["OWN"])
        #expect(read([":61:260101C1,NTRFNONREF//BANK", ":86:166?20KREF+K1?21SVWZ+EREF"]).references == ["K1"])
        #expect(read([entry, ":86:166~20EREF+E", "2~21 3~30X"]).references == ["E2 3"])
        #expect(read([entry, ":86:EREF: E4 SVWZ: X"]).references == ["E4"])
        #expect(read([entry, "/TRCD/00100/", ":86:/EREF/E5/6//CNTP/X///REMI/USTD//Y/"]).references == ["E5/6"])
        #expect(read([entry, ":86:/EREF//REMI/X"]).references == ["OWN"])
    }

    @Test("The text of the closing balance belongs to no entry, and neither does a second one")
    func strayTexts() {
        let result = read([":61:260101C1,NTRFOWN", ":86:/EREF/A/", ":86:/EREF/B/", ":NS:01X"])
        #expect(result.references == ["A"])
    }

    @Test("Statements that come twice have the same entry IDs")
    func entryIDs() throws {
        let bytes = try BankFileResult.fixture("mt940/german-pages.sta")
        let ids = BankFileResult(bytes + bytes, .mt940).records.map { $0.entryID?.string }
        #expect(Array(ids.prefix(5)) == Array(ids.suffix(5)))
        #expect(Set(ids).count == 5)
    }
}
