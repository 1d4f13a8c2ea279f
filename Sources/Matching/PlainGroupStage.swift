internal import DuplicateIndex
internal import PaymentModel

/// Finds the plain groups of one partition after another on one thread. Its memory is reused.
struct PlainGroupStage: ~Copyable {
    /// A group of two records by their places, of which the newer stands for the group; or of one, twice.
    private struct Pair {
        let newer: UInt32
        let older: UInt32
        var isSingle: Bool { newer == older }
    }

    private let groups: PlainGroups
    private var table: GroupTable
    private(set) var residue: Residue
    /// Pairs whose references have equal hashes and are not both coded: their bytes are still to be compared.
    private var candidates: [Pair] = []
    /// Pairs, or without a ledger singles, that are known to be plain.
    private var plain: [Pair] = []
    /// How many references ahead of the one in hand are asked for.
    private static var ahead: Int { 24 }
    /// The members of the group in hand.
    private var members: [Int] = []
    /// All other groups, each by its newest record.
    private var others: [Int] = []
    private var closed = HashLists()
    private var keepsHashes = true
    private var hashCount = 0
    /// The groups that lie a few days before a record of the residue, and for each record whether it stands for one.
    private var near: [Int] = []
    private var isNear: [Bool] = []

    init(_ groups: PlainGroups) {
        self.groups = groups
        table = GroupTable(hash: groups.hash)
        residue = Residue(sources: groups.texts.sourceCount)
    }

    /// - Complexity: O(n) expected in the partition's records.
    mutating func run(_ partition: Int) throws(SpillError) {
        table.reset(capacity: groups.store.count(of: partition))
        var kept = true
        let store = groups.store
        try store.forEachPart(of: partition) { records, isKept in
            table.add(records.span)
            if !isKept { kept = false }
        }
        candidates.removeAll(keepingCapacity: true)
        plain.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        if groups.hasLedger {
            classifyPairs()
            compareReferences()
        } else {
            classifySingles()
        }
        findNear()
        keepsHashes = hashCount < groups.hashesMax / groups.threads
        closed = HashLists(references: keepsHashes ? plain.count : 0)
        for pair in plain {
            if !near.isEmpty, isNear[Int(pair.newer)] {
                others.append(Int(pair.newer))
            } else {
                close(pair)
            }
        }
        var chosen: [Int] = []
        for group in others {
            members.removeAll(keepingCapacity: true)
            var place: Int? = group
            while let member = place {
                members.append(member)
                place = table.older(member)
            }
            if groups.hasLedger, members.count >= groups.largeGroup { closePairsOfLargeGroup() }
            for member in members {
                open(table.record(member))
                chosen.append(member)
            }
        }
        hashCount += closed.count
        residue.closedHashes.append((partition, keepsHashes ? closed : nil))
        if kept {
            try markInStore(chosen, partition)
        } else {
            residue.spilled[partition] = Set(chosen.map { table.record($0).place.address })
        }
    }

    /// Sorts the groups into candidates for plain pairs, plain pairs without any reference, and all others.
    private mutating func classifyPairs() {
        for first in 0..<table.count where table.isNewest(first) {
            guard let second = table.older(first), table.older(second) == nil else {
                others.append(first)
                continue
            }
            let (mine, theirs) = (table.record(first), table.record(second))
            guard mine.place.isLedger != theirs.place.isLedger, !mine.place.needsRules, !theirs.place.needsRules else {
                others.append(first)
                continue
            }
            let pair = Pair(newer: UInt32(first), older: UInt32(second))
            if mine.hasReference(of: theirs) {
                plain.append(pair)
                continue
            }
            let reference = mine.referenceHash(groups.textHash)
            if reference != theirs.referenceHash(groups.textHash) || mine.reference != nil && theirs.reference != nil {
                others.append(first)
            } else if reference != 0 {
                candidates.append(pair)
            } else if mine.obligationHash == 0, theirs.obligationHash == 0 {
                plain.append(pair)
            } else {
                others.append(first)
            }
        }
    }

    /// Sorts the groups into singles that have no record of the same taxpayer and amount a few days before them, and all others.
    private mutating func classifySingles() {
        for first in 0..<table.count where table.isNewest(first) {
            let record = table.record(first)
            if table.older(first) == nil, !record.place.needsRules, !hasEarlier(record.key) {
                plain.append(Pair(newer: UInt32(first), older: UInt32(first)))
            } else {
                others.append(first)
            }
        }
    }

    /// R10: whether there is a group a few days before a key.
    private func hasEarlier(_ key: MatchKey) -> Bool {
        guard groups.nearDays > 0 else { return false }
        return (1...groups.nearDays).contains { days in key.earlier(by: days).flatMap { table.newest(of: $0) } != nil }
    }

    /// Compares the references of the candidates byte for byte.
    private mutating func compareReferences() {
        let texts = groups.texts
        for place in candidates.indices {
            if place + PlainGroupStage.ahead < candidates.count {
                let coming = candidates[place + PlainGroupStage.ahead]
                texts.prefetch(table.record(Int(coming.newer)))
                texts.prefetch(table.record(Int(coming.older)))
            }
            let pair = candidates[place]
            if texts.areEqual(table.record(Int(pair.newer)), table.record(Int(pair.older))) {
                plain.append(pair)
            } else {
                others.append(Int(pair.newer))
            }
        }
    }

