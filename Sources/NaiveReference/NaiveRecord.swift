import Matching
import PaymentModel

/// One record on its way through the rules: what they compare, and what has become of it so far.
final class NaiveRecord {
    let id: NaiveRecordID
    let record: PaymentRecord
    let keyTaxpayer: KeyTaxpayer

    // Numbers stand for values: equal numbers are equal values, smaller numbers smaller values.
    let key: Int
    let reference: Int?
    let obligation: Int?
    let entryID: Int?
    let originalReference: Int?
    let kind: Int?
    let status: Int?

    /// The place in canonical order among the records of its list.
    var rank = 0
    /// Whether no rule has given an outcome yet. History has its outcome from an earlier night.
    var isOpen: Bool
    /// Whether R2, R3 or R4 gave a partner. "History … counts as having found a partner in R5 and R6".
    var foundPartner: Bool
    /// R5: "was kept as an original".
    var isKeptAsOriginal = false
    var verdict: NaiveVerdict

    init(
        id: NaiveRecordID, record: PaymentRecord, keyTaxpayer: KeyTaxpayer,
        texts: Numbering<FieldText>, keys: Numbering<NaiveKey>
    ) {
        self.id = id
        self.record = record
        self.keyTaxpayer = keyTaxpayer
        key = keys.number(of: NaiveKey(taxpayer: keyTaxpayer, money: record.money, date: record.date))!
        reference = texts.number(of: record.reference)
        obligation = texts.number(of: record.obligation)
        entryID = texts.number(of: record.entryID)
        originalReference = texts.number(of: record.originalReference)
        kind = texts.number(of: record.kind)
        status = texts.number(of: record.status)
        if case .history = id { foundPartner = true } else { foundPartner = false }
        isOpen = !foundPartner
        verdict = NaiveVerdict(outcome: .unmatched, taxpayer: keyTaxpayer.realID)
    }

    var isHistory: Bool {
        if case .history = id { true } else { false }
    }
    var isReturn: Bool { record.isReturn }
    var isKeyedAlone: Bool { keyTaxpayer == .alone }
    /// "Zero counts as positive."
    var isNegative: Bool { record.money.amountMinor < 0 }
    /// The group's key. A record keyed alone belongs to no group.
    var group: Int? { isKeyedAlone ? nil : key }
    /// The reference, unless it is weak: "weak references … never cause R1, R3 or R7".
    var strongReference: Int? { record.referenceIsWeak ? nil : reference }

    /// Gives the record its outcome. From here on it is closed.
    func close(
        _ outcome: Outcome, _ rule: Rule?, _ severity: Severity?, counterpart: NaiveRecordID? = nil
    ) {
        isOpen = false
        verdict.outcome = outcome
        verdict.rule = rule
        verdict.severity = severity
        verdict.counterpart = counterpart
    }
}

/// Whether both values are there and equal: a missing value equals nothing, not even another missing one.
func bothEqual(_ left: Int?, _ right: Int?) -> Bool {
    guard let left, let right else { return false }
    return left == right
}

/// Whether both values are there and differ: a missing value differs from nothing.
func bothDiffer(_ left: Int?, _ right: Int?) -> Bool {
    guard let left, let right else { return false }
    return left != right
}
