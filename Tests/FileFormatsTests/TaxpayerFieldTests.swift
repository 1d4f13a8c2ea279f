import PaymentModel
import Randomness
import Testing

@testable import FileFormats

@Suite("Taxpayer IDs of files")
struct TaxpayerFieldTests {
    /// Bare numbers take a shortcut through the digits; it must give what reading the text gives.
    @Test func everyFieldIsReadAsItsTextIs() {
        var random = SplitMix(seed: 40)
        let alphabets = ["0123456789", "01", "0123456789.-/ ", "0123456789ABc", "019*"].map { Array($0.utf8) }
        for round in 0..<40_000 {
            let length = random.pick([11, 14, 11, 14, 11, 14, 0, 3, 10, 12, 13, 15, 18])
            var text = random.bytes(length, of: alphabets[round % alphabets.count])
            if round % 4 == 0, length == 11 || length == 14 { text = valid(text, &random) }
            guard check(text) else { return }
        }
    }

    @Test(arguments: [
        "52998224725", "52998224726", "11222333000181", "11222333000182", "00000000000", "11111111111111",
        "00000000191",
    ])
    func bareNumbersAreReadAsTheirTextIs(text: String) { #expect(check(Array(text.utf8))) }

    @Test func aLongFieldOfBlanksIsNoID() {
        let result = GenericResult.csv(
            "amount,date,taxpayer_id", "1.00,2026-11-19,\(String(repeating: " ", count: 100))")
        #expect(result.records.map(\.taxpayer) == [nil])
        let padded = "52998224725" + String(repeating: " ", count: 100)
        let second = GenericResult.csv("amount,date,taxpayer_id", "1.00,2026-11-19,\(padded)")
        #expect(second.records.map(\.taxpayer?.text) == ["52998224725"])
    }

    @Test func anEndlessIDIsInvalidAndTheReasonNamesTheLimitAndNotTheID() {
        let id = String(repeating: "7A", count: 40)
        for result in [
            GenericResult.csv("amount,date,taxpayer_id", "1.00,2026-11-19,\(id)"),
            .json(#"{"amount":1,"date":"2026-11-19","taxpayer_id":"\#(id)"}"#),
        ] {
            #expect(result.records.isEmpty)
            #expect(result.reasons == ["taxpayer_id is longer than 64 bytes"])
        }
    }

    @Test func whatBecameOfTheIDsIsCounted() {
        let ids = ["52998224725", "", "***.982.247-**", "191", "52998224726", "11222333000182", "DE-1", "00000000000"]
        let csv = GenericResult("amount,date,taxpayer_id\n" + ids.map { "1.00,2026-11-19,\($0)\n" }.joined())
        let json = GenericResult(
            ids.map { #"{"amount":1,"date":"2026-11-19","taxpayer_id":"\#($0)"}"# + "\n" }.joined(), as: .jsonl)
        for result in [csv, json] {
            #expect(result.reading.taxpayersMissing == 3)
            #expect(result.reading.taxpayersPadded == 1)
            #expect(result.reading.taxpayersWithWrongCheckDigits == 2)
            #expect(
                result.records.map { $0.taxpayer?.text.string }
                    == ids.map { TaxpayerID.read(Array($0.utf8)).id?.text.string })
        }
    }

    /// Whether field and text give the same; says so when not.
    private func check(_ text: [UInt8]) -> Bool {
        let bytes = [0x39] + text + [0x39]
        var writer = RecordWriter()
        var record = PackedRecord()
        let isRead: Void? = try? TaxpayerField.read(bytes.span, 1..<(bytes.count - 1), into: &record, writer: &writer)
        let expected = TaxpayerID.read(text)
        let source = SourceBytes(path: "file", copying: [])
        writer.begin(source: 0, bytes: source, side: .settlement)
        writer.append(record, offset: 0)
        let set = RecordSet(sources: [source], writers: [writer])
        let id = set.taxpayerID(set[RecordID(batch: 0, row: 0)].taxpayer)
        let isSame =
            isRead != nil && id == expected.id && record.flags.contains(.paddedTaxpayer) == expected.wasPadded
            && record.flags.contains(.wrongCheckDigits) == expected.hasWrongCheckDigits
        if !isSame { Issue.record("\(String(decoding: text, as: UTF8.self)) is read otherwise than its text") }
        return isSame
    }

    /// The digits with check digits that hold, found by trying.
    private func valid(_ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        let stem = text.dropLast(2).map { 0x30 + $0 % 10 }
        for pair in UInt8(0)..<100 {
            let whole = stem + [0x30 + pair / 10, 0x30 + pair % 10]
            if TaxpayerID.cpfCheckDigitsHold(whole) || TaxpayerID.cnpjCheckDigitsHold(whole) { return whole }
        }
        return text
    }
}
