import Randomness
import Testing

@testable import PaymentModel

@Suite("Match keys")
struct MatchKeyTests {
    /// Taxpayers of every form, with the same numbers behind different forms and one place that no 47 bits hold.
    private static let taxpayers: [TaxpayerCode] = [
        .missing, .cpf(0), .cpf(52_998_224_725), .cpf(99_999_999_999), .cnpj(0), .cnpj(52_998_224_725),
        .cnpj(99_999_999_999_999), .place(0, as: .interned), .place(1, as: .interned), .place(0, as: .standInReference),
        .place(1, as: .standInReference), .place(0, as: .standInObligation), .place(1 << 47 - 1, as: .interned),
        .place(1 << 47, as: .interned), .place(1 << 47 + 1, as: .standInObligation),
    ]
    /// Amounts around zero and around the largest that the direct form holds.
    private static let amounts: [Int64] = [
        0, 1, -1, 1 << 41 - 1, 1 << 41, -1 << 41, -1 << 41 - 1, 1 << 42, Money.amountMinorMax, -Money.amountMinorMax,
    ]
    private static let currencies = ["AED", "BRL", "USD", "ZWG"]
    private static let dates: [BusinessDate] = [
        .first, .first.adding(days: 1), BusinessDate(daysSinceEpoch: 0), BusinessDate(daysSinceEpoch: 20_776), .last,
    ]

    private static let records: [PackedRecord] = taxpayers.flatMap { taxpayer in
        amounts.flatMap { amount in
            currencies.flatMap { code in dates.map { record(taxpayer, amount, code, $0) } }
        }
    }

    @Test func keysAreEqualExactlyWhenTaxpayerAmountCurrencyAndDateAre() {
        let coder = KeyCoder()
        let keys = MatchKeyTests.records.map { coder.key($0) }
        #expect(Set(keys).count == MatchKeyTests.records.count)
        #expect(!keys.contains(.unused))
        // In another order, and with everything else different.
        for (record, key) in zip(MatchKeyTests.records, keys).reversed() {
            var twin = record
            twin.line = 7
            twin.flags = [.ledger, .isReturn, .weakReference]
            twin.reference = .source(offset: 3, length: 4)
            #expect(coder.key(twin) == key)
        }
    }

    @Test func randomPairsHaveEqualKeysExactlyWhenTheirFieldsAre() {
        var random = SplitMix(seed: 6)
        let coder = KeyCoder()
        var equal = 0
        for _ in 0..<50_000 {
            let left = random.pick(MatchKeyTests.records)
            var right = left
            if random.below(3) == 0 { right.taxpayer = random.pick(MatchKeyTests.taxpayers) }
            if random.below(3) == 0 { right.amountMinor = random.pick(MatchKeyTests.amounts) }
            if random.below(3) == 0 { right.currency = CurrencyCode(random.pick(MatchKeyTests.currencies))! }
            if random.below(3) == 0 { right.date = random.pick(MatchKeyTests.dates) }
            let areEqual =
                left.taxpayer == right.taxpayer && left.money == right.money && left.date == right.date
            equal += areEqual ? 1 : 0
            #expect((coder.key(left) == coder.key(right)) == areEqual)
        }
        #expect(equal > 5_000 && equal < 45_000)
    }

    @Test func theKeyOfAnEarlierDateIsThatOfTheRecordOnThatDate() {
        let coder = KeyCoder()
        for record in MatchKeyTests.records {
            for days in [0, 1, 3, 20_000, 3_652_058, 3_652_059, 4_000_000] {
                let earlier = coder.key(record).earlier(by: days)
                if record.date.days(since: .first) >= days {
                    var there = record
                    there.date = record.date.adding(days: -days)
                    #expect(earlier == coder.key(there))
                } else {
                    #expect(earlier == nil)
                }
            }
        }
    }

    @Test func withoutTheDateKeysAreEqualExactlyWhenTheRestIs() {
        let coder = KeyCoder()
        var parts = Set<[UInt64]>()
        for record in MatchKeyTests.records {
            let key = coder.key(record)
            parts.insert([key.high, key.lowWithoutDate])
        }
        #expect(parts.count == MatchKeyTests.records.count / MatchKeyTests.dates.count)
    }

    @Test func threadsThatShareACoderGiveEqualRecordsEqualKeys() async {
        let coder = KeyCoder()
        let records = MatchKeyTests.records
        let all = await withTaskGroup(of: [MatchKey].self) { group in
            for shift in [0, 7, 400, 999] {
                group.addTask {
                    var keys = [MatchKey](repeating: .unused, count: records.count)
                    for step in records.indices {
                        let place = (step + shift) % records.count
                        keys[place] = coder.key(records[place])
                    }
                    return keys
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(all.allSatisfy { $0 == all[0] })
    }

    private static func record(
        _ taxpayer: TaxpayerCode, _ amountMinor: Int64, _ code: String, _ date: BusinessDate
    ) -> PackedRecord {
        var record = PackedRecord()
        record.taxpayer = taxpayer
        record.amountMinor = amountMinor
        record.currency = CurrencyCode(code)!
        record.date = date
        return record
    }
}
