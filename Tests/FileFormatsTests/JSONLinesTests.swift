import FileFormats
import PaymentModel
import Testing

@Suite("JSON Lines: what is read")
struct JSONLinesTests {
    @Test(arguments: [
        ("0.1", "0.10"), ("1", "1.00"), ("-2.53", "-2.53"), ("12345678901234.56", "12345678901234.56"),
        ("0.29", "0.29"),
        ("9007199254740993.01", nil), ("900719925474099.31", "900719925474099.31"),
        ("1000000000000000.00", "1000000000000000.00"),
        ("1e3", nil), ("1E3", nil), ("1.5e-1", nil), ("1.005", nil), ("1.", nil), ("-", nil), ("1-2", nil),
        ("-0", "0.00"),
        ("\"1.50\"", "1.50"), ("\"1,50\"", "1.50"), ("\"1.234,56\"", "1234.56"), ("\" 7 \"", "7.00"), ("\"1e3\"", nil),
        ("true", nil), ("null", nil), ("[1]", nil), ("{\"value\":1}", nil), ("\"\"", nil),
    ])
    func amountsAreReadAsDecimalText(value: String, amount: String?) {
        let result = GenericResult.json(#"{"date":"2026-11-19","amount":\#(value)}"#)
        #expect(result.failure == nil)
        #expect(result.amounts == (amount.map { [$0] } ?? []))
        #expect(result.invalidLines == (amount == nil ? [1] : []))
    }

    @Test(arguments: [
        (#"a\"b"#, "a\"b"), (#"a\\b"#, "a\\b"), (#"a\/b"#, "a/b"), (#"\b\f\n\r\tx"#, "\u{8}\u{C}\n\r\tx"),
        (#"\u0041"#, "A"),
        (#"\u00e3\u00E3"#, "ãã"), (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00!"#, "😀!"), (#"\uffff"#, "\u{FFFF}"),
        (#"\udbff\udfff"#, "\u{10FFFF}"), (#"\u0000"#, "\u{0}"), ("çã😀", "çã😀"), (#"  x  "#, "x"),
        (#"\u0020x\u0009"#, "x"),
        (#"\\u0041"#, "\\u0041"), ("a,b}c]", "a,b}c]"),
    ])
    func stringsAreUnescaped(text: String, meaning: String) {
        let result = GenericResult.json(#"{"reference":"\#(text)","date":"2026-11-19","amount":1}"#)
        #expect(result.references == [meaning])
        // The same text as a key that is not read, and as an escaped key that is.
        #expect(GenericResult.json(#"{"\#(text)":"x","date":"2026-11-19","amount":1}"#).records.count == 1)
        #expect(
            GenericResult.json(#"{"\u0072eference":"\#(text)","date":"2026-11-19","amount":1}"#).references == [meaning]
        )
    }

    @Test func keysMayStandInAnyOrderWithBlanksAndOthersBetween() {
        let lines = [
            #"{"reference":"A","amount":"1.00","date":"2026-11-19"}"#,
            " \t{ \"date\" : \"2026-11-19\" , \"x\" : [ 1 , { \"amount\" : 9 } , [ ] , { } ] , \"amount\" : 1 , \"external_id\" : \"A\" } \r",
            #"{"nested":{"reference":"no","date":null},"date":"2026-11-19","reference":"A","amount":1.00,"flag":true}"#,
        ]
        let result = GenericResult(lines.map { $0 + "\n" }.joined(), as: .jsonl)
        #expect(result.references == ["A", "A", "A"])
        #expect(result.amounts == ["1.00", "1.00", "1.00"])
        #expect(result.originals == lines.map { $0 + "\n" })
        #expect(result.lines == [1, 2, 3])
    }

    @Test func nullSaysNothing() {
        let result = GenericResult.json(
            #"{"reference":null,"taxpayer_id":null,"currency":null,"date":"2026-11-19","amount":1,"status":null}"#,
            #"{"reference":null,"external_id":"B","date":"2026-11-19","amount":1}"#,
            #"{"external_id":"B","reference":null,"date":"2026-11-19","amount":1}"#)
        #expect(result.references == [nil, "B", "B"])
        #expect(result.records.first?.money.currency == .brl)
        #expect(result.records.first?.status == nil)
    }

    @Test func thePlainestNameWinsWhateverTheOrder() {
        let result = GenericResult.json(
            #"{"external_id":"B","reference":"A","date":"2026-11-19","amount":1}"#,
            #"{"reference":"A","external_id":"B","date":"2026-11-19","amount":1}"#)
        #expect(result.references == ["A", "A"])
    }

    @Test func aMappingNamesTheKey() {
        let options = ReadOptions(mapping: ColumnMapping([.amount: "valor pago", .reference: "txid"]))
        let result = GenericResult.json(
            #"{"valor pago":1,"amount":9,"txid":"A","reference":"B","date":"2026-11-19"}"#,
            #"{"amount":9,"date":"2026-11-19"}"#, options: options)
        #expect(result.amounts == ["1.00"])
        #expect(result.references == ["A"])
        #expect(result.reasons == ["amount is missing"])
    }

    @Test func emptyLinesCountAsLinesAndAByteOrderMarkDoesNotCount() {
        let result = GenericResult("\u{FEFF}\n\r\n" + #"{"date":"2026-11-19","amount":1}"# + "\r\n  \n{}\n", as: .jsonl)
        #expect(result.lines == [3])
        #expect(result.records.first?.location.offset == 6)
        #expect(result.invalidLines == [5])
    }

    @Test func aFileWithoutAFinalNewlineIsReadWithAWarning() {
        let result = GenericResult("\n" + #"{"date":"2026-11-19","amount":1}"#, as: .jsonl)
        #expect(result.amounts == ["1.00"])
        #expect(result.reading.warnings.map(\.line) == [2])
        #expect(GenericResult.json(#"{"date":"2026-11-19","amount":1}"#).warnings.isEmpty)
    }

    @Test(arguments: ["", "\u{FEFF}"])
    func aFileWithoutAByteHoldsNoRecordWithAWarning(text: String) {
        let result = GenericResult(text, as: .jsonl)
        #expect(result.failure == nil)
        #expect(result.reading.recordCount == 0)
        #expect(result.reading.warnings.count == 1)
    }

    @Test(arguments: [FileFormat.csv, .jsonl])
    func thereIsNothingToShowBeyondTheEnd(format: FileFormat) {
        let result = GenericResult("amount,date\n", as: format)
        for offset in [12, 13, 1_000] { #expect(result.extent(at: offset).isEmpty) }
        #expect(result.extent(at: 0) == 0..<12)
    }
}
