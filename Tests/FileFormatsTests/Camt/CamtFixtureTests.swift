import FileFormats
import PaymentModel
import Testing

@Suite("camt fixtures of the project")
struct CamtFixtureTests {
    @Test func aStatementOfAllKindsOfEntries() throws {
        let bytes = try CamtResult.fixture("statement-v8.xml")
        let result = CamtResult(bytes)
        #expect(result.failure == nil)
        #expect(result.reading.layout == "camt.053.001.08")
        #expect(result.reading.level == .statement)
        #expect(result.reading.accounts == ["BR1500000000000010932840814P2"])
        #expect(result.records.map(\.money.decimal) == ["300.50", "100.00", "150.00", "-25.00", "-180.00", "50.00"])
        #expect(result.reading.skippedCount == 1)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.controlTotals.count == 8)
        #expect(result.failedTotals == [])
        #expect(result.reading.occurrences[Occurrence(code: "BOOK", meaning: "booked", kind: .paid)] == 4)
        #expect(
            result.reading.occurrences[Occurrence(code: "AC04", meaning: "account closed", kind: .reversed)] == 1)
        #expect(result.records.allSatisfy { $0.date == BusinessDate(iso: "2026-11-19") })
        #expect(
            result.records.map { $0.reference?.string } == [
                "E1234567820261119143000000000001", "TX-77", "SHARED-1", "BK-0001", "BK-0004", "BK-0005",
            ])
        #expect(result.records.map(\.referenceIsWeak) == [false, false, true, true, true, true])
        let ids = result.records.map { $0.taxpayer?.text.string }
        #expect(ids == ["52998224725", "12ABC34501DE35", nil, nil, nil, "52998224725"])
        #expect(
            result.records.map { $0.kind?.string } == [
                "statement-line", "statement-line", "statement-line", "charge", "batch", "return",
            ])
        let account = "BR1500000000000010932840814P2/"
        #expect(
            result.records.map { $0.entryID?.string }
                == [
                    "BK-0001/1", "BK-0002/1/1", "BK-0002/1/2", "BK-0001/2", "BK-0004/1", "BK-0005/1",
                ].map { account + $0 })
        #expect(result.records.compactMap { $0.obligation?.string } == ["RF18539007547034"])
        #expect(result.records.compactMap { $0.originalReference?.string } == ["TX-OUT-9"])
        #expect(result.records.last?.status == "AC04 account closed")
    }

    @Test func recordsStandWhereTheyStart() throws {
        let bytes = try CamtResult.fixture("statement-v8.xml")
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for record in CamtResult(bytes).records {
            let line = lines[Int(record.location.line) - 1]
            let text = String(decoding: CamtResult.extent(Int(record.location.offset), of: bytes), as: UTF8.self)
            #expect(line.contains("<Ntry>") || line.contains("<TxDtls>"))
            #expect(text.hasPrefix("<Ntry>") ? text.hasSuffix("</Ntry>") : text.hasPrefix("<TxDtls>"))
            #expect(text.hasSuffix("</Ntry>") || text.hasSuffix("</TxDtls>"))
        }
    }

    @Test(arguments: CamtResult.fixtures)
    func piecesMayEndAnywhere(name: String) throws {
        let bytes = try CamtResult.fixture(name)
        let head = try #require(bytes.firstIndex(of: 0x3E)) + 1
        let expected = CamtResult(bytes)
        for shift in stride(from: 0, to: bytes.count, by: 61) {
            // A comment that makes the parser's first piece of 64 KiB end within what follows.
            let comment =
                Array("<!--".utf8) + [UInt8](repeating: 0x20, count: (64 << 10) - shift - head) + Array("-->".utf8)
            let result = CamtResult(bytes[..<head] + comment + bytes[head...])
            #expect(result.reading.controlTotals == expected.reading.controlTotals)
            let moved = result.records.map { record in
                var record = record
                record.location = SourceLocation(
                    source: record.location.source, offset: record.location.offset - UInt64(comment.count),
                    line: record.location.line)
                return record
            }
            #expect(moved == expected.records, "shifted by \(shift)")
        }
    }

    @Test func valueDatesAreChosen() throws {
        var options = ReadOptions()
        options.dateBasis = .credit
        let result = CamtResult(try CamtResult.fixture("statement-v8.xml"), options)
        #expect(result.records.first?.date == BusinessDate(iso: "2026-11-20"))
    }

    @Test func aStatementInLatin1WithPrefixes() throws {
        let bytes = try CamtResult.fixture("statement-v2.xml")
        let result = CamtResult(bytes)
        #expect(result.failure == nil)
        #expect(result.reading.layout == "camt.053.001.02")
        #expect(result.reading.accounts == ["0001-12345", "0001-99999"])
        let record = try #require(result.records.first)
        #expect(record.money.decimal == "5000")
        #expect(record.money.currency.code == "JPY")
        #expect(record.reference == "A&B-1")
        #expect(!record.referenceIsWeak)
        #expect(record.date == BusinessDate(iso: "2026-11-18"))
        #expect(record.entryID == "0001-12345/S-1/1")
        #expect(result.total("balances")?.tallies == true)
        #expect(result.reading.warnings.map(\.message).contains { $0.contains("value date") })
        #expect(CamtResult.extent(Int(record.location.offset), of: bytes).starts(with: Array("<c:Ntry>".utf8)))
    }

    @Test func aNotificationIsDetail() throws {
        let bytes = try CamtResult.fixture("notification-v4.xml")
        let result = CamtResult(bytes)
        #expect(result.reading.level == .detail)
        #expect(result.records.map(\.money.decimal) == ["100.00", "-10.00", "50.00"])
        #expect(result.records.map { $0.originalReference?.string } == [nil, "BACK-1", nil])
        #expect(result.records[1].status == "DUPL duplicate payment")
        #expect(result.total("transactions", "notification 1")?.computed == "90.00")
        #expect(result.failedTotals == [])
        var net = ReadOptions()
        net.amountBasis = .net
        #expect(CamtResult(bytes, net).records.last?.money.decimal == "47.50")
    }

    @Test func idsAreFoundAgainForMasking() throws {
        let bytes = try CamtResult.fixture("statement-v8.xml")
        let found = CamtResult(bytes).records.map { CamtResult.taxpayerID(Int($0.location.offset), of: bytes) }
        #expect(found[0] == "52998224725")
        #expect(found[1] == "12.ABC.345/01DE-35")
        #expect(found[3] == nil)
    }

    @Test(arguments: CamtResult.fixtures)
    func theFormatIsTold(name: String) throws {
        let bytes = try CamtResult.fixture(name)
        let verdict = FormatSniffer.sniff(bytes.span)
        #expect(verdict == .format(.camt))
        let wide = [0xFF, 0xFE] + CamtResult.widened(bytes)
        let wideVerdict = FormatSniffer.sniff(wide.span)
        #expect(wideVerdict == .format(.camt))
    }

    @Test(arguments: [false, true])
    func utf16ReadsTheSame(isBigEndian: Bool) throws {
        let narrow = try CamtResult.fixture("statement-v8.xml")
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let wide = mark + CamtResult.widened(narrow, isBigEndian: isBigEndian)
        let (expected, result) = (CamtResult(narrow), CamtResult(wide))
        #expect(result.failure == nil)
        #expect(result.records.count == expected.records.count)
        for (left, right) in zip(result.records, expected.records) {
            #expect(left.location.offset == right.location.offset * 2 + 2)
            var moved = left
            moved.location = right.location
            #expect(moved == right)
            let extent = CamtResult.extent(Int(left.location.offset), of: wide)
            #expect(extent.count == 2 * CamtResult.extent(Int(right.location.offset), of: narrow).count)
            let ids = [(left, wide), (right, narrow)].map { CamtResult.taxpayerID(Int($0.location.offset), of: $1) }
            #expect(ids[0] == ids[1])
        }
    }
}
