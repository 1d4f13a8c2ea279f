internal import FileFormats
internal import PaymentModel
internal import Reconciliation
internal import Reporting

/// What a file is, for the terminal.
struct SniffText {
    private let sniff: SourceSniff

    /// How many invalid lines, warnings and totals are named; the rest is counted.
    private static let linesShown = 10

    init(_ sniff: SourceSniff) { self.sniff = sniff }

    var text: String {
        let reading = sniff.reading
        var lines = [sniff.path]
        func fact(_ name: String, _ value: String) {
            lines.append("  " + name + String(repeating: " ", count: max(1, 11 - name.count)) + value)
        }
        fact("format", sniff.format.rawValue + (reading.layout.isEmpty ? "" : " (\(reading.layout))"))
        // Any table is like CSV.
        let alike = sniff.candidates.filter { $0 != sniff.format && $0 != .csv && $0 != .jsonl }
        if !alike.isEmpty { fact("also like", alike.map(\.rawValue).joined(separator: ", ")) }
        fact("encoding", sniff.encoding)
        fact("bytes", NumberStyle.english.format(sniff.bytes))
        if !sniff.columns.isEmpty {
            fact("columns", sniff.columns.map(column).joined(separator: ", "))
        }
        for account in reading.accounts.prefix(Self.linesShown) {
            fact("account", "\(account), \(reading.level.rawValue)")
        }
        fact("records", NumberStyle.english.format(reading.recordCount) + others)
        for (index, sum) in reading.amountSums.enumerated() where sum != 0 {
            let currency = CurrencyCode(index: UInt16(index))
            fact("amount", "\(NumberStyle.english.format(Money.decimal(sum, in: currency))) \(currency.code)")
        }
        for (name, sums) in [("fees", reading.feeSums), ("net", reading.netSums)] {
            for (currency, sum) in sums.sorted(by: { $0.key.code < $1.key.code }) {
                fact(name, "\(NumberStyle.english.format(Money.decimal(sum, in: currency))) \(currency.code)")
            }
        }
        for (occurrence, count) in reading.occurrenceCounts.prefix(Self.linesShown) {
            let number = NumberStyle.english.format(count)
            fact("occurrence", "\(number) × \(occurrence.text): \(occurrence.kind.rawValue)")
        }
        if reading.occurrenceCounts.count > Self.linesShown {
            fact("occurrence", "… and \(reading.occurrenceCounts.count - Self.linesShown) more codes (--json has all)")
        }
        if let dates = reading.dates { fact("dates", "\(dates.lowerBound) to \(dates.upperBound)") }
        if reading.recordCount > 0 { fact("taxpayers", taxpayers) }
        for total in reading.controlTotals.prefix(Self.linesShown) {
            let verdict =
                total.tallies ? "tallies" : "DOES NOT TALLY: declared \(total.declared), read \(total.computed)"
            fact(
                "total", "\(total.scope), \(total.name): " + (total.tallies ? "\(total.declared), \(verdict)" : verdict)
            )
        }
        for warning in reading.warnings.prefix(Self.linesShown) {
            fact("warning", (warning.line.map { "line \($0): " } ?? "") + warning.message)
        }
        for line in reading.invalidLines.prefix(Self.linesShown) {
            fact("invalid", "line \(line.line): \(line.reason)")
        }
        if reading.invalidLines.count > Self.linesShown {
            fact("invalid", "… and \(reading.invalidLines.count - Self.linesShown) more lines")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A column's name and what it is read as; in brackets when it is not read.
    private func column(_ column: SourceSniff.Column) -> String {
        guard let field = column.field else { return "(\(column.name))" }
        return field.rawValue == column.name ? column.name : "\(column.name) → \(field.rawValue)"
    }

    private var others: String {
        let reading = sniff.reading
        var others: [String] = []
        if reading.skippedCount > 0 { others.append("\(reading.skippedCount) skipped (no payments)") }
        if !reading.invalidLines.isEmpty { others.append("\(reading.invalidLines.count) invalid") }
        return others.isEmpty ? "" : "; " + others.joined(separator: ", ")
    }

    private var taxpayers: String {
        let reading = sniff.reading
        return "\(reading.recordCount - reading.taxpayersMissing) with an ID, \(reading.taxpayersMissing) without, "
            + "\(reading.taxpayersPadded) padded, \(reading.taxpayersWithWrongCheckDigits) with wrong check digits"
    }
}