    /// R10: finds the groups that lie a few days before a settlement record of the residue.
    private mutating func findNear() {
        for place in near { isNear[place] = false }
        near.removeAll(keepingCapacity: true)
        if isNear.count < table.count { isNear = [Bool](repeating: false, count: table.count) }
        guard groups.nearDays > 0 else { return }
        for group in others {
            var place: Int? = group
            var hasSettlement = false
            while let member = place, !hasSettlement {
                hasSettlement = !table.record(member).place.isLedger
                place = table.older(member)
            }
            guard hasSettlement else { continue }
            let key = table.record(group).key
            for days in 1...groups.nearDays {
                if let earlier = key.earlier(by: days), let found = table.newest(of: earlier) {
                    near.append(found)
                    isNear[found] = true
                }
            }
        }
    }

    /// Closes the pairs of a large group that nothing else can touch, and takes them out of ``members``.
    ///
    /// One key may have millions of records, each with a reference of its own. Where no record of the group needs a closer look, a
    /// settlement and a ledger record whose reference is there once on either side are R2's pair. To the rest of the group they
    /// matter by their number, and by the one that comes first in canonical order; that one stays, and one more, so that a group
    /// which is paired in full still counts as recurring.
    private mutating func closePairsOfLargeGroup() {
        let key = table.record(members[0]).key
        guard key.isNumericTaxpayer else { return }
        for member in members {
            let record = table.record(member)
            guard !record.place.needsRules, record.obligationHash == 0, groups.texts.has(record) else { return }
        }
        // Hash and place in one word: sorting looks at nothing else.
        let ordered = HashOrder.sorted(
            members.map { table.record($0).referenceHash(groups.textHash) << 32 | UInt64($0) })
        var rest: [Int] = []
        var found: [(settlement: Int, ledger: Int)] = []
        var first = 0
        var start = 0
        while start < ordered.count {
            var end = start + 1
            while end < ordered.count, ordered[end] >> 32 == ordered[start] >> 32 { end += 1 }
            if start + PlainGroupStage.ahead < ordered.count {
                for coming in (start + PlainGroupStage.ahead)..<min(ordered.count, end + PlainGroupStage.ahead) {
                    groups.texts.prefetch(table.record(Int(ordered[coming] & 0xFFFF_FFFF)))
                }
            }
            func place(_ number: Int) -> Int { Int(ordered[number] & 0xFFFF_FFFF) }
            if end - start == 2, let pair = pair(place(start), place(start + 1)) {
                if let known = found.indices.contains(first) ? found[first] : nil,
                    groups.texts.precedes(table.record(pair.settlement), table.record(known.settlement))
                {
                    first = found.count
                }
                found.append(pair)
            } else {
                rest += (start..<end).map(place)
            }
            start = end
        }
        guard found.count > 2 else { return }
        let second = first == 0 ? 1 : 0
        for (place, pair) in found.enumerated() {
            if place == first || place == second {
                rest += [pair.settlement, pair.ledger]
            } else {
                close(Pair(newer: UInt32(pair.settlement), older: UInt32(pair.ledger)))
            }
        }
        residue.pairedBesides[key, default: .zero].add(settlement: found.count - 2, ledger: found.count - 2)
        members = rest
    }

    /// The settlement and the ledger record of two that have one reference, byte for byte, on different sides.
    private func pair(_ one: Int, _ other: Int) -> (settlement: Int, ledger: Int)? {
        let (mine, theirs) = (table.record(one), table.record(other))
        guard mine.place.isLedger != theirs.place.isLedger, groups.texts.areEqual(mine, theirs) else { return nil }
        return mine.place.isLedger ? (other, one) : (one, other)
    }

    /// Leaves a record to the rules.
    private mutating func open(_ record: KeyedRecord) {
        residue.records.append(record)
        residue.hashes.add(reference: record.referenceHash(groups.textHash))
        residue.hashes.add(obligation: record.obligationHash)
        if record.key.isWithoutTaxpayer { residue.keysWithoutTaxpayer.append(record.key) }
    }

    /// Closes two records of one key and, if they have any, one reference; or one.
    private mutating func close(_ pair: Pair) {
        let mine = table.record(Int(pair.newer))
        residue.closed[groups.texts.layout.source(mine.place)].add(mine.key)
        if keepsHashes {
            closed.add(reference: mine.referenceHash(groups.textHash))
            closed.add(obligation: mine.obligationHash)
        }
        guard !pair.isSingle else { return }
        let theirs = table.record(Int(pair.older))
        residue.closed[groups.texts.layout.source(theirs.place)].add(theirs.key)
        if keepsHashes { closed.add(obligation: theirs.obligationHash) }
    }

    /// Marks the residue's records in the store, so that the search for neighbours passes them over.
    private func markInStore(_ chosen: [Int], _ partition: Int) throws(SpillError) {
        let ordered = chosen.sorted()
        var (next, start) = (0, 0)
        try groups.store.forEachPart(of: partition) { records, _ in
            while next < ordered.count, ordered[next] < start + records.count {
                records[ordered[next] - start] = records[ordered[next] - start].asResidue
                next += 1
            }
            start += records.count
        }
    }
}
