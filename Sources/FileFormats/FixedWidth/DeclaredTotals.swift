/// Holds what trailers declare against what was counted, for one source.
struct DeclaredTotals {
    /// Control totals of one source beyond this number are dropped, but for the first that fails.
    static let controlTotalsMax = 100_000

    /// Whether a total has failed.
    private var hasFailed = false

    mutating func note(_ total: ControlTotal, into reading: inout SourceReading) {
        if reading.controlTotals.count < DeclaredTotals.controlTotalsMax || (!total.tallies && !hasFailed) {
            reading.controlTotals.append(total)
        }
        if !total.tallies { hasFailed = true }
    }

    /// A trailer that did not come, or ends before its totals do.
    mutating func noteMissing(_ what: String, scope: String, line: Int, into reading: inout SourceReading) {
        note(
            ControlTotal(
                name: ControlTotal.trailerName, scope: scope, declared: what == "missing" ? "present" : "complete",
                computed: what, tallies: false, line: line),
            into: &reading)
    }

    /// Checks a number, which tallies when it follows one of the conventions in use; the first is what most banks do.
    ///
    /// - Parameters:
    ///   - isFilledIn: whether blanks or zeros say zero, rather than that nothing was filled in.
    ///   - text: how a number is shown.
    mutating func check(
        _ name: String, scope: String, _ declared: FixedWidthLine.Declared, conventions: [Int128],
        isFilledIn: Bool = false, line: Int, into reading: inout SourceReading, text: (Int128) -> String
    ) {
        let number: Int128
        switch declared {
        case .number(let value): number = Int128(value)
        case .notFilledIn where isFilledIn: number = 0
        case .notFilledIn, .unreadable:
            note(
                ControlTotal(
                    name: name, scope: scope, declared: declared == .notFilledIn ? "not filled in" : "unreadable",
                    computed: text(conventions[0]), tallies: declared == .notFilledIn, line: line),
                into: &reading)
            return
        }
        let followed = conventions.first { $0 == number }
        note(
            ControlTotal(
                name: name, scope: scope, declared: text(number), computed: text(followed ?? conventions[0]),
                tallies: followed != nil, line: line),
            into: &reading)
    }
}
