import PaymentModel

/// How a record came to the taxpayer's part of its key.
enum TaxpayerOrigin {
    case asRead
    case resolvedByReference
    case resolvedByObligation
    case resolvedByUniqueness
    case standInReference
    case standInObligation
    case keyedAlone
}

/// Records without a taxpayer ID: "a stage before keying resolves them against the IDs that the other
/// side's records have as read".
struct MissingTaxpayers {
    /// All of tonight's records of the side that is keyed, as read; none for history.
    let ownSide: [PaymentRecord]
    /// All of tonight's records of the other side, as read; none without a ledger, and none for history.
    let otherSide: [PaymentRecord]

    func taxpayer(of record: PaymentRecord) -> (taxpayer: KeyTaxpayer, origin: TaxpayerOrigin) {
        if let id = record.taxpayer { return (.id(id), .asRead) }

        // "by reference, if that gives exactly one distinct ID"
        if let reference = record.reference,
            let id = onlyID(among: otherSide.filter { $0.reference == reference })
        {
            return (.id(id), .resolvedByReference)
        }
        // "otherwise by obligation, likewise"
        if let obligation = record.obligation,
            let id = onlyID(among: otherSide.filter { $0.obligation == obligation })
        {
            return (.id(id), .resolvedByObligation)
        }
        // "otherwise, when the record's (amount, currency, date) is unique among all records of its side
        // and of the other side, the other record's ID"
        if let id = idOfUniqueMatch(for: record) { return (.id(id), .resolvedByUniqueness) }

        // "Otherwise its reference, else its obligation, stands in for the taxpayer"
        if let reference = record.reference { return (.standIn(reference, .reference), .standInReference) }
        if let obligation = record.obligation { return (.standIn(obligation, .obligation), .standInObligation) }

        // "With neither, the record is keyed alone"
        return (.alone, .keyedAlone)
    }

    /// The one distinct ID that these records have; `nil` when they have none or several.
    private func onlyID(among records: [PaymentRecord]) -> TaxpayerID? {
        var found: TaxpayerID?
        for record in records {
            guard let id = record.taxpayer else { continue }
            if let found, found != id { return nil }
            found = id
        }
        return found
    }

    private func idOfUniqueMatch(for record: PaymentRecord) -> TaxpayerID? {
        let own = ownSide.filter { $0.money == record.money && $0.date == record.date }
        let others = otherSide.filter { $0.money == record.money && $0.date == record.date }
        guard own.count == 1, others.count == 1 else { return nil }
        return others[0].taxpayer
    }
}
