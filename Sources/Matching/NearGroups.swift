internal import PaymentModel

/// R10: the settlement records of groups that lie a few days before another, prepared for one question: which is the first
/// without an obligation that differs?
struct NearGroups {
    /// The first records of a group: of all, of those without an obligation, of each obligation.
    private struct Firsts {
        var any: RecordID?
        var withoutObligation: RecordID?
        var byObligation: [FieldText: RecordID] = [:]
    }

    private let records: RecordSet
    private let states: RecordStates
    private var groups: [Int: Firsts] = [:]

    init(records: RecordSet, states: RecordStates) {
        self.records = records
        self.states = states
    }

    func knows(_ group: Int) -> Bool { groups[group] != nil }

    /// Prepares a group. - Complexity: O(n) in its members.
    mutating func add(_ ids: [RecordID], as group: Int) {
        var firsts = Firsts()
        for id in ids {
            let record = records[id]
            guard !record.flags.contains(.ledger), !record.isReturn, states.outcome(id) != .repeatedRecord else {
                continue
            }
            firsts.any = earlier(firsts.any, id)
            if let obligation = records.text(.obligation, of: id) {
                firsts.byObligation[obligation] = earlier(firsts.byObligation[obligation], id)
            } else {
                firsts.withoutObligation = earlier(firsts.withoutObligation, id)
            }
        }
        groups[group] = firsts
    }

    /// The first record of a prepared group whose obligation does not differ from that of `id`.
    func first(in group: Int, compatibleWith id: RecordID) -> RecordID? {
        guard let firsts = groups[group] else { return nil }
        guard let obligation = records.text(.obligation, of: id) else { return firsts.any }
        guard let same = firsts.byObligation[obligation] else { return firsts.withoutObligation }
        return earlier(firsts.withoutObligation, same)
    }

    private func earlier(_ known: RecordID?, _ id: RecordID) -> RecordID {
        guard let known, records.precedes(known, id) else { return id }
        return known
    }
}
