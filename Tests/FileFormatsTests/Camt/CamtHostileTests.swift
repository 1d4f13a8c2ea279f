import FileFormats
import PaymentModel
import Testing

@Suite("camt as attackers send it")
struct CamtHostileTests {
    private func refusal(_ text: String) -> String { CamtResult(text).failure?.message ?? "read" }

    @Test func anyDoctypeIsRefused() {
        let laughs =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\">"
            + (1...9).map {
                "<!ENTITY lol\($0) \"\(String(repeating: "&lol\($0 == 1 ? "" : String($0 - 1));", count: 10))\">"
            }
            .joined() + "]>\n<Document><BkToCstmrStmt>&lol9;</BkToCstmrStmt></Document>"
        #expect(refusal(laughs).contains("DOCTYPE"))
        #expect(CamtResult(laughs).failure?.line == 2)
        #expect(refusal("<!DOCTYPE Document SYSTEM \"file:///etc/passwd\"><Document/>").contains("DOCTYPE"))
        #expect(refusal("<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://localhost/\"> %p;]><a/>").contains("DOCTYPE"))
        let wide = CamtResult.widened("<!DOCTYPE a []><a/>".utf8)
        #expect(CamtResult(wide).failure?.message.contains("DOCTYPE") == true)
    }

    @Test func entitiesAreUnknown() {
        #expect(refusal(CamtText.statement("&x;")).contains("entity"))
        let result = CamtResult(
            CamtText.statement(CamtText.entry(rest: "<AcctSvcrRef>&#65;&amp;&#x42;</AcctSvcrRef>")))
        #expect(result.records.first?.reference == "A&B")
    }

    @Test func depthIsLimited() {
        #expect(refusal(String(repeating: "<a>", count: 1_000_000)).contains("deeper"))
        let inside = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(refusal(CamtText.statement(CamtText.entry(rest: inside))).contains("deeper"))
        let around = String(repeating: "<Pty>", count: 100) + String(repeating: "</Pty>", count: 100)
        #expect(
            refusal(
                CamtText.statement(
                    CamtText.entry(details: "<TxDtls><RltdPties><Dbtr>\(around)</Dbtr></RltdPties></TxDtls>"))
            )
            .contains("deeper"))
    }

    @Test func longTagsAreRefusedAndLongTextsPassOverOrAreInvalid() {
        let long = String(repeating: "x", count: 3 << 20)
        #expect(refusal("<Document a=\"\(long)\"/>").contains("longer than"))
        #expect(refusal("<Document><!--\(long)--></Document>").contains("longer than"))
        #expect(refusal("<\(long)/>").contains("longer than"))
        #expect(
            refusal(CamtText.statement(CamtText.entry(rest: "<AddtlNtryInf>\(long)</AddtlNtryInf>")))
                .contains("without a tag"))
        let bearable = String(repeating: "x", count: 512 << 10)
        let passed = CamtResult(CamtText.statement(CamtText.entry(rest: "<AddtlNtryInf>\(bearable)</AddtlNtryInf>")))
        #expect(passed.records.count == 1)
        let invalid = CamtResult(
            CamtText.statement(CamtText.entry(details: CamtText.detail(references: "<TxId>\(bearable)</TxId>"))))
        #expect(invalid.records.isEmpty)
        #expect(invalid.reasons.count == 1)
    }

    @Test(arguments: CamtResult.fixtures)
    func aFileCutAnywhereIsRefused(name: String) throws {
        let whole = try CamtResult.fixture(name)
        let all = CamtResult(whole).records
        let end = try #require(whole.lastIndex(of: 0x3E)) + 1
        for count in stride(from: 0, to: end, by: 7) {
            let result = CamtResult(Array(whole[..<count]))
            #expect(result.failure != nil, "cut at \(count)")
            #expect(result.records.elementsEqual(all.prefix(result.records.count)), "cut at \(count)")
        }
        #expect(CamtResult(Array(whole[..<end])).failure == nil)
    }

    @Test(arguments: CamtResult.fixtures)
    func damagedBytesNeverCrash(name: String) throws {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let whole = try CamtResult.fixture(name)
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0...random(3) {
                // Digits and letters, so that much stays well-formed.
                bytes[random(bytes.count)] = random(3) == 0 ? UInt8(random(256)) : UInt8(0x30 + random(10))
            }
            let result = CamtResult(bytes)
            #expect(result.reading.recordCount == result.records.count)
            #expect(Set(result.records.map(\.location.offset)).count == result.records.count)
            for record in result.records {
                _ = CamtResult.extent(Int(record.location.offset), of: bytes)
                _ = CamtResult.taxpayerID(Int(record.location.offset), of: bytes)
            }
        }
    }
}
