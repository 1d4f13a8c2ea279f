import PaymentModel
import Randomness

/// A record as plain values, with all that the canonical order looks at. Fields take few values, so that
/// many records agree in some and every tie is met.
struct PlainRecord: Equatable {
    var record: PaymentRecord
    var isHistory: Bool
    /// What stands in for a missing taxpayer ID.
    var standIn: StandIn?

    struct StandIn: Equatable {
        let form: TaxpayerCode.Form
        let text: FieldText
    }

    /// A random record that stands at `offset` of `source`.
    init(_ random: inout SplitMix, source: String, offset: UInt64, isHistory: Bool) {
        func text(_ choices: [String?], _ random: inout SplitMix) -> FieldText? {
            random.pick(choices).map { FieldText($0) }
        }
        let taxpayer: String? = random.pick([
            nil, "191", "52998224725", "11222333000181", "12ABC34501DE35", "X-7", "00-1",
        ])
        let obligation = text([nil, nil, "N1", "N10"], &random)
        record = PaymentRecord(
            taxpayer: taxpayer.flatMap { TaxpayerID.read(Array($0.utf8)).id },
            money: Money(
                amountMinor: random.pick([-100, 0, 100, Money.amountMinorMax]),
                currency: CurrencyCode(random.pick(["BRL", "USD"]))!),
            date: BusinessDate(daysSinceEpoch: 20_000 + Int32(random.below(2))),
            reference: text([nil, nil, "A", "AB", "B", "é"], &random), referenceIsWeak: random.below(4) == 0,
            obligation: obligation, entryID: text([nil, nil, nil, "e"], &random),
            originalReference: text([nil, nil, nil, "A"], &random), kind: text([nil, "PIX", "TED"], &random),
            status: text([nil, nil, "OK"], &random),
            location: SourceLocation(source: source, offset: offset, line: Int(offset) + 1))
        if record.reference == nil { record.referenceIsWeak = false }
        self.isHistory = isHistory
        if record.taxpayer == nil, random.below(2) == 0 {
            standIn = StandIn(
                form: random.below(2) == 0 ? .standInReference : .standInObligation,
                text: FieldText(random.pick(["A", "N1", "zz"])))
        }
    }

    /// The same record at another place of its source.
    func moved(to location: PaymentModel.SourceLocation) -> PlainRecord {
        var copy = self
        copy.record.location = location
        return copy
    }

    /// The canonical order, as the design words it.
    static func precedes(_ left: PlainRecord, _ right: PlainRecord) -> Bool {
        if left.isHistory != right.isHistory { return left.isHistory }
        let content = order(left, right)
        if content != 0 { return content < 0 }
        let (one, other) = (left.record, right.record)
        if one.referenceIsWeak != other.referenceIsWeak { return other.referenceIsWeak }
        let source = compare(FieldText(one.location.source), FieldText(other.location.source))
        return source != 0 ? source < 0 : one.location.offset < other.location.offset
    }

    /// Negative, zero or positive: reference, obligation, entry ID, original reference, key, kind, status.
    static func order(_ left: PlainRecord, _ right: PlainRecord) -> Int {
        let (one, other) = (left.record, right.record)
        let steps = [
            compare(one.reference, other.reference), compare(one.obligation, other.obligation),
            compare(one.entryID, other.entryID), compare(one.originalReference, other.originalReference),
            compare(left.taxpayerRank, right.taxpayerRank), compare(left.taxpayerText, right.taxpayerText),
            compare(left.standIn?.form.rawValue, right.standIn?.form.rawValue),
            compare(one.money.amountMinor, other.money.amountMinor),
            compare(one.money.currency.code, other.money.currency.code),
            compare(one.date.description, other.date.description), compare(one.kind, other.kind),
            compare(one.status, other.status),
        ]
        return steps.first { $0 != 0 } ?? 0
    }

    private var taxpayerRank: Int { standIn != nil ? 1 : record.taxpayer != nil ? 2 : 0 }
    private var taxpayerText: FieldText? { standIn?.text ?? record.taxpayer?.text }

    private static func compare<Value: Comparable>(_ left: Value?, _ right: Value?) -> Int {
        switch (left, right) {
        case (nil, nil): 0
        case (nil, _): -1
        case (_, nil): 1
        case (let left?, let right?): left < right ? -1 : left == right ? 0 : 1
        }
    }
}
