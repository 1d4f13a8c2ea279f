internal import ArgumentParser
internal import FileFormats
internal import Matching
internal import PaymentModel
internal import Reconciliation

/// The parameters of the rules.
struct RuleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Pairs records whose dates differ by at most so many calendar days.", valueName: "days"))
    var dateTolerance = "0"

    @Option(
        help: ArgumentHelp("Pairs records whose amounts differ by at most so much, such as 0.05.", valueName: "amount"))
    var amountTolerance = "0"

    @Option(help: ArgumentHelp("How many days back a possible duplicate is looked for; 0 for none.", valueName: "days"))
    var nearDays = 3

    @Option(help: ArgumentHelp("The first date on which a record may be called missing.", valueName: "yyyy-mm-dd"))
    var from: String?

    @Option(help: ArgumentHelp("The last date on which a record may be called missing.", valueName: "yyyy-mm-dd"))
    var to: String?

    @Option(
        help: ArgumentHelp("Whether both sides' references are of one scheme: shared or separate.", valueName: "scheme")
    )
    var references = "shared"

    func apply(to options: inout RunOptions) throws {
        options.rules.dateToleranceDays = try days(dateTolerance, "--date-tolerance")
        options.rules.amountTolerance = try tolerance()
        options.rules.nearDays = try days(String(nearDays), "--near-days")
        options.rules.from = try date(from, "--from")
        options.rules.to = try date(to, "--to")
        if let from = options.rules.from, let to = options.rules.to, to < from {
            throw ValidationError("--to \(to) lies before --from \(from)")
        }
        switch references {
        case "shared": options.rules.referencesAreSeparate = false
        case "separate": options.rules.referencesAreSeparate = true
        default: throw ValidationError("--references takes shared or separate, not \(references)")
        }
    }

    private func days(_ text: String, _ name: String) throws -> Int {
        if text.hasSuffix("b"), Int(text.dropLast()) != nil {
            throw ValidationError("\(name) \(text): banking days are not counted by this version; give calendar days")
        }
        guard let days = Int(text), (0...RuleSettings.daysMax).contains(days) else {
            throw ValidationError("\(name) takes a number of days from 0 to \(RuleSettings.daysMax), not \(text)")
        }
        return days
    }

    private func tolerance() throws -> AmountTolerance {
        let parts = amountTolerance.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
        let digits = parts.joined()
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.count <= 17,
            digits.utf8.allSatisfy({ $0 ^ 0x30 < 10 }), let unscaled = Int64(digits)
        else { throw ValidationError("--amount-tolerance takes an amount such as 0.05, not \(amountTolerance)") }
        return AmountTolerance(unscaled: unscaled, scale: parts.count == 2 ? parts[1].count : 0)
    }

    private func date(_ text: String?, _ name: String) throws -> BusinessDate? {
        guard let text else { return nil }
        guard let date = BusinessDate(iso: text) else {
            throw ValidationError("\(name) takes a date such as 2026-11-19, not \(text)")
        }
        return date
    }
}
