/// Notes control totals of a source, and no more of them than a reading should hold.
struct ControlTotalNotes {
    /// Further totals of one source are dropped, but for the first that fails.
    static let totalsMax = 100_000

    private var hasFailed = false

    mutating func note(_ total: ControlTotal, _ intake: inout RecordIntake) {
        if intake.reading.controlTotals.count < ControlTotalNotes.totalsMax || (!total.tallies && !hasFailed) {
            intake.reading.controlTotals.append(total)
        }
        if !total.tallies { hasFailed = true }
    }

    /// A trailer that the format demands and that did not come.
    mutating func noteMissingTrailer(_ scope: String, line: Int, _ intake: inout RecordIntake) {
        let total = ControlTotal(
            name: ControlTotal.trailerName, scope: scope, declared: "present", computed: "missing", tallies: false,
            line: line)
        note(total, &intake)
    }
}
