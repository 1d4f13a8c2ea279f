internal import Matching

/// How a summary is shown.
public struct SummaryStyle: Sendable {
    /// Columns of the terminal.
    public var width: Int
    public var numbers: NumberStyle
    public var usesColour: Bool

    public init(width: Int, numbers: NumberStyle, usesColour: Bool) {
        self.width = width
        self.numbers = numbers
        self.usesColour = usesColour
    }
}

/// A run's summary for the terminal: what was read, what was found, the proof, and where the report is.
public struct TerminalSummary {
    private let summary: RunSummary
    private let reportPath: String
    private let style: SummaryStyle

    /// From this width on, each class says what to do about it.
    static let adviceWidth = 110

    public init(_ summary: RunSummary, reportPath: String, style: SummaryStyle) {
        self.summary = summary
        self.reportPath = reportPath
        self.style = style
    }

    public var text: String {
        var lines = [title, ""]
        lines += indented(sides)
        lines.append("")
        lines += indented(findings)
        lines.append("")
        lines += indented(proof)
        lines.append("")
        lines.append("  report  \(reportPath)")
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        let verdict = summary.balanced ? colour("balanced", 32) : colour("NOT BALANCED", 31)
        return "confere \(summary.engineVersion)  run \(summary.runID)  \(verdict)"
    }

    private var sides: [String] {
        var table = TextTable([.left, .right, .right, .right, .right, .right])
        table.add(["", "files", "records", "amount", "invalid", "skipped"])
        for (name, side) in [("settlement", summary.sides.settlement), ("ledger", summary.sides.ledger)] {
            guard side.given else {
                table.add([name, "none", "", "", "", ""])
                continue
            }
            let inputs = summary.inputs.filter { $0.side == name }
            for (place, amount) in amounts(side.amounts).enumerated() {
                let isFirst = place == 0
                table.add([
                    isFirst ? name : "", isFirst ? number(inputs.count) : "", isFirst ? number(side.records) : "",
                    amount,
                    isFirst ? number(inputs.reduce(0) { $0 + $1.invalid }) : "",
                    isFirst ? number(inputs.reduce(0) { $0 + $1.skipped }) : "",
                ])
            }
        }
        return table.lines
    }

    private var findings: [String] {
        let found = Outcome.findingClasses.filter { (summary.classes[$0.name]?.count ?? 0) > 0 }
        guard !found.isEmpty else { return [colour("no findings", 32)] }
        let hasAdvice = style.width >= TerminalSummary.adviceWidth
        var table = TextTable([.left, .right, .right, .left])
        table.add(["finding", "count", "amount", hasAdvice ? "what to do" : ""])
        for outcome in found {
            guard let tally = summary.classes[outcome.name] else { continue }
            for (place, amount) in amounts(tally.amounts).enumerated() {
                let isFirst = place == 0
                table.add([
                    isFirst ? outcome.name : "", isFirst ? number(tally.count) : "",
                    outcome == .invalidRecord ? "" : amount, isFirst && hasAdvice ? Advice.of(outcome) : "",
                ])
            }
        }
        table.add(["all", number(summary.findings), "", severities])
        return table.lines
    }

    private var severities: String {
        Severity.allCases.reversed().map { "\($0.name) \(number(summary.severities[$0.name] ?? 0))" }
            .joined(separator: ", ")
    }

    /// Every record has one outcome: the sum is shown for each side.
    private var proof: [String] {
        [("settlement", summary.sides.settlement), ("ledger", summary.sides.ledger)].compactMap { name, side in
            guard side.given else { return nil }
            let paired = side.outcomes[Outcome.paired.name]?.count ?? 0
            let quiet = [Outcome.outsideWindow, .unmatched, .setAside].compactMap { outcome -> (String, Int)? in
                side.outcomes[outcome.name].map { (outcome.name, $0.count) }
            }
            let inFindings = side.outcomes.values.reduce(0) { $0 + $1.count } - paired - quiet.reduce(0) { $0 + $1.1 }
            let parts =
                ["\(number(paired)) paired", "\(number(inFindings)) in findings"]
                + quiet.map { "\(number($0.1)) \($0.0)" }
            return "proof  \(name) \(number(side.records)) = \(parts.joined(separator: " + "))"
        }
    }

    private func amounts(_ amounts: [String: String]) -> [String] {
        guard !amounts.isEmpty else { return [style.numbers.format("0")] }
        return amounts.sorted { $0.key < $1.key }.map { "\(style.numbers.format($0.value)) \($0.key)" }
    }

    private func number(_ count: Int) -> String { style.numbers.format(count) }
    private func indented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? "" : "  " + $0 } }
    private func colour(_ text: String, _ code: Int) -> String {
        style.usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// What to do about a class of findings, in a few words.
enum Advice {
    static func of(_ outcome: Outcome) -> String {
        switch outcome {
        case .duplicatePayment: "give the money back, or claim it back"
        case .duplicatePosting: "reverse the booking"
        case .taxpayerMismatch, .amountMismatch, .dateMismatch, .fieldMismatch: "correct the side that is wrong"
        case .referenceMismatch: "check whether these are one payment or two"
        case .conflictingRecord: "ask the sender which of the two holds"
        case .missingInLedger: "book the payment"
        case .missingInSettlement: "ask the bank, or reverse the booking"
        case .ambiguous: "decide by hand which belong together"
        case .possibleDuplicate: "look whether it was meant"
        case .overReturned: "claim the surplus back"
        case .partialReturn: "give back the rest"
        case .returned: "nothing: the money is back"
        case .repeatedRecord: "nothing: it counts once"
        case .invalidRecord: "mend the line and run again"
        case .paired, .outsideWindow, .unmatched, .setAside: ""
        }
    }
}
