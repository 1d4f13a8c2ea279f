internal import Matching
internal import PaymentModel

/// Adds up records by source, outcome and currency: without a search while source and currency stay as they are.
struct OutcomeTallies {
    private var closed: [[Outcome: Conservation.Tally]]
    private var run: (source: Int, currency: CurrencyCode) = (0, .brl)
    /// Of the run by the outcome's number.
    private var counts = [Int](repeating: 0, count: OutcomeTallies.outcomesMax)
    private var sums = [Int128](repeating: 0, count: OutcomeTallies.outcomesMax)

    /// Outcomes have numbers of five bits.
    private static let outcomesMax = 32

    init(sources: Int) { closed = Array(repeating: [:], count: sources) }

    mutating func add(_ outcome: Outcome, source: Int, _ money: Money) {
        if source != run.source || money.currency != run.currency {
            close()
            run = (source, money.currency)
        }
        counts[Int(outcome.rawValue)] += 1
        sums[Int(outcome.rawValue)] += Int128(money.amountMinor)
    }

    /// For each source its tallies by outcome.
    mutating func finish() -> [[Outcome: Conservation.Tally]] {
        close()
        return closed
    }

    private mutating func close() {
        for number in counts.indices where counts[number] > 0 {
            guard let outcome = Outcome(rawValue: UInt8(number)) else { continue }
            closed[run.source][outcome, default: Conservation.Tally()].add(
                Conservation.Tally(count: counts[number], sums: [run.currency: sums[number]]))
            (counts[number], sums[number]) = (0, 0)
        }
    }
}
