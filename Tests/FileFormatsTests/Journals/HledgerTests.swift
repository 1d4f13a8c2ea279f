import FileFormats
import PaymentModel
import Testing

@Suite("hledger: CSV and journals")
struct HledgerTests {
    private func fixture(_ path: String) throws -> [UInt8] { try GenericResult.fixture("formats/\(path)") }

    private func journal(_ text: String, account: String? = nil) -> TableResult {
        var options = ReadOptions()
        options.ledgerAccount = account
        return TableResult(text, as: .hledgerJournal, options: options, side: .ledger)
    }

    @Test func aPrintedJournalIsReadByItsBankAccount() throws {
        let bytes = try fixture("hledger/print.csv")
        #expect(TableResult.sniff(bytes) == .format(.hledger))
        let result = TableResult(bytes, as: .hledger, side: .ledger)
        #expect(result.amounts == ["1234.56", "-10.00"])
        #expect(result.references == ["E00000000202611030930abcdefghijk", "77"])
        #expect(result.records.map(\.referenceIsWeak) == [false, true])
        #expect(result.taxpayers == ["52998224725", nil])
        #expect(result.obligations == [nil, "00123"])
        #expect(result.statuses == ["*", "!"])
        #expect(result.lines == [2, 6])
        #expect(result.reading.skippedCount == 2)
        #expect(result.reading.accounts == ["assets:bank:itau"])
        #expect(result.reasons.isEmpty)
        var options = ReadOptions()
        options.dateBasis = .credit
        #expect(TableResult(bytes, as: .hledger, options: options).dates == ["2026-11-05", "2026-11-04"])
        #expect(result.taxpayerID(at: Int(result.records[0].location.offset)) == "529.982.247-25")
    }

    @Test(arguments: ["register", "aregister"])
    func registersAreRead(name: String) throws {
        let bytes = try fixture("hledger/\(name).csv")
        #expect(TableResult.sniff(bytes) == .format(.hledger))
        let result = TableResult(bytes, as: .hledger, side: .ledger)
        #expect(result.amounts == ["1234.56", "-10.00"])
        #expect(result.reading.layout == "hledger \(name)")
    }

    @Test func aJournalIsReadAsItIs() throws {
        let bytes = try fixture("hledger-journal/books.journal")
        #expect(TableResult.sniff(bytes) == .format(.hledgerJournal))
        let result = TableResult(bytes, as: .hledgerJournal, side: .ledger)
        #expect(result.failure == nil)
        #expect(result.amounts == ["1234.56", "10.00", "20.00", "-500.00"])
        #expect(result.dates == ["2026-11-03", "2026-11-04", "2026-11-04", "2026-11-05"])
        #expect(result.references == ["E00000000202611030930abcdefghijk", "SHARED-1", "OWN-1", nil])
        #expect(result.records.map(\.referenceIsWeak) == [false, true, false, false])
        #expect(result.taxpayers == ["52998224725", nil, nil, nil])
        #expect(result.obligations == [nil, "BOLETO-1", nil, nil])
        #expect(result.lines == [6, 11, 12, 17])
        #expect(result.reasons.count == 2)
        #expect(result.reasons.first == "the transaction does not balance")
        #expect(result.reading.invalidLines.map(\.line) == [21, 25])
        #expect(result.texts[2].hasPrefix("2026/11/4 ! Two parts\n"))
        #expect(result.taxpayerID(at: Int(result.records[0].location.offset)) == "529.982.247-25")
    }

    @Test func severalBankAccountsMustBeToldApart() {
        let text = "2026-11-03 A\n  assets:bank:a  BRL 1.00\n  assets:bank:b  BRL -1.00\n"
        let failure = journal(text).failure
        #expect(failure?.fault == .configuration)
        #expect(failure?.message.contains("assets:bank:a, assets:bank:b") == true)
        #expect(journal(text, account: "assets:bank:b").amounts == ["-1.00"])
        #expect(journal(text, account: "assets:bank").amounts == ["1.00", "-1.00"])
        #expect(journal(text, account: "*:a").amounts == ["1.00"])
        #expect(journal(text, account: "assets:ban").failure?.fault == .configuration)
    }

