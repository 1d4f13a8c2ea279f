internal import DuplicateIndex
public import PaymentModel

/// What R1 and R2 leave behind for the rules that look beyond a partition.
struct GroupResults: Sendable {
    var openGroups = OpenGroups()
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
    private let coder: KeyCoder
    private let nearDays: Int
    private let besides: [MatchKey: PairedBesides]
    private var table: DuplicateTable
    private var groupOf: [UInt32] = []
    private var starts: [UInt32] = []
    private var members: [UInt32] = []
    /// The records of the group in hand by side, in canonical order.
    private var settlement: [RecordID] = []
    private var ledger: [RecordID] = []

    /// What the partitions done so far gave.
    private(set) var results = GroupResults()

    init(
        records: RecordSet, states: RecordStates, coder: KeyCoder, settings: RuleSettings, hash: SeededHash,
        besides: [MatchKey: PairedBesides]
    ) {
        self.besides = besides
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
        let firstOpen = results.openGroups.groups.count
        for group in 0..<groupCount {
            let range = Int(starts[group])..<Int(starts[group + 1])
            let first = entries[Int(members[range.lowerBound])]
            if range.count == 1 {
                keepSingle(first)
                continue
            }
            settlement.removeAll(keepingCapacity: true)
            ledger.removeAll(keepingCapacity: true)
            var hasHistory = false
            for place in range {
                let entry = entries[Int(members[place])]
                if entry.flags.contains(.ledger) { ledger.append(entry.id) } else { settlement.append(entry.id) }
                if entry.flags.contains(.history) { hasHistory = true }
            }
            closeWithinGroup(first, hasHistory: hasHistory, mayRepeat: mayRepeat(entries, range))
        }
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

    /// A record whose key no other has stays open.
    private mutating func keepSingle(_ entry: KeyedEntry) {
        guard !entry.flags.contains(.history) else { return }
        results.openGroups.append(
            single: entry.id, isLedger: entry.flags.contains(.ledger), isCounted: !entry.flags.contains(.isReturn),
            isAlone: entry.key.isEscape ? records[entry.id].taxpayer.isMissing : entry.key.isWithoutTaxpayer)
    }

    /// Whether R1 can find anything: two records of one side whose references have one hash, or have none.
    private func mayRepeat(_ entries: Span<KeyedEntry>, _ range: Range<Int>) -> Bool {
        guard range.count <= 4 else { return true }
        for left in range {
            let mine = entries[Int(members[left])]
            for right in (left + 1)..<max(left + 1, range.upperBound) {
                let theirs = entries[Int(members[right])]
                if mine.referenceHash == theirs.referenceHash,
                    mine.flags.contains(.ledger) == theirs.flags.contains(.ledger)
                {
                    return true
                }
            }
        }
        return false
    }

    /// R1 and R2 within the group whose records stand in ``settlement`` and ``ledger``.
    private mutating func closeWithinGroup(_ first: KeyedEntry, hasHistory: Bool, mayRepeat: Bool) {
        let (records, states) = (records, states)
        records.sortCanonically(&settlement)
        records.sortCanonically(&ledger)
        let repeats = RepeatedRecords(records: records)
        let repeated = mayRepeat ? repeats.find(inSettlement: settlement) + repeats.find(inLedger: ledger) : []
        for repetition in repeated { states.close(repetition.record, as: .repeatedRecord) }
        if !repeated.isEmpty {
            settlement.removeAll { !states.isOpen($0) }
            ledger.removeAll { !states.isOpen($0) }
        }
        let isAlone = first.key.isEscape ? records[first.id].taxpayer.isMissing : first.key.isWithoutTaxpayer
        var counts = (
            settlement: settlement.count { !records[$0].isReturn }, ledger: ledger.count { !records[$0].isReturn }
        )
        if !besides.isEmpty, let more = besides[first.key] {
            counts.settlement += more.settlement
            counts.ledger += more.ledger
        }
        for repetition in repeated where !records[repetition.record].flags.contains(.history) {
            results.conclusions.append(
                Conclusion(
                    record: repetition.record, outcome: .repeatedRecord, rule: repetition.rule, severity: .low,
                    counterpart: repetition.first,
                    settlementCount: isAlone ? aloneCount(repetition.record, isLedger: false) : counts.settlement,
                    ledgerCount: isAlone ? aloneCount(repetition.record, isLedger: true) : counts.ledger))
        }
        if isAlone { return keepAlone(settlement + ledger) }

        let tonight = hasHistory ? settlement.filter { !records[$0].flags.contains(.history) } : settlement
        pair(tonight, ledger)
        if tonight.contains(where: states.isOpen) || ledger.contains(where: states.isOpen) {
            results.openGroups.append(
                settlement: settlement, ledger: ledger, settlementCount: counts.settlement,
                ledgerCount: counts.ledger, isAlone: false)
        } else if tonight.count >= 2, tonight.count == ledger.count {
            results.recurringGroups.append(RecurringGroup(first: tonight[0], count: tonight.count))
        }
    }

    /// Records keyed alone: the key is theirs only, so each is a group.
    private mutating func keepAlone(_ ids: [RecordID]) {
        for id in ids where !records[id].flags.contains(.history) {
            results.openGroups.append(
                single: id, isLedger: records[id].flags.contains(.ledger), isCounted: !records[id].isReturn,
                isAlone: true)
        }
    }

    private func aloneCount(_ id: RecordID, isLedger: Bool) -> Int {
        !records[id].isReturn && records[id].flags.contains(.ledger) == isLedger ? 1 : 0
    }

    /// R2: same key and same reference; then, where the settlement record has no reference, same obligation. One to
    /// one, in canonical order.
    private func pair(_ settlement: [RecordID], _ ledger: [RecordID]) {
        guard !settlement.isEmpty, !ledger.isEmpty else { return }
        closeEqual(.reference, settlement, ledger)
        let withoutReference = settlement.filter {
            records[$0].reference.isMissing && !records[$0].obligation.isMissing
        }
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
        for group in results.openGroups.groups[firstOpen...]
        where !group.isAlone && group.start < group.ledgerStart {
            let open = results.openGroups.settlement(group).filter {
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
