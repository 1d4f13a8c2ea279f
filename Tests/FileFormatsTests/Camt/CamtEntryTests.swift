import FileFormats
import PaymentModel
import Testing

@Suite("camt entries and transactions")
struct CamtEntryTests {
    @Test(arguments: [
        ("<Amt Ccy=\"BRL\">1.005</Amt>", "more decimals"), ("<Amt Ccy=\"BRL\">1,00</Amt>", "cannot be read"),
        ("<Amt Ccy=\"BRL\">-1.00</Amt>", "sign"), ("<Amt Ccy=\"BRL\"></Amt>", "empty"),
        ("<Amt Ccy=\"BRL\">1.0.0</Amt>", "cannot be read"), ("<Amt Ccy=\"BRL\">.</Amt>", "cannot be read"),
        ("<Amt Ccy=\"BRL\">1000000000000000.01</Amt>", "out of range"), ("<Amt>1.00</Amt>", "currency"),
        ("<Amt Ccy=\"XAU\">1.00</Amt>", "currency"), ("<Amt Ccy=\"JPY\">1.10</Amt>", "more decimals"), ("", "missing"),
        ("<Amt Ccy=\"BRL\">1.00</Amt><Amt Ccy=\"BRL\">1.00</Amt>", "twice"),
        ("<Amt Ccy=\"BRL\">1<b/>0</Amt>", "missing"),
    ])
    func anAmountThatCannotBeReadIsInvalid(amount: String, reason: String) {
        let result = CamtResult(CamtText.statement(CamtText.entry(amount: amount), CamtText.entry()))
        #expect(result.records.count == 1)
        #expect(result.reasons.count == 1)
        #expect(result.reasons.first?.contains(reason) == true, "\(result.reasons)")
    }

    @Test(arguments: [
        ("10", "10.00"), ("10.00000", "10.00"), ("  7.5 ", "7.50"), ("+3.00", "3.00"), ("0", "0.00"), (".5", "0.50"),
        ("1<!-- -->2.<![CDATA[30]]>", "12.30"), ("1000000000000000", "1000000000000000.00"),
    ])
    func amountsAreExact(text: String, amount: String) {
        let result = CamtResult(CamtText.statement(CamtText.entry(amount: "<Amt Ccy=\"BRL\">\(text)</Amt>")))
        #expect(result.records.map(\.money.decimal) == [amount])
    }

    @Test(arguments: [
        ("<BookgDt><Dt>2026-02-30</Dt></BookgDt>", "no day"),
        ("<BookgDt><Dt>19/11/2026</Dt></BookgDt>", "cannot be read"),
        ("<BookgDt><DtTm>2026-11-19T25:00:00</DtTm></BookgDt>", "out of range"),
        ("<BookgDt><DtTm>19/11/2026</DtTm></BookgDt>", "cannot be read"), ("", "neither"),
        ("<BookgDt><Dt/></BookgDt>", "empty"),
    ])
    func aDateThatCannotBeReadIsInvalid(dates: String, reason: String) {
        let result = CamtResult(CamtText.statement(CamtText.entry(dates: dates)))
        #expect(result.records.isEmpty)
        #expect(result.reasons.first?.contains(reason) == true, "\(result.reasons)")
    }

    @Test(arguments: [
        ("<BookgDt><DtTm>2026-11-20T02:59:59Z</DtTm></BookgDt>", "2026-11-19"),
        ("<BookgDt><DtTm>2026-11-20T02:59:59</DtTm></BookgDt>", "2026-11-20"),
        ("<BookgDt><Dt>2026-11-20Z</Dt></BookgDt>", "2026-11-20"),
        ("<ValDt><Dt>2026-11-21</Dt></ValDt>", "2026-11-21"),
        ("<BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-21</Dt></ValDt>", "2026-11-20"),
    ])
    func datesAreTheBooksDays(dates: String, day: String) {
        let result = CamtResult(CamtText.statement(CamtText.entry(dates: dates)))
        #expect(result.records.first?.date == BusinessDate(iso: day))
    }

    @Test func onlyBookedEntriesAreMoney() {
        let result = CamtResult(
            CamtText.statement(
                CamtText.entry(), CamtText.entry(status: "<Sts>PDNG</Sts>"),
                CamtText.entry(status: "<Sts><Cd>INFO</Cd></Sts>", dates: ""),
                CamtText.entry(status: "<Sts>LATE</Sts>"),
                CamtText.entry(status: ""), CamtText.entry(direction: "<CdtDbtInd>BOTH</CdtDbtInd>"),
                CamtText.entry(status: "<Sts>\n <Cd> BOOK </Cd>\n</Sts>")))
        #expect(result.records.count == 2)
        #expect(result.reading.skippedCount == 3)
        #expect(result.reasons.count == 2)
        #expect(result.reading.occurrences[Occurrence(code: "PDNG", meaning: "pending", kind: .information)] == 1)
        #expect(result.reading.occurrences[Occurrence(code: "LATE", meaning: "", kind: .unknown)] == 1)
        #expect(result.reading.warnings.count >= 2)
    }

