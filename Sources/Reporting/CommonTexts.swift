internal import Matching
internal import PaymentModel

/// The texts that many rows have: they stand once, before those of the row.
struct CommonTexts {
    private let outcomes: [RowText]
    private let severities: [RowText]
    private let sides: [RowText]
    private let rules: [RowText]
    private let currencies: [RowText]
    private let differences: [RowText]
    private let sources: [RowText]
    /// Where the texts of a row begin.
    let end: Int

    init(sources paths: [String], in texts: inout RowTexts) {
        func places<Value: RawRepresentable<UInt8>>(_ values: [Value], _ name: (Value) -> String) -> [String] {
            let last = values.map(\.rawValue).max() ?? 0
            return (0...last).map { Value(rawValue: $0).map(name) ?? "" }
        }
        outcomes = places(Outcome.allCases, \.name).map { texts.add($0) }
        severities = places(Severity.allCases, \.name).map { texts.add($0) }
        sides = places(Side.allCases, \.name).map { texts.add($0) }
        rules = Rule.allCases.sorted { $0.place < $1.place }.map { texts.add($0.rawValue) }
        currencies = CurrencyCode.codes.map { texts.add($0) }
        differences = (0..<16).map { texts.add(FieldDifferences(rawValue: $0).names) }
        sources = paths.map { texts.add($0) }
        end = texts.end
    }

    func name(_ outcome: Outcome) -> RowText { outcomes[Int(outcome.rawValue)] }
    func name(_ severity: Severity) -> RowText { severities[Int(severity.rawValue)] }
    func name(_ side: Side) -> RowText { sides[Int(side.rawValue)] }
    func name(_ rule: Rule) -> RowText { rules[rule.place] }
    func code(_ currency: CurrencyCode) -> RowText { currencies[Int(currency.index)] }
    func names(_ fields: FieldDifferences) -> RowText { differences[Int(fields.rawValue)] }
    func path(ofSource source: Int) -> RowText { sources[source] }
}

extension FieldDifferences {
    /// The names of the fields, joined by `;`.
    fileprivate var names: String {
        [
            (FieldDifferences.taxpayer, "taxpayer"), (.amount, "amount"), (.date, "date"), (.reference, "reference"),
        ].filter { contains($0.0) }.map(\.1).joined(separator: ";")
    }
}

extension Rule {
    /// The place among all rules.
    fileprivate var place: Int {
        switch self {
        case .unreadable: 0
        case .repeatedReference: 1
        case .repeatedEntry: 2
        case .sameReference: 3
        case .sameObligation: 4
        case .sameKey: 5
        case .withinTolerance: 6
        case .severalCandidates: 7
        case .returnOfDuplicate: 8
        case .nearDate: 9
        case .noCounterpart: 10
        }
    }
}
