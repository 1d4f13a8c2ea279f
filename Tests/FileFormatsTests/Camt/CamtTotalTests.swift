import FileFormats
import PaymentModel
import Testing

@Suite("camt balances and totals")
struct CamtTotalTests {
    private static func balances(_ opening: String, _ closing: String, currency: String = "BRL") -> String {
        CamtText.balance("OPBD", opening) + CamtText.balance("CLBD", closing, currency: currency)
    }

    @Test func balancesMustFollowFromTheEntries() {
        let entries = [CamtText.entry(), CamtText.entry(direction: "<CdtDbtInd>DBIT</CdtDbtInd>"), CamtText.entry()]
        let good = CamtResult(
            CamtText.statement(entries[0], entries[1], entries[2], before: Self.balances("5.00", "15.00")))
        #expect(good.total("balances")?.tallies == true)
        let short = CamtResult(CamtText.statement(entries[0], entries[1], before: Self.balances("5.00", "15.00")))
        #expect(short.total("balances")?.computed == "5.00")
        #expect(!short.reading.tallies)
    }

    @Test func pendingEntriesDoNotChangeTheBalance() {
        let pending = CamtText.entry(status: "<Sts>PDNG</Sts>")
        let result = CamtResult(CamtText.statement(CamtText.entry(), pending, before: Self.balances("0", "10")))
        #expect(result.reading.tallies)
    }

    @Test func balancesThatCannotBeCheckedAreWarnedAbout() {
        let entry = CamtText.entry()
        let other = CamtResult(CamtText.statement(entry, before: Self.balances("0", "7", currency: "USD")))
        let page = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>" + Self.balances("0", "7")
        for result in [
            other, CamtResult(CamtText.statement(entry)), CamtResult(CamtText.statement(entry, before: page)),
        ] {
            #expect(result.reading.tallies)
            #expect(result.reading.controlTotals.isEmpty)
            #expect(result.reading.warnings.count == 1)
        }
        let notice = CamtResult(CamtText.statement(entry, message: "BkToCstmrDbtCdtNtfctn/Ntfctn"))
        #expect(notice.reading.warnings.isEmpty)
        #expect(notice.reading.level == .detail)
        #expect(CamtResult(CamtText.statement(entry, message: "BkToCstmrAcctRpt/Rpt")).reading.level == .statement)
    }

    private func summary(_ count: String, _ sum: String) -> String {
        "<TxsSummry><TtlNtries><NbOfNtries>\(count)</NbOfNtries><Sum>\(sum)</Sum></TtlNtries></TxsSummry>"
    }

    @Test(arguments: [
        ("2", "20.00", true), ("1", "10", true), ("3", "20.00", false), ("2", "20.01", false), ("x", "y", false),
    ])
    func summariesCountAllEntriesOrTheBooked(count: String, sum: String, tallies: Bool) {
        let pending = CamtText.entry(status: "<Sts>PDNG</Sts>")
        let result = CamtResult(CamtText.statement(CamtText.entry(), pending, before: summary(count, sum)))
        #expect(result.reading.tallies == tallies)
        #expect(result.reading.controlTotals.map(\.name) == ["entries", "amounts"])
        #expect(result.reading.controlTotals.allSatisfy { $0.line == 2 })
    }

    @Test func anInvalidEntryMakesTheBalanceFail() {
        let broken = CamtText.entry(amount: "<Amt Ccy=\"BRL\">x</Amt>")
        let result = CamtResult(CamtText.statement(CamtText.entry(), broken, before: Self.balances("0", "20")))
        #expect(result.reasons.count == 1)
        #expect(!result.reading.tallies)
    }

    @Test(arguments: ["\u{FEFF}", "\n\n  ", "\u{FEFF}\r\n"])
    func whatStandsAroundTheDocumentIsPassedOver(before: String) {
        let text = CamtText.statement(CamtText.entry())
        let result = CamtResult(before + text + "\u{1A}\u{0}\n")
        #expect(result.failure == nil)
        let line = before.utf8.count { $0 == 0x0A } + 3
        #expect(result.records.map { Int($0.location.line) } == [line])
        let offset = result.records.first.map { Int($0.location.offset) } ?? 0
        #expect(CamtResult.extent(offset, of: Array((before + text).utf8)).starts(with: Array("<Ntry>".utf8)))
    }

    @Test func theMessageMayStandInAnEnvelope() {
        let text = CamtText.statement(CamtText.entry()).replacing("<?xml version=\"1.0\"?>\n", with: "")
        let result = CamtResult(
            "<s:Envelope xmlns:s=\"urn:x\"><AppHdr><Id>1</Id></AppHdr><s:Body>\(text)</s:Body></s:Envelope>")
        #expect(result.records.count == 1)
    }

    @Test(arguments: ["utf-16", "windows-1252", "UTF-8", "x-unknown"])
    func whatTheDocumentDeclaresOfItsEncodingIsNotBelieved(encoding: String) {
        let text = CamtText.statement(CamtText.entry(rest: "<AcctSvcrRef>é</AcctSvcrRef>"))
            .replacing("version=\"1.0\"", with: "version=\"1.0\" encoding=\"\(encoding)\"")
        #expect(CamtResult(text).records.first?.reference == "é")
        let latin1 = text.unicodeScalars.map { UInt8($0.value) }
        #expect(CamtResult(latin1).records.first?.reference == "é")
    }

    @Test func otherXMLIsNotClaimed() {
        for text in ["<OFX><x/></OFX>", "<a/>", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"/>"]
        {
            let bytes = Array(text.utf8)
            let verdict = FormatSniffer.sniff(bytes.span)
            #expect(verdict != .format(.camt))
            #expect(CamtResult(bytes).failure != nil)
        }
    }
}
