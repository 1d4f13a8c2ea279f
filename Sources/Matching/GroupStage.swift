internal import DuplicateIndex
public import PaymentModel

/// What R1 and R2 leave behind for the rules that look beyond a partition.
struct GroupResults: Sendable {
    var openGroups: [OpenGroup] = []
    /// R1's findings.
    var conclusions: [Conclusion] = []
    /// R10: open settlement records and the nearest earlier record of the same taxpayer and amount.
    var nearEarlier: [NearEarlier] = []
    /// Groups with two or more records on each side, all paired by R2.
    var recurringGroups: [RecurringGroup] = []
}

/// A repeated payment that both sides confirm: information, no exception.
public struct RecurringGroup: Sendable {
    /// The group's first settlement record.
    public let first: RecordID
    /// How many records each side has.
    public let count: Int
}

/// R10: a settlement record and the nearest earlier one of the same taxpayer, amount and currency.
struct NearEarlier: Sendable {
    let record: RecordID
    let earlier: RecordID
}

/// R1 and R2 within the groups of one partition, and what R10 will ask: all that needs no other partition.
///
/// One stage serves one thread; it reuses its memory from partition to partition.
struct GroupStage: ~Copyable {
    private let records: RecordSet
    private let states: RecordStates
    private let coder: MatchKey.Coder
    private let nearDays: Int
    private var table: DuplicateTable
    private var groupOf: [UInt32] = []
    private var starts: [UInt32] = []
    private var members: [UInt32] = []
    private var plainPairs: [(RecordID, RecordID)] = []

    /// How many plain pairs are compared together.
    private static let plainPairsMax = 64

    /// What the partitions done so far gave.
    private(set) var results = GroupResults()

    init(records: RecordSet, states: RecordStates, coder: MatchKey.Coder, settings: RuleSettings, hash: SeededHash) {
        self.records = records
        self.states = states
        self.coder = coder
        nearDays = settings.nearDays
        // Another seed than the partitions': the bits that all keys of a partition share must not place them.
        table = DuplicateTable(
            capacity: KeyPartitions.entriesPerPartition, hash: SeededHash(seed: ~hash.seed))
    }

    /// Runs the stage over a partition. - Complexity: O(n) expected, O(n log n) in the records of one key.
    mutating func run(_ entries: Span<KeyedEntry>) {
        guard !entries.isEmpty else { return }
        let groupCount = formGroups(entries)
        let firstOpen = results.openGroups.count
        for group in 0..<groupCount {
            let range = Int(starts[group])..<Int(starts[group + 1])
            let first = entries[Int(members[range.lowerBound])]
            if range.count == 1 {
                keepSingle(first)
                continue
            }
            if range.count == 2, notePlainPair(first, entries[Int(members[range.lowerBound + 1])]) {
                if plainPairs.count == GroupStage.plainPairsMax { closePlainPairs() }
                continue
            }
            closeWithinGroup(range.map { entries[Int(members[$0])].id })
        }
        closePlainPairs()
        if nearDays > 0 { findNear(entries, since: firstOpen) }
    }

    /// Numbers the groups by the table and lists the members of each, one group after the other.
    private mutating func formGroups(_ entries: Span<KeyedEntry>) -> Int {
        table.reset(capacity: entries.count)
        if groupOf.count < entries.count {
            groupOf = [UInt32](repeating: 0, count: entries.count)
            members = [UInt32](repeating: 0, count: entries.count)
            starts = [UInt32](repeating: 0, count: entries.count + 2)
        }
        for place in 0...(entries.count + 1) { starts[place] = 0 }
        for place in 0..<entries.count {
            let group = table.insert(entries[place].key).ordinal
            groupOf[place] = UInt32(truncatingIfNeeded: group)
            starts[group + 2] += 1
        }
        for group in 0..<table.count { starts[group + 2] += starts[group + 1] }
        for place in 0..<entries.count {
            let group = Int(groupOf[place])
            members[Int(starts[group + 1])] = UInt32(truncatingIfNeeded: place)
            starts[group + 1] += 1
        }
        return table.count
    }

    /// R2 for the plain case: one settlement and one ledger record, alone in their group, with the same hash of the
    /// reference. The bytes are compared later, many pairs together.
    private mutating func notePlainPair(_ left: KeyedEntry, _ right: KeyedEntry) -> Bool {
        guard left.referenceHash != 0, left.referenceHash == right.referenceHash,
            left.flags.contains(.ledger) != right.flags.contains(.ledger),
            left.flags.union(right.flags).isDisjoint(with: .history)
        else { return false }
        plainPairs.append((left.id, right.id))
        return true
    }

    /// Compares the references of the pairs noted. Their bytes lie far apart in memory: asking for all of them before
    /// comparing any lets the processor wait for many at a time.
    private mutating func closePlainPairs() {
        records.touch(.reference, plainPairs)
        for (left, right) in plainPairs {
            if records.shares(.reference, left, right) {
                states.close(left, as: .paired, hasPartner: true)
                states.close(right, as: .paired, hasPartner: true)
            } else {
                closeWithinGroup([left, right])
            }
        }
        plainPairs.removeAll(keepingCapacity: true)
    }

    /// A record whose key no other has stays open.
    private mutating func keepSingle(_ entry: KeyedEntry) {
        guard !entry.flags.contains(.history) else { return }
        let isLedger = entry.flags.contains(.ledger)
        let count = entry.flags.contains(.isReturn) ? 0 : 1
        results.openGroups.append(
            OpenGroup(
                members: [entry.id], ledgerStart: isLedger ? 0 : 1, settlementCount: isLedger ? 0 : count,
                ledgerCount: isLedger ? count : 0, isAlone: records[entry.id].taxpayer.isMissing))
    }

