import FileFormats
import PaymentModel
import Testing

@Suite("Generic CSV: columns by name")
struct DelimitedHeaderTests {
    @Test func columnsMayStandInAnyOrderWithOthersBetween() {
        let columns = ["amount", "date", "reference", "shop", "obligation", "currency"]
        let fields = ["1.00", "2026-11-19", "R1", "x", "N1", "USD"]
        for turn in columns.indices {
            let places = columns.indices.map { ($0 + turn) % columns.count }
            let result = GenericResult.csv(
                places.map { columns[$0] }.joined(separator: ","), places.map { fields[$0] }.joined(separator: ","))
            #expect(result.amounts == ["1.00"])
            #expect(result.dates == ["2026-11-19"])
            #expect(result.references == ["R1"])
            #expect(result.records.first?.obligation == "N1")
            #expect(result.records.first?.money.currency.code == "USD")
        }
    }

    @Test(arguments: [
        "reference", "external_id", "end_to_end_id", "endToEndId", "Reference", " REFERENCE ", "External ID",
        "external-id",
    ])
    func aReferenceIsKnownByItsOtherNamesInAnyCase(name: String) {
        #expect(GenericResult.csv("\(name),amount,date", "R1,1.00,2026-11-19").references == ["R1"])
    }

    @Test func everyColumnIsReadByItsOwnNameAndByItsAliases() {
        for column in GenericColumn.allCases {
            for name in column.names { #expect(GenericColumn.allCases.filter { $0.names.contains(name) } == [column]) }
        }
        let result = GenericResult.csv(
            "valor;data;cpf_cnpj;moeda;nosso_numero;entry_id;original_reference;kind;status",
            "1,50;2026-11-19;52998224725;BRL;N1;E1;R0;PIX;OK")
        let record = result.records.first
        #expect(result.amounts == ["1.50"])
        #expect(record?.taxpayer?.text == "52998224725" && record?.obligation == "N1" && record?.entryID == "E1")
        #expect(record?.originalReference == "R0" && record?.kind == "PIX" && record?.status == "OK")
        #expect(record?.isReturn == true)
    }

    @Test func thePlainestNameWinsOverAnAlias() {
        #expect(GenericResult.csv("external_id,reference,amount,date", "X,R,1.00,2026-11-19").references == ["R"])
    }

    @Test func aMappingNamesTheColumnWhateverElseIsThere() {
        let mapping = ColumnMapping([.amount: "Valor Pago", .reference: "ID"])
        let result = GenericResult(
            "id,ID,amount,Valor Pago,date,reference\na,B,9.00,1.00,2026-11-19,c\n",
            options: ReadOptions(mapping: mapping))
        #expect(result.amounts == ["1.00"])
        #expect(result.references == ["B"])
        let loose = ReadOptions(mapping: ColumnMapping([.amount: "valor-pago"]))
        #expect(GenericResult("Valor Pago,date\n1.00,2026-11-19\n", options: loose).amounts == ["1.00"])
    }

    @Test func aColumnsNameMayHoldDoubledQuotesDelimitersAndLineBreaks() {
        let options = ReadOptions(mapping: ColumnMapping([.reference: "the \"ref\"", .obligation: "a,\nb"]))
        let result = GenericResult(
            "\"the \"\"ref\"\"\",\"a,\nb\",amount,date\nR,N,1.00,2026-11-19\n", options: options)
        #expect(result.references == ["R"])
        #expect(result.records.first?.obligation == "N")
        #expect(result.lines == [3])
    }

    @Test func oneColumnMayServeTwoFields() {
        let options = ReadOptions(mapping: ColumnMapping([.reference: "id", .entryID: "id"]))
        let csv = GenericResult("id,amount,date\nA,1.00,2026-11-19\n", options: options)
        let json = GenericResult.json(#"{"id":"A","amount":1,"date":"2026-11-19"}"#, options: options)
        for result in [csv, json] {
            #expect(result.references == ["A"])
            #expect(result.records.map(\.entryID) == ["A"])
        }
    }

    @Test func aMappedColumnThatIsNotThereIsAFaultOfTheConfiguration() {
        let options = ReadOptions(mapping: ColumnMapping([.reference: "Txid"]))
        for header in ["reference,amount,date", "reference;amount;date"] {
            let failure = GenericResult("\(header)\n", options: options).failure
            #expect(failure?.fault == .configuration)
            #expect(failure?.line == 1)
            #expect(failure?.message.contains("there is no column \"Txid\"") == true)
            #expect(failure?.message.contains("reference, amount, date") == true)
        }
    }

    @Test func anUnknownZoneIsAFaultOfTheConfiguration() {
        let options = ReadOptions(businessZone: "Brasil/Capital")
        #expect(GenericResult("amount,date\n", options: options).failure?.fault == .configuration)
        #expect(GenericResult("{}\n", as: .jsonl, options: options).failure?.fault == .configuration)
    }

    @Test(arguments: [
        ("reference,date\n", "amount (or debit and credit)"), ("amount,reference\n", "date"),
        ("debit,date\n", "amount"),
        ("credit;date\n", "amount"), ("some text\n", "amount (or debit and credit) and for date"),
        ("\u{0}\u{1}\u{2}", "amount"),
    ])
    func aHeaderWithoutAmountOrDateIsAFaultOfTheInput(text: String, missing: String) {
        let failure = GenericResult(text).failure
        #expect(failure?.fault == .input)
        #expect(failure?.line == 1)
        #expect(failure?.message.hasPrefix("there is no column for \(missing)") == true, "\(failure?.message ?? "")")
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n"])
    func aFileWithoutAHeaderIsEmpty(text: String) {
        let failure = GenericResult(text).failure
        #expect(failure?.fault == .input)
        #expect(failure?.message.hasPrefix("the file is empty") == true)
    }

    @Test func aFaultOfTheHeaderNamesTheHeadersOwnLine() {
        #expect(GenericResult("\n\n\nreference,date\n").failure?.line == 4)
        let options = ReadOptions(mapping: ColumnMapping([.reference: "Txid"]))
        #expect(GenericResult("\r\n\namount,date\n", options: options).failure?.line == 3)
    }

    @Test func aQuoteThatIsNeverClosedInTheHeaderIsAFaultOfTheInput() {
        #expect(GenericResult("\"amount,date\n1.00,2026-11-19\n").failure?.fault == .input)
    }

    @Test func aHeaderOfTooManyColumnsIsRefused() {
        let columns = (0..<5_000).map { "c\($0)" } + ["amount", "date"]
        #expect(GenericResult(columns.joined(separator: ",") + "\n").failure?.fault == .input)
        let many = (0..<4_000).map { "c\($0)" } + ["amount", "date"]
        let line = [String](repeating: "", count: 4_000) + ["1.00", "2026-11-19"]
        #expect(GenericResult.csv(many.joined(separator: ","), line.joined(separator: ",")).amounts == ["1.00"])
    }
}
