internal import ArgumentParser
internal import FileFormats
internal import Matching
internal import PaymentModel
internal import Reconciliation

/// The parameters of the rules.
struct RuleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Pairs records whose dates differ by at most so many calendar days, or Brazilian banking days: 1b. (default: 0)",
            valueName: "days"))
    var dateTolerance: String?

    @Option(
        help: ArgumentHelp(
            "Pairs records whose amounts differ by at most so much, such as 0.05. (default: 0)", valueName: "amount"))
    var amountTolerance: String?

    @Option(
        help: ArgumentHelp(
            "How many days back a possible duplicate is looked for; 0 for none. (default: 3)", valueName: "days"))
    var nearDays: Int?

    @Option(help: ArgumentHelp("The first date on which a record may be called missing.", valueName: "yyyy-mm-dd"))
    var from: String?

    @Option(help: ArgumentHelp("The last date on which a record may be called missing.", valueName: "yyyy-mm-dd"))
    var to: String?

    @Option(
        help: ArgumentHelp(
            "Whether both sides' references are of one scheme: shared or separate. (default: shared)",
            valueName: "scheme"))
    var references: String?

    /// Lets what was given on the command line win.
    func apply(to options: inout RunOptions) throws {
        if let dateTolerance {
            let holidays = options.localHolidays
            guard
                let tolerance = DateTolerance(
                    text: dateTolerance, calendar: BankingCalendar(localHolidays: holidays))
            else {
                throw ValidationError(
                    "--date-tolerance takes a number of days from 0 to \(RuleSettings.daysMax), "
                        + "with b for banking days such as 1b, not \(dateTolerance)")
            }
            options.rules.dateTolerance = tolerance
        }
        if let amountTolerance {
            guard let tolerance = AmountTolerance(text: amountTolerance) else {
                throw ValidationError("--amount-tolerance takes an amount such as 0.05, not \(amountTolerance)")
            }
            options.rules.amountTolerance = tolerance
        }
        if let nearDays {
            guard (0...RuleSettings.daysMax).contains(nearDays) else {
                throw ValidationError(
                    "--near-days takes a number of days from 0 to \(RuleSettings.daysMax), not \(nearDays)")
            }
            options.rules.nearDays = nearDays
        }
        options.rules.from = try date(from, "--from") ?? options.rules.from
        options.rules.to = try date(to, "--to") ?? options.rules.to
        if let from = options.rules.from, let to = options.rules.to, to < from {
            throw ValidationError("--to \(to) lies before --from \(from)")
        }
        switch references {
        case nil: break
        case "shared": options.rules.referencesAreSeparate = false
        case "separate": options.rules.referencesAreSeparate = true
        case .some(let other): throw ValidationError("--references takes shared or separate, not \(other)")
        }
    }

    private func date(_ text: String?, _ name: String) throws -> BusinessDate? {
        guard let text else { return nil }
        guard let date = BusinessDate(iso: text) else {
            throw ValidationError("\(name) takes a date such as 2026-11-19, not \(text)")
        }
        return date
    }
}