    private mutating func closeWithinGroup(_ ids: [RecordID]) {
        var settlement = ids.filter { !records[$0].flags.contains(.ledger) }
        var ledger = ids.filter { records[$0].flags.contains(.ledger) }
        if settlement.count > 1 { settlement.sort(by: records.precedes) }
        if ledger.count > 1 { ledger.sort(by: records.precedes) }
        let repeats = RepeatedRecords(records: records)
        let repeated = repeats.find(inSettlement: settlement) + repeats.find(inLedger: ledger)
        for repetition in repeated { states.close(repetition.record, as: .repeatedRecord) }
        if !repeated.isEmpty {
            settlement.removeAll { !states.isOpen($0) }
            ledger.removeAll { !states.isOpen($0) }
        }
        let isAlone = ids.first.map { records[$0].taxpayer.isMissing } ?? false
        let counts = (
            settlement: settlement.count { !records[$0].isReturn }, ledger: ledger.count { !records[$0].isReturn }
        )
        for repetition in repeated where !records[repetition.record].flags.contains(.history) {
            results.conclusions.append(
                Conclusion(
                    record: repetition.record, outcome: .repeatedRecord, rule: repetition.rule, severity: .low,
                    counterpart: repetition.first,
                    settlementCount: isAlone ? aloneCount(repetition.record, isLedger: false) : counts.settlement,
                    ledgerCount: isAlone ? aloneCount(repetition.record, isLedger: true) : counts.ledger))
        }
        if isAlone { return keepAlone(settlement + ledger) }

        pair(settlement: settlement, ledger: ledger)
        let tonight = settlement.filter { !records[$0].flags.contains(.history) }
        if tonight.contains(where: states.isOpen) || ledger.contains(where: states.isOpen) {
            results.openGroups.append(
                OpenGroup(
                    members: settlement + ledger, ledgerStart: settlement.count,
                    settlementCount: counts.settlement, ledgerCount: counts.ledger, isAlone: false))
        } else if tonight.count >= 2, tonight.count == ledger.count {
            results.recurringGroups.append(RecurringGroup(first: tonight[0], count: tonight.count))
        }
    }

    /// Records keyed alone: the key is theirs only, so each is a group.
    private mutating func keepAlone(_ ids: [RecordID]) {
        for id in ids where !records[id].flags.contains(.history) {
            let isLedger = records[id].flags.contains(.ledger)
            results.openGroups.append(
                OpenGroup(
                    members: [id], ledgerStart: isLedger ? 0 : 1, settlementCount: aloneCount(id, isLedger: false),
                    ledgerCount: aloneCount(id, isLedger: true), isAlone: true))
        }
    }

    private func aloneCount(_ id: RecordID, isLedger: Bool) -> Int {
        !records[id].isReturn && records[id].flags.contains(.ledger) == isLedger ? 1 : 0
    }

    /// R2: same key and same reference; then, where the settlement record has no reference, same obligation. One to
    /// one, in canonical order.
    private func pair(settlement: [RecordID], ledger: [RecordID]) {
        guard !settlement.isEmpty, !ledger.isEmpty else { return }
        let tonight = settlement.filter { !records[$0].flags.contains(.history) }
        closeEqual(.reference, tonight, ledger)
        let withoutReference = tonight.filter { records[$0].reference.isMissing && !records[$0].obligation.isMissing }
        guard !withoutReference.isEmpty else { return }
        let open = ledger.filter { states.isOpen($0) && !records[$0].obligation.isMissing }
        let byObligation = open.sorted {
            let order = records.compare(.obligation, $0, $1)
            return order != 0 ? order < 0 : records.precedes($0, $1)
        }
        closeEqual(.obligation, withoutReference, byObligation)
    }

    /// Pairs the i-th of one list with the i-th of the other for each text of `field`. Both lists are ordered by it.
    private func closeEqual(_ field: TextField, _ settlement: [RecordID], _ ledger: [RecordID]) {
        var (left, right) = (0, 0)
        while left < settlement.count, right < ledger.count {
            let order = records.compare(field, settlement[left], ledger[right])
            if order == 0, records.shares(field, settlement[left], ledger[right]) {
                states.close(settlement[left], as: .paired, hasPartner: true)
                states.close(ledger[right], as: .paired, hasPartner: true)
            }
            if order <= 0 { left += 1 }
            if order >= 0 { right += 1 }
        }
    }

    /// R10: for the open settlement records of this partition, the nearest earlier record.
    private mutating func findNear(_ entries: Span<KeyedEntry>, since firstOpen: Int) {
        var nearGroups = NearGroups(records: records, states: states)
        for group in results.openGroups[firstOpen...] where !group.isAlone {
            let open = group.settlement.filter {
                states.isOpen($0) && !records[$0].isReturn && !records[$0].flags.contains(.history)
            }
            guard let first = open.first else { continue }
            let key = coder.key(records[first])
            var unanswered = open
            for days in 1...nearDays where !unanswered.isEmpty {
                guard let earlier = key.earlier(by: days), let found = table.ordinal(of: earlier) else { continue }
                let range = Int(starts[found])..<Int(starts[found + 1])
                if !nearGroups.knows(found) {
                    nearGroups.add(range.map { entries[Int(members[$0])].id }, as: found)
                }
                unanswered.removeAll { id in
                    guard let earlier = nearGroups.first(in: found, compatibleWith: id) else { return false }
                    results.nearEarlier.append(NearEarlier(record: id, earlier: earlier))
                    return true
                }
            }
        }
    }

}
