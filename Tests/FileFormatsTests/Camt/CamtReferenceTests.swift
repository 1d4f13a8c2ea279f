import FileFormats
import PaymentModel
import Testing

@Suite("camt references")
struct CamtReferenceTests {
    private static let pix = "E1234567820261119143000000000001"
    private static let uetr = "7d3a9a52-7c3e-4f0e-9a51-0c3f7f3f2b10"

    private func record(_ references: String, rest: String = "", detail: String = "") throws -> PaymentRecord {
        let result = CamtResult(
            CamtText.statement(
                CamtText.entry(rest: rest, details: CamtText.detail("10.00", references: references, detail))))
        return try #require(result.records.first)
    }

    @Test(arguments: [
        ("<EndToEndId>\(pix)</EndToEndId><TxId>T</TxId><UETR>\(uetr)</UETR>", pix, false),
        ("<EndToEndId>E-1</EndToEndId><TxId>T</TxId><UETR>\(uetr)</UETR>", uetr, false),
        ("<EndToEndId>E-1</EndToEndId><TxId>T</TxId><UETR>no</UETR>", "T", false),
        ("<EndToEndId>E-1</EndToEndId><TxId>NOTPROVIDED</TxId>", "E-1", true),
        ("<AcctSvcrRef>B</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId>", "B", true),
        ("<EndToEndId>000</EndToEndId>", "BK", true),
    ])
    func theBestReferenceIsTaken(references: String, reference: String, isWeak: Bool) throws {
        let found = try record(references, rest: "<AcctSvcrRef>BK</AcctSvcrRef>")
        #expect(found.reference?.string == reference)
        #expect(found.referenceIsWeak == isWeak)
    }

    @Test func aReturnNamesWhatItGivesBack() throws {
        let back = "<RtrInf><Rsn><Cd>AM05</Cd></Rsn></RtrInf>"
        let plain = try record("<EndToEndId>E-1</EndToEndId>", detail: back)
        #expect(plain.originalReference == "E-1")
        #expect(plain.reference == nil)
        let pix = try record("<EndToEndId>D\(Self.pix.dropFirst())</EndToEndId><TxId>\(Self.pix)</TxId>", detail: back)
        #expect(pix.originalReference?.string == Self.pix)
        #expect(pix.reference?.string.hasPrefix("D") == true)
        let none = try record("<EndToEndId>NOTPROVIDED</EndToEndId>", detail: back)
        #expect(none.originalReference == nil)
        #expect(none.kind == "return")
    }

    @Test func chargesHaveWeakReferences() throws {
        let code = "<BkTxCd><Domn><Fmly><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>"
        let charge = try record("<UETR>\(Self.uetr)</UETR>", rest: code)
        #expect(charge.referenceIsWeak)
        #expect(charge.kind == "charge")
    }

    @Test func aPaymentOfSeveralChargesHasNoObligation() throws {
        func reference(_ text: String, _ kind: String = "SCOR") -> String {
            "<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>\(kind)</Cd></CdOrPrtry></Tp><Ref>\(text)</Ref></CdtrRefInf></Strd>"
        }
        func obligation(_ texts: String...) throws -> String? {
            try record("", detail: "<RmtInf>\(texts.joined())</RmtInf>").obligation?.string
        }
        let found = [
            try obligation(reference("R1")), try obligation(reference("R1"), reference("R1")),
            try obligation(reference("R1"), reference("R2")), try obligation(reference("PO", "PUOR"), reference("R2")),
        ]
        #expect(found == ["R1", "R1", nil, "R2"])
    }

    @Test(arguments: [
        ("<Id>52998224725</Id>", "52998224725"), ("<Id>77</Id><SchmeNm><Cd>CUST</Cd></SchmeNm>", nil),
        ("<Id>123</Id></Othr><Othr><Id>529.982.247-25</Id>", "52998224725"),
        ("<Id>52998224725</Id></Othr><Othr><Id>DE99</Id><SchmeNm><Cd>TXID</Cd></SchmeNm>", "DE99"),
        ("<Id>00000000000</Id>", nil), ("<Id>***982247**</Id>", nil),
    ])
    func theTaxNumberIsTheID(others: String, id: String?) throws {
        let party = "<RltdPties><Dbtr><Id><PrvtId><Othr>\(others)</Othr></PrvtId></Id></Dbtr></RltdPties>"
        let found = try record("", detail: party)
        #expect(found.taxpayer?.text.string == id)
    }

    @Test func equalReferencesOfOneStatementAreToldApart() {
        let entry = CamtText.entry(rest: "<AcctSvcrRef>B</AcctSvcrRef>")
        let result = CamtResult(CamtText.statement(entry, entry, CamtText.entry()))
        #expect(result.records.map { $0.entryID?.string } == ["BR1/B/1", "BR1/B/2", "BR1/S/3"])
    }

    @Test func aDeliveryUnderAnotherNumberHasTheSameEntryIDs() {
        let text = CamtText.statement(CamtText.entry(rest: "<AcctSvcrRef>B</AcctSvcrRef>"))
        let again = text.replacing("<Id>S</Id>", with: "<Id>S-again</Id>")
        #expect(CamtResult(text).records.first?.entryID == CamtResult(again).records.first?.entryID)
    }
}