    @Test func aReversalKeepsTheDirectionOfItsBooking() {
        let result = CamtResult(
            CamtText.statement(
                CamtText.entry(
                    direction: "<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>",
                    details: CamtText.detail("10.00", references: "<TxId>T-1</TxId>"))))
        #expect(result.records.map(\.money.decimal) == ["-10.00"])
        #expect(result.records.first?.originalReference == "T-1")
        #expect(result.records.first?.kind == "reversal")
        #expect(result.records.first?.status == "RVSL reversal of an earlier entry")
    }

    @Test func transactionsThatAreNotTheEntryDoNotTally() {
        let details = CamtText.detail("4.00") + CamtText.detail("5.00")
        let result = CamtResult(CamtText.statement(CamtText.entry(details: details)))
        #expect(result.records.map(\.money.decimal) == ["4.00", "5.00"])
        #expect(result.failedTotals.map(\.declared) == ["10.00", "10.00"])
        #expect(result.failedTotals.map(\.scope) == ["statement 1, entry 1", "statement 1"])
        let batch = "<Btch><NbOfTxs>3</NbOfTxs></Btch>" + CamtText.detail("4.00") + CamtText.detail("6.00")
        #expect(CamtResult(CamtText.statement(CamtText.entry(details: batch))).failedTotals.map(\.declared) == ["3"])
    }

    @Test func transactionsInOneOrSeveralListsCountTogether() {
        let entry = CamtText.entry(details: CamtText.detail("4.00") + "</NtryDtls><NtryDtls>" + CamtText.detail("6.00"))
        let result = CamtResult(CamtText.statement(entry))
        #expect(result.records.map(\.money.decimal) == ["4.00", "6.00"])
        #expect(result.failedTotals == [])
    }

    @Test func transactionsWithoutAmountsAreTheEntry() {
        let details = CamtText.detail(references: "<TxId>A</TxId>") + CamtText.detail() + CamtText.detail()
        let result = CamtResult(CamtText.statement(CamtText.entry(details: details)))
        #expect(result.records.map(\.money.decimal) == ["10.00"])
        #expect(result.records.first?.reference == nil)
        #expect(result.failedTotals == [])
        #expect(result.reading.warnings.contains { $0.message.contains("no amounts") })
    }

    @Test func oneTransactionOfSeveralWithoutAnAmountIsInvalid() {
        let details = CamtText.detail("4.00") + CamtText.detail() + CamtText.detail("x") + CamtText.detail("3.00")
        let result = CamtResult(CamtText.statement(CamtText.entry(details: details)))
        #expect(result.records.map(\.money.decimal) == ["4.00", "3.00"])
        #expect(result.reasons.count == 2)
        #expect(!result.failedTotals.isEmpty)
    }

    @Test func theBookedAmountCountsInOtherCurrencies() {
        let detail =
            "<TxDtls><Amt Ccy=\"USD\">2.00</Amt><AmtDtls><TxAmt><Amt Ccy=\"USD\">2.00</Amt></TxAmt></AmtDtls></TxDtls>"
        let result = CamtResult(CamtText.statement(CamtText.entry(details: detail)))
        #expect(result.records.map(\.money.decimal) == ["10.00"])
        #expect(result.reading.warnings.isEmpty == false)
        let other = CamtResult(CamtText.statement(CamtText.entry(details: CamtText.detail("9.00"))))
        #expect(other.records.map(\.money.decimal) == ["10.00"])
        #expect(other.reading.warnings.contains { $0.message.contains("another amount") })
    }

    @Test func anEntryOfThousandsOfTransactionsIsReadInPieces() {
        let details = (1...5_000).map { CamtText.detail("0.01", references: "<TxId>T\($0)</TxId>") }.joined(
            separator: "\n")
        let entry = CamtText.entry(amount: "<Amt Ccy=\"BRL\">50</Amt>", details: details)
        let result = CamtResult(CamtText.statement(entry))
        #expect(result.records.map { $0.reference?.string } == (1...5_000).map { "T\($0)" })
        #expect(Set(result.records.map(\.entryID)).count == 5_000)
        #expect(result.records.map(\.location.line) == (3..<5_003).map { UInt32($0) }.map { numericCast($0) })
        #expect(result.failedTotals == [])
    }
}
