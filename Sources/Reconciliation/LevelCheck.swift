internal import FileFormats
internal import PaymentModel

/// Refuses a detail and a statement source of one account together: every payment would count twice.
enum LevelCheck {
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
                    + "together they would count every payment twice; give one of the two")
        }
    }
}
