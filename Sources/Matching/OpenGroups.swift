internal import PaymentModel

/// A group in which a record was still open after R2.
struct OpenGroup {
    /// The group's records after R1: history, then settlement, then ledger, each in canonical order.
    let members: [RecordID]
    /// Where the ledger's records start.
    let ledgerStart: Int
    /// Records of each side that are no returns; history counts as settlement.
    let settlementCount: Int
    let ledgerCount: Int
    /// The record has no taxpayer and nothing to stand in for one: it is keyed alone.
    let isAlone: Bool

    var settlement: ArraySlice<RecordID> { members[..<ledgerStart] }
    var ledger: ArraySlice<RecordID> { members[ledgerStart...] }
}

/// A record that was open after R2, and its group.
struct OpenRecord {
    let id: RecordID
    let group: Int32
}
