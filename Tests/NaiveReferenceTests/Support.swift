import Matching
import NaiveReference
import PaymentModel

/// A record of ten reais, paid by Ana on the tenth, unless said otherwise. `day` is a day of May 2025.
func payment(
    _ taxpayer: String? = "ANA", _ amountMinor: Int64 = 1000, day: Int = 10, currency: String = "BRL",
    ref: FieldText? = nil, weak: Bool = false, obligation: FieldText? = nil, entry: FieldText? = nil,
    returning original: FieldText? = nil, kind: FieldText? = nil, status: FieldText? = nil
) -> PaymentRecord {
    PaymentRecord(
        taxpayer: taxpayer.map { TaxpayerID(kind: .foreign, text: FieldText($0)) },
        money: Money(amountMinor: amountMinor, currency: CurrencyCode(currency)!),
        date: BusinessDate(year: 2025, month: 5, day: day)!,
        reference: ref, referenceIsWeak: weak, obligation: obligation, entryID: entry,
        originalReference: original, kind: kind, status: status,
        location: SourceLocation(source: "", offset: 0, line: 1))
}

/// Runs the rules over records that stand in the given order in one source a list.
///
/// R10 is off unless the settings turn it on, so that the examples of other rules may use several days. An
/// empty ledger is a ledger; `nil` is none.
func reconcile(
    _ settlement: [PaymentRecord], ledger: [PaymentRecord]? = [], history: [PaymentRecord] = [],
    settings: RuleSettings = RuleSettings(nearDays: 0)
) -> NaiveResult {
    NaiveReference(settings: settings).reconcile(
        settlement: located(settlement, in: "settlement.csv"),
        ledger: ledger.map { located($0, in: "ledger.csv") },
        history: located(history, in: "history.csv"))
}

private func located(_ records: [PaymentRecord], in source: String) -> [PaymentRecord] {
    records.enumerated().map { place, record in
        var record = record
        record.location = SourceLocation(source: source, offset: UInt64(place) * 100, line: place + 1)
        return record
    }
}

extension NaiveResult {
    /// The outcomes of the settlement records, in the order given.
    var paid: [Outcome] { settlement.map(\.outcome) }
    /// The outcomes of the ledger records, in the order given.
    var booked: [Outcome] { ledger.map(\.outcome) }
}

extension NaiveVerdict {
    /// What a finding concludes, without its counts.
    var finding: Finding { Finding(outcome, rule, severity, counterpart) }
    /// "bank s, ledger l".
    var counts: [Int] { [settlementCount, ledgerCount] }
}

/// An outcome, the rule that gave it, how urgent it is and the record that it names.
struct Finding: Equatable {
    var outcome: Outcome
    var rule: Rule?
    var severity: Severity?
    var counterpart: NaiveRecordID?

    init(_ outcome: Outcome, _ rule: Rule?, _ severity: Severity?, _ counterpart: NaiveRecordID?) {
        self.outcome = outcome
        self.rule = rule
        self.severity = severity
        self.counterpart = counterpart
    }
}
