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
    let open: OpenGroups
    /// The groups of two or more records.
    let largerGroups: [OpenGroup]
    /// Tonight's records that were open after R2.
    let openSettlement: [OpenRecord]
    let openLedger: [OpenRecord]
    /// For each open record the place of its group; -1 for every other.
    private let groupOf: [Int32]

    init(
        records: RecordSet, states: RecordStates, settings: RuleSettings, clusters: TextClusters, threads: Int,
        partitions: KeyPartitions, open: OpenGroups
    ) {
        self.partitions = partitions
        self.records = records
        self.states = states
        self.settings = settings
        self.threads = threads
        self.open = open
        self.clusters = clusters
        let parts = Workers.collect(open.groups.count, threads: threads) { stretch in
            [OpenPart(open, stretch, records, states)]
        }
        largerGroups = parts.flatMap(\.larger)
        openSettlement = parts.flatMap(\.settlement)
        openLedger = parts.flatMap(\.ledger)
        var groupOf = [Int32](repeating: -1, count: records.idBound)
        for open in openSettlement { groupOf[open.id.index] = open.group }
        for open in openLedger { groupOf[open.id.index] = open.group }
        self.groupOf = groupOf
    }

    /// A conclusion about a record that was open after R2, with the counts of its group.
    func conclusion(
        _ id: RecordID, _ outcome: Outcome, _ rule: Rule, _ severity: Severity, counterpart: RecordID? = nil
    ) -> Conclusion {
        let place = Int(groupOf[id.index])
        let counts = place < 0 ? (0, 0) : (Int(open.groups[place].settlementCount), Int(open.groups[place].ledgerCount))
        return Conclusion(
            record: id, outcome: outcome, rule: rule, severity: severity, counterpart: counterpart,
            settlementCount: counts.0, ledgerCount: counts.1)
    }

    /// The settlement records that are still open.
    var stillOpenSettlement: [RecordID] { openSettlement.lazy.map(\.id).filter(states.isOpen) }
    /// The ledger records that are still open.
    var stillOpenLedger: [RecordID] { openLedger.lazy.map(\.id).filter(states.isOpen) }
}

/// Some of the open groups, looked through.
private struct OpenPart: Sendable {
    var larger: [OpenGroup] = []
    var settlement: [OpenRecord] = []
    var ledger: [OpenRecord] = []

    init(_ open: OpenGroups, _ stretch: Range<Int>, _ records: RecordSet, _ states: RecordStates) {
        let (groups, members) = (open.groups, open.members)
        for place in stretch {
            let group = groups[place]
            if group.end - group.start > 1 { larger.append(group) }
            for member in group.start..<group.end {
                let id = members[member]
                guard states.isOpen(id), !records[id].flags.contains(.history) else { continue }
                let record = OpenRecord(id: id, group: Int32(place))
                if member < group.ledgerStart { settlement.append(record) } else { ledger.append(record) }
            }
        }
    }
}