    @Test(arguments: [
        ("R$1.234,56", "1234.56"), ("-$10", "-10.00"), ("$-10.5", "-10.50"), ("10 EUR", "10.00"),
        ("BRL -1,000.00", "-1000.00"),
        ("1000 JPY", "1000"), ("10.00 BRL @ 0.20 USD", "10.00"), ("R$ 5,00 = R$ 100,00", "5.00"), ("+3.00", "3.00"),
    ])
    func amounts(text: String, amount: String) {
        #expect(journal("2026-11-03 A\n  assets:bank  \(text)\n  other\n").amounts == [amount])
    }

    @Test(arguments: ["R$1.000", "10.005 BRL", "10 ACME", "= R$ 5,00", "1 2", "R$", "--5", "5 BRL BRL", "1e3"])
    func amountsThatAreInvalid(text: String) {
        let result = journal("2026-11-03 A\n  assets:bank  \(text)\n  other\n")
        #expect(result.amounts.isEmpty)
        #expect(result.reading.invalidLines.count == 1)
    }

    @Test func aPostingOutsideOfATransactionIsNotLostSilently() {
        let result = journal("2026-11-03 A\n  other  -1.00\n  more\n\n  assets:bank  1.00\n", account: "other")
        #expect(result.amounts == ["-1.00"])
        #expect(result.reading.invalidLines.map(\.line) == [5])
        #expect(
            journal("account assets:bank\n  ; note\n  format x\n2026-11-03 A\n; c\n  assets:bank  1\n  other\n").amounts
                == ["1.00"])
    }

    @Test func aPostingsOwnDateCounts() {
        #expect(journal("2026-11-03 A\n  assets:bank  1.00  ; date:2026-11-05\n  other\n").dates == ["2026-11-05"])
        #expect(journal("2026-11-03 A\n  assets:bank  1.00  ; date:11/5\n  other\n").dates == ["2026-11-05"])
        #expect(journal("2026-11-03 A\n  assets:bank  1.00  ; date:soon\n  other\n").reading.invalidLines.count == 1)
    }

    @Test func oneReferenceOfSeveralPostingsIsWeak() {
        let header = "txnidx,date,description,comment,account,amount,commodity,posting-comment\n"
        let rows = ["1.00", "2.00"].map { "1,2026-11-03,A,reference:R1,assets:bank,\($0),BRL,\n" }.joined()
        let result = TableResult(header + rows + "2,2026-11-03,B,reference:R2,assets:bank,3.00,BRL,\n", as: .hledger)
        #expect(result.references == ["R1", "R1", "R2"])
        #expect(result.records.map(\.referenceIsWeak) == [true, true, false])
    }

    @Test func aDeclaredDecimalMarkSettlesGroups() {
        let text = "decimal-mark ,\n2026-11-03 A\n  assets:bank  R$1.000\n  other\n"
        #expect(journal(text).amounts == ["1000.00"])
    }

    @Test(arguments: ["include other.journal", "alias a=b", "apply account x", "Y 2026"])
    func whatChangesOtherLinesIsRefused(directive: String) {
        let failure = journal("\(directive)\n2026-11-03 A\n  assets:bank  1.00\n  other\n").failure
        #expect(failure?.line == 1)
        #expect(failure?.message.contains("hledger print") == true)
    }

    @Test(arguments: [
        "A word and another\nmore text\n", "2026-11-03,1.00\n", "reference,amount,date\n1,2.00,2026-11-03\n",
    ])
    func otherTextsAreNotClaimed(text: String) {
        #expect(TableResult.sniff(Array(text.utf8)) != .format(.hledgerJournal))
    }

    @Test func damageLosesNothingSilently() throws {
        var options = ReadOptions()
        options.ledgerAccount = "assets:*"
        #expect(
            TableDamage.holds(
                try fixture("hledger-journal/books.journal"), as: .hledgerJournal, options: options, copies: 100))
        #expect(TableDamage.holds(try fixture("hledger/print.csv"), as: .hledger, options: options, copies: 100))
    }
}
