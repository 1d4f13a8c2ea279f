internal import FileFormats
internal import Matching
internal import PaymentModel
internal import Reconciliation

extension Settings {
    /// Reads the whole of a file.
    init(_ root: ConfigurationEntry) throws(RunError) {
        self.init()
        let sections = try root.section([
            "rules", "holidays", "reading", "settlement", "ledger", "accounts", "output", "run",
        ])
        if let entry = sections["rules"] { rules = try Rules(entry) }
        if let entry = sections["holidays"] { holidays = try Settings.holidays(entry) }
        if let entry = sections["reading"] { reading = try Reading(entry) }
        for side in Side.allCases {
            guard let entry = sections[side.name] else { continue }
            for files in try entry.list(of: "files, each with what holds for them") {
                self.files.append(try FileSettings(side, files))
            }
        }
        if let entry = sections["accounts"] { accounts = try Settings.accounts(entry) }
        if let entry = sections["output"] { output = try Output(entry) }
        if let entry = sections["run"] { run = try Run(entry) }
    }

    private static func holidays(_ entry: ConfigurationEntry) throws(RunError) -> [BusinessDate] {
        var dates: [BusinessDate] = []
        for item in try entry.list(of: "dates such as 2026-01-25") {
            let date = try item.value("a date such as 2026-01-25") { BusinessDate(iso: $0) }
            guard !dates.contains(date) else { throw item.fault("\(date) is given twice; keep one") }
            dates.append(date)
        }
        let calendar = BankingCalendar.national
        let shown = dates.sorted().map {
            calendar.isBankingDay($0) ? "\($0)" : "\($0) (no banking day anyway)"
        }
        entry.understand(as: shown.isEmpty ? "none" : shown.joined(separator: ", "))
        return dates
    }

    private static func accounts(_ entry: ConfigurationEntry) throws(RunError) -> [String: SourceLevel] {
        var levels: [String: SourceLevel] = [:]
        for item in try entry.list(of: "accounts, each with account and use") {
            let fields = try item.section(["account", "use"])
            guard let name = fields["account"], let use = fields["use"] else {
                throw item.fault("needs both account and use, such as account: 341/1234/56789 and use: detail")
            }
            let account = try name.text("an account as confere sniff shows it, such as 341/1234/56789")
            guard levels[account] == nil else { throw name.fault("\(account) is given twice; keep one") }
            let level = try use.choice(SourceLevel.self)
            levels[account] = level
            let other: SourceLevel = level == .detail ? .statement : .detail
            item.understand(
                as: "of \(account) \(level.rawValue) sources count, \(other.rawValue) sources are set aside")
        }
        return levels
    }
}

extension Settings.Rules {
    init(_ entry: ConfigurationEntry) throws(RunError) {
        self.init()
        let fields = try entry.section([
            "date-tolerance", "amount-tolerance", "near-days", "references", "from", "to",
        ])
        let daysMax = RuleSettings.daysMax
        if let field = fields["date-tolerance"] {
            let tolerance = try field.value(
                "a number of days from 0 to \(daysMax), with b for banking days such as 1b"
            ) { DateTolerance(text: $0) }
            let kind = tolerance.calendar == nil ? "calendar" : "Brazilian banking"
            field.understand(as: "dates at most \(tolerance.days) \(kind) day\(tolerance.days == 1 ? "" : "s") apart")
            dateTolerance = tolerance
        }
        if let field = fields["amount-tolerance"] {
            let tolerance = try field.value("an amount such as 0.05") { AmountTolerance(text: $0) }
            field.understand(as: "amounts at most \(tolerance.decimal) apart")
            amountTolerance = tolerance
        }
        nearDays = try fields["near-days"]?.number(in: 0...daysMax)
        if let field = fields["references"] {
            referencesAreSeparate = try field.value("shared or separate") {
                ["shared": false, "separate": true][$0]
            }
            field.understand(as: referencesAreSeparate == true ? "separate" : "shared")
        }
        from = try fields["from"]?.date()
        to = try fields["to"]?.date()
        if let from, let to, let field = fields["to"], to < from { throw field.fault("\(to) lies before from \(from)") }
    }
}

extension Settings.Reading {
    init(_ entry: ConfigurationEntry) throws(RunError) {
        self.init()
        let fields = try entry.section([
            "business-zone", "date-order", "dates", "amounts", "ledger-account", "ledger-sign", "max-invalid",
            "allow-unbalanced-input",
        ])
        if let field = fields["business-zone"] {
            businessZone = try field.value("a time zone such as America/Sao_Paulo") {
                BusinessZone(identifier: $0) == nil ? nil : $0
            }
            field.understand(as: businessZone ?? "")
        }
        dateOrder = try fields["date-order"]?.understoodChoice(DateOrder.self)
        dateBasis = try fields["dates"]?.understoodChoice(DateBasis.self)
        amountBasis = try fields["amounts"]?.understoodChoice(AmountBasis.self)
        ledgerAccount = try fields["ledger-account"]?.understoodText("the name of an account")
        if let field = fields["ledger-sign"] {
            ledgerIsInverted = try field.value("as-is or inverted") { ["as-is": false, "inverted": true][$0] }
            field.understand(as: ledgerIsInverted == true ? "inverted" : "as-is")
        }
        maxInvalid = try fields["max-invalid"]?.number(in: 0...SourceReading.invalidLinesMax)
        if let field = fields["allow-unbalanced-input"] {
            allowsUnbalancedInput = try field.value("yes or no") { ["yes": true, "no": false][$0] }
            field.understand(as: allowsUnbalancedInput == true ? "yes" : "no")
        }
    }
}

extension Settings.Output {
    init(_ entry: ConfigurationEntry) throws(RunError) {
        self.init()
        let fields = try entry.section(["reports", "fail-on"])
        if let field = fields["reports"] {
            var kinds: Set<ReportKind> = []
            for item in try field.listOrOne(of: "reports") { kinds.insert(try item.choice(ReportKind.self)) }
            guard !kinds.isEmpty else {
                throw field.fault(
                    "takes at least one of \(ReportKind.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            field.understand(as: kinds.map(\.rawValue).sorted().joined(separator: ", "))
            reports = kinds
        }
        if let field = fields["fail-on"] {
            let names = Outcome.findingClasses.map(\.name).joined(separator: ", ")
            var classes: Set<Outcome> = []
            for item in try field.listOrOne(of: "classes of findings") {
                let found = try item.value("a class of findings (\(names))") { text in
                    Outcome.findingClasses.first { $0.name == text }
                }
                classes.insert(found)
            }
            field.understand(as: classes.isEmpty ? "nothing" : classes.map(\.name).sorted().joined(separator: ", "))
            failOn = classes
        }
    }
}

extension Settings.Run {
    init(_ entry: ConfigurationEntry) throws(RunError) {
        self.init()
        let fields = try entry.section(["threads", "memory", "digest"])
        threads = try fields["threads"]?.number(in: 1...RunOptions.threadsMax)
        if let field = fields["memory"] {
            let bytes = try field.value("a size such as 512MiB or 2GiB") { ByteSize.bytes($0) }
            field.understand(as: "\(bytes) bytes")
            memoryBytes = bytes
        }
        digest = try fields["digest"]?.understoodChoice(DigestAlgorithm.self)
    }
}
