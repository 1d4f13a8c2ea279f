import PaymentModel
import Randomness
import Testing

@testable import Matching
@testable import Reporting

@Suite("The order of findings")
struct FindingOrderTests {
    @Test("An ID that is no number has a number that never contradicts the order of the texts")
    func numbersOfTexts() {
        var random = SplitMix(seed: 7)
        var texts: [[UInt8]] = []
        for _ in 0..<600 {
            texts.append(random.bytes(random.below(17), of: Array("0019-/AZ\u{7F}".utf8)))
            texts.append(random.bytes(random.below(2) == 0 ? 11 : 14, of: Array("09".utf8)))
        }
        func number(_ text: [UInt8]) -> UInt64 {
            if [11, 14].contains(text.count), text.allSatisfy({ $0 ^ 0x30 < 10 }),
                let digits = UInt64(String(decoding: text, as: UTF8.self))
            {
                let code = text.count == 11 ? TaxpayerCode.cpf(digits) : .cnpj(digits)
                #expect(code.numericOrder == FindingOrder.numericOrder(ofText: text))
            }
            return FindingOrder.numericOrder(ofText: text)
        }
        for left in texts {
            for right in texts.prefix(200) where left.lexicographicallyPrecedes(right) {
                #expect(number(left) <= number(right))
            }
        }
    }

    @Test("Threads share the sorting and change nothing", arguments: [1, 2, 3, 7, 16])
    func threads(count: Int) {
        let (records, conclusions) = Self.night(findings: 700)
        let places = FindingOrder(conclusions, records).places(threads: count)
        #expect(Set(places) == Set((0..<UInt32(conclusions.count))))
        for (left, right) in zip(places, places.dropFirst()) {
            #expect(Self.compare(conclusions[Int(left)], conclusions[Int(right)], records) <= 0)
        }
    }

    /// Class, date, taxpayer, amount, content; said once more without keys.
    private static func compare(_ left: Conclusion, _ right: Conclusion, _ records: RecordSet) -> Int {
        if left.outcome != right.outcome { return left.outcome.name < right.outcome.name ? -1 : 1 }
        let (mine, theirs) = (records[left.record], records[right.record])
        if mine.date != theirs.date { return mine.date < theirs.date ? -1 : 1 }
        let taxpayers = records.compare(mine.taxpayer, theirs.taxpayer)
        if taxpayers != 0 { return taxpayers }
        if mine.amountMinor != theirs.amountMinor { return mine.amountMinor < theirs.amountMinor ? -1 : 1 }
        return records.compareContent(left.record, right.record)
    }

    /// Records of few dates, amounts and taxpayers, half of the latter no numbers, and what was concluded of them.
    private static func night(findings: Int) -> (RecordSet, [Conclusion]) {
        var random = SplitMix(seed: 8)
        let source = SourceBytes(path: "s.csv", copying: [])
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        let taxpayers = ["52998224725", "11222333000181", "529982247251", "5299822472X", "AB-99", "11222333000199A"]
        for place in 0..<findings {
            let text = random.pick(taxpayers)
            writer.append(
                PaymentRecord(
                    taxpayer: random.below(7) == 0 ? nil : TaxpayerID.read(Array(text.utf8)).id,
                    money: Money(amountMinor: Int64(random.below(3) - 1) * 1_000_000, currency: .brl),
                    date: BusinessDate(daysSinceEpoch: Int32(random.below(3))),
                    reference: FieldText("r\(random.below(5))"),
                    location: SourceLocation(source: "s.csv", offset: UInt64(place), line: place + 1)))
        }
        let records = RecordSet(sources: [source], writers: [writer])
        let conclusions = records.batches.indices.flatMap { records.ids(ofBatch: $0).map { $0 } }.map { id in
            Conclusion(
                record: id, outcome: random.pick([.duplicatePayment, .ambiguous, .missingInLedger]), rule: .sameKey,
                severity: .low, settlementCount: 1, ledgerCount: 0)
        }
        return (records, conclusions)
    }
}
