internal import DuplicateIndex
internal import PaymentModel

/// R4 and R5: pairs what a group still has on both sides, then looks for the surplus of each side.
struct GroupRemainder {
    let context: RuleContext

    /// - Complexity: O(records of the groups). A group of one record has nothing to pair and no twin.
    func run() -> [Conclusion] {
        let (groups, members) = (context.largerGroups, context.open.members)
        return Workers.collect(groups.count, threads: context.threads) { stretch in
            var conclusions: [Conclusion] = []
            // Ranges, since slices of one array would be counted by all threads at once.
            for place in stretch where !groups[place].isAlone {
                let group = groups[place]
                let (settlement, ledger) = (group.start..<group.ledgerStart, group.ledgerStart..<group.end)
                if !settlement.isEmpty, !ledger.isEmpty { pairRest(settlement, ledger, of: members, &conclusions) }
                if settlement.count > 1 { findSurplus(settlement, of: members, as: .duplicatePayment, &conclusions) }
                if ledger.count > 1 { findSurplus(ledger, of: members, as: .duplicatePosting, &conclusions) }
            }
            return conclusions
        }
    }

    /// R4: one to one, both in canonical order.
    private func pairRest(
        _ settlement: Range<Int>, _ ledger: Range<Int>, of members: [RecordID], _ conclusions: inout [Conclusion]
    ) {
        let (records, states) = (context.records, context.states)
        var next = ledger.lowerBound
        for place in settlement where isOpenTonight(members[place]) {
            while next < ledger.upperBound, !states.isOpen(members[next]) { next += 1 }
            guard next < ledger.upperBound else { return }
            let (mine, theirs) = (members[place], members[next])
            let contradict =
                !context.settings.referencesAreSeparate && records[mine].hasStrongReference
                && records[theirs].hasStrongReference
            let outcome = contradict ? Outcome.referenceMismatch : .paired
            states.close(mine, as: outcome, hasPartner: true)
            states.close(theirs, as: outcome, hasPartner: true)
            guard contradict else { continue }
            var conclusion = context.conclusion(mine, outcome, .sameKey, .medium, counterpart: theirs)
            conclusion.differences = .reference
            conclusions.append(conclusion)
        }
    }

    /// R5: open records one of whose twins found a partner, or was kept as an original just before.
    private func findSurplus(
        _ range: Range<Int>, of members: [RecordID], as outcome: Outcome, _ conclusions: inout [Conclusion]
    ) {
        let (records, states) = (context.records, context.states)
        if !range.contains(where: { context.clusters.hash(.obligation, of: members[$0]) != 0 }) {
            return findSurplusWithoutObligations(range, of: members, as: outcome, &conclusions)
        }
        let counted = members[range].filter { !records[$0].isReturn }
        guard counted.count > 1, counted.contains(where: isOpenTonight) else { return }
        var twins = TwinRegister(records: records, members: counted)
        for place in counted.indices where !isOpenTonight(counted[place]) { twins.notePartner(place) }
        for place in counted.indices where isOpenTonight(counted[place]) {
            if let original = twins.original(of: place) {
                states.close(counted[place], as: outcome)
                conclusions.append(
                    context.conclusion(
                        counted[place], outcome, .sameKey, original.isConfirmed ? .high : .low,
                        counterpart: counted[original.place]))
            } else {
                twins.noteOriginal(place)
            }
        }
    }

    /// The same where no member has an obligation: all are twins of each other.
    private func findSurplusWithoutObligations(
        _ range: Range<Int>, of members: [RecordID], as outcome: Outcome, _ conclusions: inout [Conclusion]
    ) {
        let (records, states) = (context.records, context.states)
        let partner = range.first { !records[members[$0]].isReturn && !isOpenTonight(members[$0]) }
        var original = partner.map { members[$0] }
        for place in range {
            let id = members[place]
            guard !records[id].isReturn, isOpenTonight(id) else { continue }
            guard let first = original else {
                original = id
                continue
            }
            states.close(id, as: outcome)
            conclusions.append(
                context.conclusion(id, outcome, .sameKey, partner == nil ? .low : .high, counterpart: first))
        }
    }

    /// Closed records of a group have a partner at this point: R1's are not members, and R2 to R4 pair.
    private func isOpenTonight(_ id: RecordID) -> Bool {
        context.states.isOpen(id) && !context.records[id].flags.contains(.history)
    }
}

/// The records of one group and side, and which of them are twins: all but those with different obligations.
struct TwinRegister {
    /// For each member the number of its obligation; 0 without one.
    private var obligations: [Int]
    private var firstPartner: [Int?]
    private var firstOriginal: [Int?]

    init(records: RecordSet, members: [RecordID]) {
        obligations = [Int](repeating: 0, count: members.count)
        var numbers: [FieldText: Int] = [:]
        for (place, id) in members.enumerated() {
            guard let text = records.text(.obligation, of: id) else { continue }
            obligations[place] = numbers[text] ?? numbers.count + 1
            numbers[text] = obligations[place]
        }
        // The last place is for all obligations together.
        firstPartner = [Int?](repeating: nil, count: numbers.count + 2)
        firstOriginal = firstPartner
    }

    mutating func notePartner(_ place: Int) { note(place, &firstPartner) }
    mutating func noteOriginal(_ place: Int) { note(place, &firstOriginal) }

    private func note(_ place: Int, _ firsts: inout [Int?]) {
        for slot in [obligations[place], firsts.count - 1] { firsts[slot] = min(firsts[slot] ?? place, place) }
    }

    /// The record that makes `place` surplus: the first twin with a partner, else the first kept as an original.
    /// Confirmed when a counterpart confirms an original, or when one settles the same obligation.
    func original(of place: Int) -> (place: Int, isConfirmed: Bool)? {
        let obligation = obligations[place]
        func first(_ firsts: [Int?]) -> Int? {
            if obligation == 0 { return firsts[firsts.count - 1] }
            return [firsts[0], firsts[obligation]].compactMap { $0 }.min()
        }
        if let partner = first(firstPartner) { return (partner, true) }
        guard let original = first(firstOriginal) else { return nil }
        return (original, obligation != 0 && firstOriginal[obligation] != nil)
    }
}
