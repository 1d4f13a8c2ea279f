internal import DuplicateIndex
internal import PaymentModel

/// What the rules after R2 share: the records, their states, and the groups in which something was still open.
struct RuleContext: Sendable {
    let records: RecordSet
    let states: RecordStates
    let settings: RuleSettings
    let clusters: TextClusters
    let threads: Int
    let partitions: KeyPartitions
    let groups: [OpenGroup]
    /// Tonight's records that were open after R2.
    let openSettlement: [OpenRecord]
    let openLedger: [OpenRecord]
    private let groupOf: [RecordID: Int32]

    init(
        records: RecordSet, states: RecordStates, settings: RuleSettings, seed: UInt64, threads: Int,
        partitions: KeyPartitions, groups: [OpenGroup]
    ) {
        self.partitions = partitions
        self.records = records
        self.states = states
        self.settings = settings
        self.threads = threads
        self.groups = groups
        clusters = TextClusters(records: records, seed: seed)
        var settlement: [OpenRecord] = []
        var ledger: [OpenRecord] = []
        var groupOf: [RecordID: Int32] = [:]
        for (place, group) in groups.enumerated() {
            for id in group.settlement where states.isOpen(id) && !records[id].flags.contains(.history) {
                settlement.append(OpenRecord(id: id, group: Int32(place)))
            }
            for id in group.ledger where states.isOpen(id) {
                ledger.append(OpenRecord(id: id, group: Int32(place)))
            }
        }
        groupOf.reserveCapacity(settlement.count + ledger.count)
        for open in settlement { groupOf[open.id] = open.group }
        for open in ledger { groupOf[open.id] = open.group }
        openSettlement = settlement
        openLedger = ledger
        self.groupOf = groupOf
    }

    /// A conclusion about a record that was open after R2, with the counts of its group.
    func conclusion(
        _ id: RecordID, _ outcome: Outcome, _ rule: Rule, _ severity: Severity, counterpart: RecordID? = nil
    ) -> Conclusion {
        let group = groupOf[id].map { groups[Int($0)] }
        return Conclusion(
            record: id, outcome: outcome, rule: rule, severity: severity, counterpart: counterpart,
            settlementCount: group?.settlementCount ?? 0, ledgerCount: group?.ledgerCount ?? 0)
    }

    /// The settlement records that are still open.
    var stillOpenSettlement: [RecordID] { openSettlement.lazy.map(\.id).filter(states.isOpen) }
    /// The ledger records that are still open.
    var stillOpenLedger: [RecordID] { openLedger.lazy.map(\.id).filter(states.isOpen) }
}
