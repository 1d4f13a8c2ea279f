/// A report for the terminal: what each size took, the fits, and what follows.
public struct GrowthTable {
    private let report: GrowthReport
    private let width: Int

    /// From this width on, each size has its records, its findings and the spread of its repetitions too.
    public static let wideWidth = 110

    /// - Parameter width: the columns of the terminal.
    public init(_ report: GrowthReport, width: Int) {
        self.report = report
        self.width = width
    }

    public var text: String {
        var lines = [title, ""]
        lines += rows.map { "  " + $0 }
        lines.append("")
        lines += verdicts.map { "  " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        let build = report.setting.isDebugBuild ? "  debug build" : ""
        return "confere \(report.setting.engineVersion)  CPU time by size"
            + "  threads \(report.threads)  best of \(report.repetitions)\(build)"
    }

    private var isWide: Bool { width >= Self.wideWidth }

    /// One line a size.
    private var rows: [String] {
        let engine = Dictionary(uniqueKeysWithValues: report.engine.points.map { ($0.size, $0) })
        let naive = Dictionary(uniqueKeysWithValues: report.naive.points.map { ($0.size, $0) })
        var cells = [heading]
        for size in Set(engine.keys).union(naive.keys).sorted() {
            var row = [Quantity.count(size)]
            if isWide { row.append((engine[size] ?? naive[size]).map { Quantity.count($0.records) } ?? "") }
            row += self.cells(engine[size]) + self.cells(naive[size])
            if isWide {
                let agreed = report.agreements.first { $0.size == size }
                row.append(agreed.map { "\(Quantity.count($0.outcomes.findings)), both say" } ?? "")
            }
            cells.append(row)
        }
        return Self.aligned(cells)
    }

    private var heading: [String] {
        let job = isWide ? ["per row", "spread"] : ["per row"]
        return ["rows a side"] + (isWide ? ["records"] : []) + ["engine, O(n)"] + job + ["naive, O(n²)"] + job
            + (isWide ? ["findings"] : [])
    }

    private func cells(_ point: GrowthCurve.Point?) -> [String] {
        guard let point else { return Array(repeating: "", count: isWide ? 3 : 2) }
        let mark = point.isFitted ? "" : "*"
        let cells = [
            mark + Quantity.duration(point.beyondEmpty),
            Quantity.duration(point.beyondEmpty / Double(point.size)),
        ]
        guard isWide, point.best > 0, let most = point.repetitions.max() else { return cells }
        return cells + ["+\(Int(((most / point.best - 1) * 100).rounded())) %"]
    }

    private var verdicts: [String] {
        var lines: [String] = []
        for (name, curve) in [("engine", report.engine), ("naive ", report.naive)] {
            guard let fit = curve.fit else { continue }
            lines.append(
                "fit    \(name)  n^\(Quantity.exponent(fit.exponent)) ± \(Quantity.exponent(fit.standardError))"
                    + "  R² \(Quantity.rSquared(fit.rSquared))"
                    + "  empty run \(Quantity.duration(curve.emptySeconds)), taken off")
        }
        if !(report.engine.points + report.naive.points).allSatisfy(\.isFitted) {
            lines.append("*      too near to an empty run to take part in the fit")
        }
        if let limit = report.engineExponentMax, let fit = report.engine.fit {
            lines.append("limit  engine  at most \(Quantity.exponent(limit)): \(verdict(fit.exponent <= limit))")
        }
        if let limit = report.naiveExponentMin, let fit = report.naive.fit {
            lines.append("limit  naive   at least \(Quantity.exponent(limit)): \(verdict(fit.exponent >= limit))")
        }
        let sizes = report.agreements.map { Quantity.count($0.size) }
        if let first = sizes.first, let last = sizes.last {
            lines.append("same   both say the same of each of the \(sizes.count) nights from \(first) to \(last) rows")
        }
        if let largest = report.engine.points.last, let fit = report.naive.fit {
            let needed = Quantity.duration(fit.seconds(at: Double(largest.size)))
            lines.append(
                "so     \(Quantity.count(largest.size)) rows take the engine "
                    + "\(Quantity.duration(largest.beyondEmpty)); naively it would be \(needed)")
        }
        return lines
    }

    private func verdict(_ isKept: Bool) -> String { isKept ? "kept" : "NOT KEPT" }

    /// Columns to the right, two blanks between them.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let columns = rows.first?.count ?? 0
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
                .joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
