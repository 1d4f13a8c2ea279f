internal import PaymentModel

/// Groups in which a record was still open after R2, and their members: all in two arrays, since there may be millions.
struct OpenGroups: Sendable {
    /// The records of each group after R1: history, then settlement, then ledger, each in canonical order.
    private(set) var members: [RecordID] = []
    private(set) var groups: [OpenGroup] = []

    /// Adds a group.
    ///
    /// - Parameters:
    ///   - settlementCount: its settlement records that are no returns; history counts as settlement.
    ///   - isAlone: whether the record has no taxpayer and nothing to stand in for one, and is keyed alone.
    mutating func append(
        settlement: [RecordID], ledger: [RecordID], settlementCount: Int, ledgerCount: Int, isAlone: Bool
    ) {
        let start = members.count
        members.append(contentsOf: settlement)
        members.append(contentsOf: ledger)
        addGroup(start, settlement.count, settlementCount, ledgerCount, isAlone)
    }

    /// Adds a group of one record.
    mutating func append(single id: RecordID, isLedger: Bool, isCounted: Bool, isAlone: Bool) {
        members.append(id)
        addGroup(
            members.count - 1, isLedger ? 0 : 1, !isLedger && isCounted ? 1 : 0, isLedger && isCounted ? 1 : 0, isAlone)
    }

    private mutating func addGroup(
        _ start: Int, _ settlementMembers: Int, _ settlementCount: Int, _ ledgerCount: Int, _ isAlone: Bool
    ) {
        groups.append(
            OpenGroup(
                start: start, ledgerStart: start + settlementMembers, end: members.count,
                settlementCount: Int32(settlementCount), ledgerCount: Int32(ledgerCount), isAlone: isAlone))
    }

    /// Adds the groups that another thread found.
    mutating func append(_ other: OpenGroups) {
        let shift = members.count
        members += other.members
        groups.reserveCapacity(groups.count + other.groups.count)
        for group in other.groups { groups.append(group.shifted(by: shift)) }
    }

    /// The settlement records of a group, history first.
    func settlement(_ group: OpenGroup) -> ArraySlice<RecordID> { members[group.start..<group.ledgerStart] }
    /// The ledger records of a group.
    func ledger(_ group: OpenGroup) -> ArraySlice<RecordID> { members[group.ledgerStart..<group.end] }
}

/// A group of ``OpenGroups``: where its members stand, and what later rules say of it.
struct OpenGroup: Sendable {
    let start: Int
    /// Where the ledger's records start.
    let ledgerStart: Int
    let end: Int
    /// Records of each side that are no returns; history counts as settlement.
    let settlementCount: Int32
    let ledgerCount: Int32
    /// The record has no taxpayer and nothing to stand in for one: it is keyed alone.
    let isAlone: Bool

    func shifted(by count: Int) -> OpenGroup {
        OpenGroup(
            start: start + count, ledgerStart: ledgerStart + count, end: end + count,
            settlementCount: settlementCount, ledgerCount: ledgerCount, isAlone: isAlone)
    }
}

/// A record that was open after R2, and its group.
struct OpenRecord: Sendable {
    let id: RecordID
    let group: Int32
}
