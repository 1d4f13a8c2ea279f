import FileFormats
import PaymentModel
import Testing

@Suite("JSON Lines: what is refused")
struct JSONLinesFaultTests {
    @Test(arguments: [
        ("[1]", "it does not start with {"), ("\"x\"", "it does not start with {"),
        ("amount,date", "it does not start with {"),
        ("{", "a string is expected"), ("{}}", "something follows the object"),
        ("{} {}", "something follows the object"),
        ("{} x", "something follows the object"), ("{\"a\"}", "a colon is missing"),
        ("{\"a\" 1}", "a colon is missing"),
        ("{\"a\":}", "a value cannot be read"), ("{\"a\":", "a value is missing"),
        ("{\"a\":1", "it does not end with }"),
        ("{\"a\":1,}", "a string is expected"), ("{a:1}", "a string is expected"),
        ("{\"a\":nil}", "a value cannot be read"),
        ("{\"a\":nulls}", "a value cannot be read"), ("{\"a\":NaN}", "a value cannot be read"),
        ("{\"a\":+1}", "a value cannot be read"),
        ("{'a':1}", "a string is expected"), ("{\"a\":1 \"b\":2}", "it does not end with }"),
        ("{\"a", "a string is never closed"),
        ("{\"a\":\"x", "a string is never closed"), ("{\"a\":\"x\\", "a string is never closed"),
        ("{\"a\":\"\\x\"}", "a string holds an unknown escape"), ("{\"a\":\"\\u12", "a string is never closed"),
        ("{\"a\":\"\\u12g4\"}", "a string holds an unknown escape"),
        ("{\"a\":\"\\ud800\"}", "a string holds half a surrogate pair"),
        ("{\"a\":\"\\udc00\"}", "a string holds half a surrogate pair"),
        ("{\"a\":\"\\ud800\\ud800\"}", "a string holds half a surrogate pair"),
        ("{\"a\":\"\\ud800x\"}", "a string holds half a surrogate pair"),
        ("{\"a\":\"\t\"}", "a string holds a control character"),
        ("{\"a\":\"\\n\u{1}\"}", "a string holds a control character"), ("{\"a\":[1}", "a bracket is never closed"),
        ("{\"a\":[1 2]}", "a bracket is never closed"), ("{\"a\":{\"b\" 1}}", "a colon is missing"),
        ("{\"a\":[,]}", "a value cannot be read"),
    ])
    func whatIsNoJSONObjectIsInvalid(line: String, message: String) {
        let good = #"{"date":"2026-11-19","amount":1}"#
        let result = GenericResult("\(good)\n\(line)\n\(good)\n", as: .jsonl)
        #expect(result.reasons == ["is no JSON object: \(message)"])
        #expect(result.invalidLines == [2])
        #expect(result.lines == [1, 3])
    }

    @Test(arguments: [
        #"{"amount":1,"amount":1,"date":"2026-11-19"}"#, #"{"amount":1,"date":"2026-11-19","amount":2}"#,
        #"{"amount":1,"date":"2026-11-19","\u0061mount":2}"#, #"{"amount":1,"amount":null,"date":"2026-11-19"}"#,
        #"{"amount":null,"amount":1,"date":"2026-11-19"}"#,
        #"{"external_id":"A","external_id":"B","amount":1,"date":"2026-11-19"}"#,
    ])
    func aKeyThatIsThereTwiceIsInvalidInEitherOrder(line: String) {
        let result = GenericResult.json(line)
        #expect(result.records.isEmpty)
        #expect(result.reasons.first?.hasSuffix("is there twice") == true, "\(result.reasons)")
    }

    @Test func keysThatAreNotReadMayRepeat() {
        #expect(GenericResult.json(#"{"x":1,"x":2,"amount":1,"date":"2026-11-19"}"#).records.count == 1)
    }

    @Test(arguments: ["[", "{\"a\":"])
    func nestingHasALimit(opening: String) {
        func nested(_ depth: Int) -> GenericResult {
            let closing = opening == "[" ? "]" : "}"
            let inner = opening == "[" ? "" : "0"
            let value = String(repeating: opening, count: depth) + inner + String(repeating: closing, count: depth)
            return .json(#"{"amount":1,"date":"2026-11-19","x":\#(value)}"#)
        }
        #expect(nested(64).records.count == 1)
        #expect(nested(65).reasons == ["is no JSON object: values are nested too deeply"])
        #expect(nested(500_000).reasons == ["is no JSON object: values are nested too deeply"])
    }

    @Test func noReasonHoldsATaxpayerID() {
        let result = GenericResult.json(
            #"{"taxpayer_id":"52998224725","amount":"x","date":"2026-11-19"}"#,
            #"{"taxpayer_id":"52998224725","amount":1}"#,
            #"{"taxpayer_id":"52998224725"#)
        #expect(result.reasons.count == 3)
        #expect(result.reasons.allSatisfy { !$0.contains("5299") })
    }
}
