internal import FileFormats
internal import Matching
internal import PaymentModel
internal import Reporting

extension RunSummary.Rules {
    /// The parameters of a run.
    init(_ options: RunOptions) {
        var map: [String: String] = [:]
        for (side, mapping) in options.mappings {
            for (column, name) in mapping.columns { map["\(side.name).\(column.rawValue)"] = name }
        }
        let tolerance = options.rules.dateTolerance
        self.init(
            dateToleranceDays: tolerance.days, dateToleranceUnit: tolerance.calendar == nil ? "calendar" : "banking",
            holidays: tolerance.calendar?.localHolidays.map(\.description),
            amountTolerance: options.rules.amountTolerance.decimal, nearDays: options.rules.nearDays,
            from: options.rules.from?.description, to: options.rules.to?.description,
            references: options.rules.referencesAreSeparate ? "separate" : "shared",
            ledgerSign: options.ledgerIsInverted ? "inverted" : "as-is", businessZone: options.businessZone,
            maxInvalid: options.maxInvalid, map: map, dateOrder: options.dateOrder?.rawValue,
            formats: Dictionary(uniqueKeysWithValues: options.formats.map { ($0.key.name, $0.value.rawValue) }))
        if options.dateBasis != .payment { dates = options.dateBasis.rawValue }
        if options.amountBasis != .gross { amounts = options.amountBasis.rawValue }
        ledgerAccount = options.ledgerAccount
        if !options.levels.isEmpty { accounts = options.levels.mapValues(\.rawValue) }
    }
}

/// Derives a run's ID from what went in: version, rules, and each side's digests in byte order, never paths.
enum RunIdentity {
    static func of(_ rules: RunSummary.Rules, _ options: RunOptions, _ sources: [InputSource]) -> String {
        var parts = [
            EngineVersion.current, options.rules.dateTolerance.text, rules.amountTolerance, String(rules.nearDays),
            rules.from ?? "", rules.to ?? "", rules.references, rules.ledgerSign, rules.businessZone,
            String(rules.maxInvalid), rules.dateOrder ?? "", options.ledger == nil ? "no ledger" : "ledger",
        ]
        parts += pairs(rules.map)
        parts += pairs(rules.formats)
        parts += (rules.holidays ?? []).flatMap { ["holiday", $0] }
        for (name, value) in [
            ("dates", rules.dates), ("amounts", rules.amounts), ("ledger-account", rules.ledgerAccount),
        ] {
            if let value { parts += [name, value] }
        }
        parts += pairs(rules.accounts ?? [:])
        let inputs = sources.map { source in
            let settings = options.settings(source.side, source.bytes.path)?.named ?? [:]
            return ["\(source.side.name) \(source.digest)"] + pairs(settings)
        }
        parts += inputs.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
        return TextDigest.of(parts)
    }

    /// Names and values, by name.
    private static func pairs(_ texts: [String: String]) -> [String] {
        texts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    }
}
