import Foundation
import Matching
import PaymentModel
import Reconciliation
import Reporting

/// An example of the documentation: the lines of both sides, and behind each an arrow and what becomes of it.
///
///     settlement reference, taxpayer_id, amount, date
///                E1, ANA, 100.00, 2026-11-19           → paired
///                E2, ANA, 100.00, 2026-11-19           → duplicate-payment, high, same-key, see settlement 1
///     ledger     …
struct WorkedExample: CustomStringConvertible {
    /// A line of a side, and what the page says of it.
    struct Row {
        let side: Side
        /// From 1, the header not counted.
        let number: Int
        let expected: [String]
    }

    let description: String
    private(set) var rows: [Row] = []
    private let options: [String]
    private var texts: [Side: String] = [:]

    struct Fault: Error { let message: String }

    init(_ block: MarkdownPage.Block, page: String) throws {
        description = "\(page):\(block.line)"
        options = block.info.split(separator: " ").dropFirst().map(String.init)
        var side: Side?
        for line in block.lines where line.contains(where: { $0 != " " }) {
            if line.first != " " {
                let word = line.prefix { $0 != " " }
                guard let named = Side.allCases.first(where: { $0.name == word }) else {
                    throw Fault(message: "\(description): \(word) is no side")
                }
                side = named
                texts[named] = WorkedExample.csv(line.dropFirst(word.count))
                continue
            }
            let parts = line.split(separator: "→", omittingEmptySubsequences: false)
            guard let side, parts.count == 2 else {
                throw Fault(message: "\(description): say behind an arrow what becomes of this line: \(line)")
            }
            let number = rows.count { $0.side == side } + 1
            let expected = parts[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            rows.append(Row(side: side, number: number, expected: expected))
            texts[side]? += WorkedExample.csv(parts[0])
        }
    }

    /// Blanks around commas are there for the eye.
    private static func csv(_ line: Substring) -> String {
        line.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ",") + "\n"
    }

    /// Runs the engine over the example. Returns what differs from the page.
    func differences() throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "confere-example-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
        for (side, text) in texts { try Data(text.utf8).write(to: URL(filePath: path("\(side.name).csv"))) }

        var run = RunOptions()
        run.settlement = [path("settlement.csv")]
        run.ledger = texts[.ledger] == nil ? nil : [path("ledger.csv")]
        run.out = path("report")
        run.rules = try settings()
        let summary = try ReconciliationRun(options: run, progress: RunProgress()).execute().summary
        let findings = try FindingRecord.find(idPrefix: "", directory: run.out, limit: 1000)
        return rows.compactMap { difference($0, findings) } + quietDifferences(summary)
    }

    private func settings() throws -> RuleSettings {
        var settings = RuleSettings()
        for place in stride(from: 0, to: options.count - 1, by: 2) {
            let value = options[place + 1]
            switch options[place] {
            case "--date-tolerance": settings.dateTolerance = DateTolerance(text: value) ?? .none
            case "--near-days": settings.nearDays = Int(value) ?? 0
            case "--amount-tolerance":
                let parts = value.split(separator: ".")
                settings.amountTolerance = AmountTolerance(
                    unscaled: Int64(parts.joined()) ?? 0, scale: parts.count == 2 ? parts[1].count : 0)
            case "--from": settings.from = BusinessDate(iso: value)
            case "--to": settings.to = BusinessDate(iso: value)
            case "--references": settings.referencesAreSeparate = value == "separate"
            default: throw Fault(message: "\(description): \(options[place]) is not known to examples")
            }
        }
        return settings
    }

    /// What the run says of a row other than the page does.
    private func difference(_ row: Row, _ findings: [FindingRecord]) -> String? {
        let own = findings.first { $0.side == row.side.name && $0.line == row.number + 1 }
        // Of a mismatch, the ledger record is the counterpart.
        let ofPair = findings.first { finding in
            finding.differs != nil && row.side == .ledger && finding.counterpartLine == row.number + 1
        }
        let actual: [String]
        if let finding = own ?? ofPair {
            let other = finding.counterpartSource.map { $0.hasSuffix("/ledger.csv") ? Side.ledger : .settlement }
            let see = finding.counterpartLine.flatMap { line in other.map { "see \($0.name) \(line - 1)" } }
            actual = [
                finding.findingClass, finding.severity, finding.rule, see ?? "",
                "bank \(finding.settlementCount) ledger \(finding.ledgerCount)",
                finding.differs.map { "differs \($0)" } ?? "", finding.explanation,
            ]
        } else {
            actual = Outcome.allCases.filter { !$0.isFinding }.map(\.name)
        }
        guard let outcome = row.expected.first, own == nil && ofPair == nil || outcome == actual[0],
            row.expected.allSatisfy(actual.contains)
        else { return "\(description): \(row.side.name) \(row.number): \(row.expected), but the run says \(actual)" }
        return nil
    }

    /// Records without a finding are counted by outcome.
    private func quietDifferences(_ summary: RunSummary) -> [String] {
        Side.allCases.flatMap { side in
            let outcomes = side == .settlement ? summary.sides.settlement.outcomes : summary.sides.ledger.outcomes
            return Outcome.allCases.filter { !$0.isFinding }.compactMap { outcome -> String? in
                let expected = rows.count { $0.side == side && $0.expected.first == outcome.name }
                let actual = outcomes[outcome.name]?.count ?? 0
                return expected == actual
                    ? nil : "\(description): \(side.name): \(expected) \(outcome.name), but the run says \(actual)"
            }
        }
    }
}
