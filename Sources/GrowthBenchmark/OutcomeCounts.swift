internal import Matching
internal import NaiveReference
internal import Reporting

/// How many records of each side have which outcome.
public struct OutcomeCounts: Sendable, Equatable, Codable {
    public var settlement: [String: Int]
    public var ledger: [String: Int]

    public init(settlement: [String: Int], ledger: [String: Int]) {
        self.settlement = settlement
        self.ledger = ledger
    }

    /// What the engine says, by the proof in its summary.
    init(_ summary: RunSummary) {
        settlement = summary.sides.settlement.outcomes.mapValues(\.count)
        ledger = summary.sides.ledger.outcomes.mapValues(\.count)
    }

    /// What the naive reference says.
    init(_ result: NaiveResult) {
        settlement = Dictionary(result.settlement.map { ($0.outcome.name, 1) }, uniquingKeysWith: +)
        ledger = Dictionary(result.ledger.map { ($0.outcome.name, 1) }, uniquingKeysWith: +)
    }

    /// Records that are neither paired nor without anything to be said of them.
    public var findings: Int {
        let quiet = Set(Outcome.allCases.filter { !$0.isFinding }.map(\.name))
        return [settlement, ledger].joined().reduce(0) { $0 + (quiet.contains($1.key) ? 0 : $1.value) }
    }

    /// How many records there are.
    public var records: Int { [settlement, ledger].joined().reduce(0) { $0 + $1.value } }

    /// Where the two differ, in words; empty when they agree.
    public func differences(from other: OutcomeCounts, own: String, others: String) -> [String] {
        [("settlement", settlement, other.settlement), ("ledger", ledger, other.ledger)].flatMap { side, left, right in
            Set(left.keys).union(right.keys).sorted().compactMap { name in
                let (ownCount, otherCount) = (left[name] ?? 0, right[name] ?? 0)
                return ownCount == otherCount
                    ? nil : "\(side) \(name): \(own) \(ownCount), \(others) \(otherCount)"
            }
        }
    }
}
