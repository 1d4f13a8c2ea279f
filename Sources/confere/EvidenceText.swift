internal import PaymentModel
internal import Reconciliation
internal import Reporting

/// The evidence of a finding for the terminal.
struct EvidenceText {
    private let evidence: FindingEvidence
    private let mask: TaxpayerMask

    init(_ evidence: FindingEvidence, isMasked: Bool) {
        self.evidence = evidence
        let ids = [evidence.finding.taxpayerID].compactMap { $0 } + evidence.taxpayerIDs
        mask = TaxpayerMask(ids: ids, isOn: isMasked)
    }

    var text: String {
        let finding = evidence.finding
        var lines = [
            "\(finding.findingClass)  severity \(finding.severity)  rule \(finding.rule)",
            "finding \(finding.findingID)", "", "  " + finding.explanation, "",
        ]
        var facts: [(String, String)] = []
        if let taxpayer = finding.taxpayerID { facts.append(("taxpayer", mask.apply(taxpayer))) }
        if let amount = finding.amount { facts.append(("amount", "\(amount) \(finding.currency ?? "")")) }
        if let date = finding.date { facts.append(("date", date)) }
        if let reference = finding.reference { facts.append(("reference", reference)) }
        if finding.rule != "unreadable" {
            facts.append(("records with this key", "bank \(finding.settlementCount), ledger \(finding.ledgerCount)"))
        }
        if let differs = finding.differs {
            facts.append(("differs in", differs))
            facts.append(("ledger says", mask.apply(finding.expected ?? "nothing")))
            facts.append(("bank says", mask.apply(finding.actual ?? "nothing")))
            if let arithmetic { facts.append(("difference", arithmetic)) }
        }
        let width = facts.map(\.0.count).max() ?? 0
        lines += facts.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
        lines.append("")
        lines += original(evidence.lines, "\(finding.source):\(finding.line)", side: finding.side)
        if let counterpart = evidence.counterpartLines {
            let place = "\(finding.counterpartSource ?? ""):\(finding.counterpartLine ?? 0)"
            lines += original(counterpart, place, side: finding.differs == nil ? "the record that it names" : "ledger")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Bank less ledger, when the amount alone differs.
    private var arithmetic: String? {
        let finding = evidence.finding
        guard finding.differs == "amount", let currency = finding.currency.flatMap({ CurrencyCode($0) }),
            let bank = finding.actual.flatMap({ minor($0) }), let ledger = finding.expected.flatMap({ minor($0) })
        else { return nil }
        return Money.decimal(Int128(bank) - Int128(ledger), in: currency)
    }

    /// Minor units of plain decimal text.
    private func minor(_ decimal: String) -> Int64? { Int64(decimal.filter { $0 != "." }) }

    private func original(_ lines: FindingEvidence.OriginalLines, _ place: String, side: String) -> [String] {
        let header = "  \(side), \(place)"
        switch lines {
        case .text(let text): return [header] + text.map { "    | " + mask.apply($0) } + [""]
        case .unavailable(let why): return [header, "    (\(why))", ""]
        }
    }
}
