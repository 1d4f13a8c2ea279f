internal import FileFormats
internal import PaymentModel

/// Keeps a detail and a statement source of one account from being taken together: every payment would count twice.
enum LevelCheck {
    /// Refuses sources of both levels of one account.
    static func check(_ sources: [InputSource]) throws(RunError) {
        for statement in sources where statement.reading.level == .statement {
            let details = sources.lazy.filter { $0.reading.level == .detail && $0.side == statement.side }
            let shared = details.compactMap { detail in
                detail.reading.accounts.first { statement.reading.accounts.contains($0) }.map { (detail, $0) }
            }
            guard let (detail, account) = shared.first else { continue }
            throw RunError(
                .badConfiguration, place: statement.bytes.path,
                "is a statement of the account \(account), whose payments \(detail.bytes.path) lists one by one: "
                    + "together they would count every payment twice; give one of the two, or say under accounts in the "
                    + "configuration which of them counts (docs/CONFIGURATION.md)")
        }
    }

    /// The places of the sources that the configuration sets aside: those of accounts of which the other level counts.
    ///
    /// - Throws: ``RunError`` for a source of which a part would have to be set aside.
    static func placesSetAside(_ sources: [InputSource], levels: [String: SourceLevel]) throws(RunError) -> [Int] {
        var places: [Int] = []
        for (place, source) in sources.enumerated() {
            let reading = source.reading
            guard let first = reading.accounts.first(where: { isUnwanted(reading.level, levels[$0]) }),
                let wanted = levels[first]
            else { continue }
            if let other = reading.accounts.first(where: { !isUnwanted(reading.level, levels[$0]) }) {
                throw RunError(
                    .badConfiguration, place: source.bytes.path,
                    "holds the account \(first), of which the configuration uses \(wanted.rawValue) sources, and "
                        + "\(other), of which it does not; a file is used whole or not at all: give both accounts "
                        + "the same level, or ask for a file for each")
            }
            guard reading.accounts.count < SourceReading.accountsMax else {
                throw RunError(
                    .badConfiguration, place: source.bytes.path,
                    "holds the account \(first), which the configuration sets aside, and "
                        + "\(SourceReading.accountsMax) accounts or more; ask for a file for each account")
            }
            places.append(place)
        }
        return places
    }

    /// An account whose only sources were set aside is not reconciled at all: that is said.
    static func warnings(
        taking: [InputSource], setAside: [InputSource], _ levels: [String: SourceLevel]
    ) -> [String] {
        setAside.flatMap { source in
            source.reading.accounts.compactMap { account -> String? in
                let isUsed = taking.contains { $0.side == source.side && $0.reading.accounts.contains(account) }
                guard !isUsed, let wanted = levels[account] else { return nil }
                return "\(source.bytes.path): is set aside, since the configuration uses \(wanted.rawValue) sources of "
                    + "the account \(account), but none was given; has one not arrived?"
            }
        }
    }

    private static func isUnwanted(_ level: SourceLevel, _ wanted: SourceLevel?) -> Bool {
        wanted.map { $0 != level } ?? false
    }
}
