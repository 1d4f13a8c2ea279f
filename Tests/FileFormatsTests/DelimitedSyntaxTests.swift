import FileFormats
import PaymentModel
import Testing

@Suite("Generic CSV: quotes, line breaks, delimiters")
struct DelimitedSyntaxTests {
    @Test func quotesHideDelimitersLineBreaksAndDoubledQuotes() {
        let text = #"""
            reference,"amount",date,description
            "A,1",1.00,2026-11-19,plain
            "say ""A""","1,50",2026-11-19,"two
            lines, and a ""quote"""
            "",2.00,2026-11-19,""
            """",3.00,"2026-11-19",

            """#
        let result = GenericResult(text)
        #expect(result.references == ["A,1", "say \"A\"", nil, "\""])
        #expect(result.amounts == ["1.00", "1.50", "2.00", "3.00"])
        #expect(result.lines == [2, 3, 5, 6])
        #expect(result.invalidLines.isEmpty && result.warnings.isEmpty)
    }

    @Test(arguments: ["\n", "\r\n"])
    func placesAreThoseOfTheBytes(lineBreak: String) {
        let lines = [
            "amount,date,reference", "1.00,2026-11-19,A", "", "2.00,2026-11-19,\"B\(lineBreak)\(lineBreak)b\"", "  \t",
            "3.00,2026-11-19,C", "\"4.00\",2026-11-19,D",
        ]
        let text = lines.map { $0 + lineBreak }.joined()
        let result = GenericResult(text)
        #expect(result.lines == [2, 4, 8, 9])
        #expect(result.references == ["A", "B\(lineBreak)\(lineBreak)b", "C", "D"])
        #expect(result.originals == [1, 3, 5, 6].map { lines[$0] + lineBreak })
        #expect(result.records.map(\.location.source) == ["file", "file", "file", "file"])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func theDelimiterIsFoundByItsHeader(delimiter: String) {
        let others = [",", ";", "\t", "|"].filter { $0 != delimiter }.joined()
        let lines = [
            ["amount", "date", "reference"], ["1.00", "2026-11-19", others],
            ["2.00", "2026-11-19", "\"\(delimiter)\""],
        ]
        let result = GenericResult(lines.map { $0.joined(separator: delimiter) + "\n" }.joined())
        #expect(result.amounts == ["1.00", "2.00"])
        #expect(result.references == [others.trimmingSuffix("\t"), delimiter == "\t" ? nil : delimiter])
    }

    @Test func aSemicolonFileMayHaveDecimalCommas() {
        #expect(GenericResult("amount;date\n1.234,56;2026-11-19\n").amounts == ["1234.56"])
        #expect(GenericResult("amount;date;a,b\n1,50;2026-11-19;\n").amounts == ["1.50"])
    }

    @Test func aByteOrderMarkIsNoPartOfTheFirstColumn() {
        let result = GenericResult([0xEF, 0xBB, 0xBF] + Array("amount,date\n1.00,2026-11-19\n".utf8))
        #expect(result.amounts == ["1.00"])
        #expect(result.records.first?.location.offset == 15)
        #expect(
            GenericResult([0xEF, 0xBB, 0xBF] + Array("\"amount\",date\n1.00,2026-11-19\n".utf8)).amounts == ["1.00"])
    }

    @Test func emptyLinesAreNoRecordsAndAreCountedAsLines() {
        let result = GenericResult("\n\r\n\namount,date\n\n1.00,2026-11-19\n   \n\t\n2.00,2026-11-19\n\n")
        #expect(result.lines == [6, 9])
        #expect(result.invalidLines.isEmpty)
    }

    @Test func aLineOfDelimitersAloneIsInvalid() {
        #expect(GenericResult("amount,date\n,\n").reasons == ["amount is missing"])
    }

    @Test func aDelimiterAtTheEndOfEachLineIsForgiven() {
        let result = GenericResult("amount,date\n1.00,2026-11-19,\n2.00,2026-11-19\n3.00,2026-11-19,\r\n")
        #expect(result.amounts == ["1.00", "2.00", "3.00"])
        #expect(GenericResult("amount,date,\n1.00,2026-11-19,\n").amounts == ["1.00"])
    }

    @Test(arguments: [
        ("1.00", "has 1 fields where the header has 2"), ("1.00,2026-11-19,x", "has 3 fields where the header has 2"),
        ("1,00,2026-11-19", "has 3 fields where the header has 2"), ("1.00,2026-11-19,,", "has 4 fields"),
        ("1.00,2026-11-19,\"\"", "has 3 fields"), ("\"1.00\"x,2026-11-19", "text follows a closing quote"),
        ("\"1.00\" ,2026-11-19", "text follows a closing quote"),
        ("\"1.00,2026-11-19", "a quote that opens here is never closed"),
        ("\"\"\"1.00,2026-11-19", "a quote that opens here is never closed"),
    ])
    func aLineThatIsNotAsItsHeaderIsInvalid(line: String, reason: String) {
        let result = GenericResult("amount,date\n1.00,2026-11-19\n\(line)\n")
        #expect(result.amounts == ["1.00"])
        #expect(result.invalidLines == [3])
        #expect(result.reasons.first?.hasPrefix(reason) == true, "\(result.reasons)")
        #expect(result.reading.invalidLines.first?.offset == 28)
    }

    @Test func anInvalidLineIsShownWithoutItsLineBreakAndTheNextOneIsRead() {
        let result = GenericResult("amount,date\r\n\"x\ny\"z,2026-11-19\r\n1.00,2026-11-19\r\n")
        #expect(result.reading.invalidLines.map(\.length) == [17])
        #expect(result.invalidLines == [2])
        #expect(result.lines == [4])
    }

    @Test func aQuoteInsideAFieldIsAnOrdinaryCharacter() {
        let result = GenericResult("reference,amount,date\nA\"b\"\",1.00,2026-11-19\n 'x',2.00,2026-11-19\n")
        #expect(result.references == ["A\"b\"\"", "'x'"])
    }

    @Test func aFileWithoutAFinalNewlineIsReadWithAWarning() {
        for end in ["1.00,2026-11-19", "1.00,2026-11-19\r", "1.00,\"2026-11-19\""] {
            let result = GenericResult("amount,date\n\(end)")
            #expect(result.amounts == ["1.00"])
            #expect(result.warnings.count == 1)
            #expect(result.reading.warnings.first?.line == 2)
        }
        #expect(GenericResult("amount,date\n1.00,2026-11-19\n").warnings.isEmpty)
    }

    @Test func aHeaderAloneIsAFileWithoutPayments() {
        let result = GenericResult("amount,date\n")
        #expect(result.failure == nil && result.records.isEmpty && result.warnings.isEmpty)
    }

    @Test func aHeaderWithoutAFinalNewlineMayBeCutOffAndSaysSo() {
        let result = GenericResult("amount,date")
        #expect(result.failure == nil && result.records.isEmpty)
        #expect(result.warnings.count == 1)
        #expect(result.reading.warnings.first?.line == 1)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
