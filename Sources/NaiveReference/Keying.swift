import PaymentModel

/// The stage before the rules: each record gets its key. All lists are parallel to the inputs.
struct Keying {
    private(set) var history: [NaiveRecord] = []
    private(set) var settlement: [NaiveRecord] = []
    private(set) var ledger: [NaiveRecord] = []
    /// How tonight's records, of both sides, came to their taxpayers.
    private(set) var origins: [TaxpayerOrigin] = []

    init(settlement: [PaymentRecord], ledger: [PaymentRecord], history: [PaymentRecord]) {
        // "A stage before keying resolves them against the IDs that the other side's records have as read."
        // History takes no part in resolving, neither its own records nor tonight's.
        let ofSettlement = MissingTaxpayers(ownSide: settlement, otherSide: ledger)
        let ofLedger = MissingTaxpayers(ownSide: ledger, otherSide: settlement)
        let ofHistory = MissingTaxpayers(ownSide: [], otherSide: [])
        let settlementTaxpayers = settlement.map { ofSettlement.taxpayer(of: $0) }
        let ledgerTaxpayers = ledger.map { ofLedger.taxpayer(of: $0) }
        let historyTaxpayers = history.map { ofHistory.taxpayer(of: $0) }
        origins = (settlementTaxpayers + ledgerTaxpayers).map(\.origin)

        let records = history + settlement + ledger
        let taxpayers = (historyTaxpayers + settlementTaxpayers + ledgerTaxpayers).map(\.taxpayer)
        let ids =
            history.indices.map(NaiveRecordID.history)
            + settlement.indices.map(NaiveRecordID.settlement)
            + ledger.indices.map(NaiveRecordID.ledger)

        let texts = Numbering(of: records.flatMap(Keying.texts))
        let keys = Numbering(of: zip(records, taxpayers).map(Keying.key))
        for place in records.indices {
            let keyed = NaiveRecord(
                id: ids[place], record: records[place], keyTaxpayer: taxpayers[place], texts: texts, keys: keys)
            switch ids[place] {
            case .history: self.history.append(keyed)
            case .settlement: self.settlement.append(keyed)
            case .ledger: self.ledger.append(keyed)
            }
        }
    }

    func count(_ origin: TaxpayerOrigin) -> Int { origins.filter { $0 == origin }.count }

    private static func key(of record: PaymentRecord, taxpayer: KeyTaxpayer) -> NaiveKey {
        NaiveKey(taxpayer: taxpayer, money: record.money, date: record.date)
    }

    private static func texts(of record: PaymentRecord) -> [FieldText] {
        let fields = [
            record.reference, record.obligation, record.entryID, record.originalReference, record.kind,
            record.status,
        ]
        return fields.compactMap { $0 }
    }
}
