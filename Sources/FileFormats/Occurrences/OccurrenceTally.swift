/// How many movements of one file came with each code. Counted in an array, since it is done for every movement, and handed over
/// once.
struct OccurrenceTally {
    /// By code; empty until the first movement.
    private var counts: [Int] = []
    /// The codes that came, each with its first line.
    private var seen: [(code: OccurrenceCode, firstLine: Int)] = []

    @inline(__always)
    mutating func add(_ code: OccurrenceCode, line: Int) {
        if counts.isEmpty { counts = [Int](repeating: 0, count: OccurrenceCode.count) }
        if counts[code.index] == 0 { seen.append((code, line)) }
        counts[code.index] &+= 1
    }

    /// Counts all codes in `reading`, and begins anew.
    ///
    /// - Parameters:
    ///   - codeName: what a code is called: `movement`, `occurrence`.
    ///   - movements: what has the codes: `titles`, `payments`.
    ///   - layout: whose codes they are.
    /// - Returns: a warning for each code that is not known or deserves a look.
    mutating func handOver(
        _ table: OccurrenceTable, codeName: String, movements: String, layout: String, to reading: inout SourceReading
    ) -> [ReadWarning] {
        var warnings: [ReadWarning] = []
        for (code, firstLine) in seen {
            let times = counts[code.index]
            let occurrence = table.occurrence(code)
            reading.count(occurrence, times: times)
            if occurrence.kind == .unknown {
                warnings.append(
                    ReadWarning(
                        line: firstLine,
                        message: "\(codeName) \(occurrence.code) is not known for \(layout), so taken as no payment: "
                            + "\(movements) skipped: \(times); ask the bank what it means"))
            } else if table.deservesALook(code) {
                warnings.append(
                    ReadWarning(
                        line: firstLine,
                        message:
                            "\(codeName) \(occurrence.code) (\(occurrence.meaning)) is no payment: \(movements) skipped: "
                            + "\(times); look at them by hand"))
            }
        }
        self = OccurrenceTally()
        return warnings
    }
}
