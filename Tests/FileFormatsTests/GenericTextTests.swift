import FileFormats
import PaymentModel
import Testing

@Suite("Texts of generic files")
struct GenericTextTests {
    private static let header = Array("reference,amount,date\n".utf8)

    private func csv(_ reference: [UInt8]) -> GenericResult {
        GenericResult(GenericTextTests.header + reference + Array(",1.00,2026-11-19\n".utf8))
    }

    @Test func textThatIsNotUTF8IsLatin1() {
        #expect(csv([0x63, 0x61, 0x66, 0xE9]).references == ["café"])
        #expect(csv(Array("café".utf8)).references == ["café"])
        #expect(csv([0x22, 0xE3, 0x22, 0x22, 0x22]).references == ["ã\""])
        #expect(csv([0xFF, 0x41]).references == ["ÿA"])
        let json = Array(#"{"amount":1,"date":"2026-11-19","reference":"caf"#.utf8) + [0xE9, 0x22, 0x7D, 0x0A]
        #expect(GenericResult(json, as: .jsonl).references == ["café"])
    }

    @Test func aLatin1HeaderIsDecodedForItsMapping() {
        let options = ReadOptions(mapping: ColumnMapping([.reference: "Referência"]))
        let body = Array(",amount,date\nR,1.00,2026-11-19\n".utf8)
        let latin1: [UInt8] = Array("Refer".utf8) + [0xEA] + Array("ncia".utf8)
        #expect(GenericResult(latin1 + body, options: options).references == ["R"])
        #expect(GenericResult(Array("Referência".utf8) + body, options: options).references == ["R"])
    }

    @Test func aLatin1DirectionIsRead() {
        let line: [UInt8] = Array("5,00;2026-11-19;D".utf8) + [0xE9] + Array("bito\n".utf8)
        #expect(GenericResult(Array("amount;date;direction\n".utf8) + line).amounts == ["-5.00"])
        #expect(GenericResult("amount;date;direction\n5,00;2026-11-19;Débito\n").amounts == ["-5.00"])
    }

    @Test func textsAreTrimmedOfBlanksAndTabs() {
        #expect(csv(Array(" \t A b \t".utf8)).references == ["A b"])
        #expect(csv(Array("\"  A  \"".utf8)).references == ["A"])
    }

    @Test(arguments: [
        "", " ", "NONREF", "nonref", "NotProvided", "NOTPROVIDED", " NONREF ", "0", "0000000", "\"\"", "\" 000 \"",
        "\"NONREF\"",
    ])
    func someWordsSayThatThereIsNoReference(text: String) {
        for column in ["reference", "obligation", "original_reference"] {
            let record = GenericResult.csv("\(column),amount,date", "\(text),1.00,2026-11-19").records.first
            #expect(record != nil)
            #expect(record?.reference == nil && record?.obligation == nil && record?.originalReference == nil)
        }
    }

    @Test(arguments: ["NONREFS", "NONRE", "NOTPROVIDEX", "O", "00A", "0 0", "N/A", "-", "null"])
    func otherWordsAreReferences(text: String) {
        #expect(csv(Array(text.utf8)).references == [text])
    }

    @Test func anEntryIDOfZerosIsAnEntryID() {
        #expect(GenericResult.csv("entry_id,amount,date", "000,1.00,2026-11-19").records.first?.entryID == "000")
    }

    @Test func aTextBeyondTheLimitIsInvalidAndSaysWhichItIs() {
        let longest = [UInt8](repeating: 0x41, count: 1 << 20 - 1)
        #expect(csv(longest).records.first?.reference?.bytes == longest)
        let result = csv(longest + [0x41])
        #expect(result.records.isEmpty)
        #expect(result.reasons == ["reference is longer than 1048575 bytes"])
    }

    @Test func textsAreComparedAsBytesAndNotNormalised() {
        let composed = csv(Array("\u{E9}".utf8)).records.first?.reference
        let decomposed = csv(Array("e\u{301}".utf8)).records.first?.reference
        #expect(composed != nil && decomposed != nil && composed != decomposed)
    }
}
