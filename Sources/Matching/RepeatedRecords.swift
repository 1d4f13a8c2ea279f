internal import PaymentModel

/// R1: the records of one key that repeat an earlier one.
struct RepeatedRecords {
    struct Repetition {
        let record: RecordID
        /// The earliest record that it repeats.
        let first: RecordID
        let rule: Rule
    }

    let records: RecordSet

    /// Settlement, returns too: same strong reference, or same entry ID and all fields equal.
    ///
    /// - Parameter ids: records of one key: history, then tonight's, each in canonical order.
    func find(inSettlement ids: [RecordID]) -> [Repetition] {
        guard ids.count > 1 else { return [] }
        let split = ids.firstIndex { !records[$0].flags.contains(.history) } ?? ids.count
        let repeated = find(in: ids[..<split], after: [], byReference: true)
        let dropped = Set(repeated.map(\.record))
        let history = ids[..<split].filter { !dropped.contains($0) }
        return repeated + find(in: ids[split...], after: history, byReference: true)
    }

    /// Ledger: same entry ID and all fields equal.
    func find(inLedger ids: [RecordID]) -> [Repetition] {
        ids.count > 1 ? find(in: ids[...], after: [], byReference: false) : []
    }

    /// Equal references stand next to each other in canonical order, and so do equal records.
    private func find(
        in ids: ArraySlice<RecordID>, after history: [RecordID], byReference: Bool
    ) -> [Repetition] {
        var found: [Repetition] = []
        var firstStrong: RecordID?
        var firstEqual: RecordID?
        for place in ids.indices {
            let id = ids[place]
            let previous = place > ids.startIndex ? ids[place - 1] : nil
            if previous.map({ !records.shares(.reference, $0, id) }) ?? true { firstStrong = nil }
            if previous.map({ records.compareContent($0, id) != 0 }) ?? true { firstEqual = nil }
            let isStrong = byReference && records[id].hasStrongReference
            let sameReference = isStrong ? firstWithReference(of: id, in: history) ?? firstStrong : nil
            let sameEntry = records[id].entryID.isMissing ? nil : firstEqualing(id, in: history) ?? firstEqual
            switch (sameReference, sameEntry) {
            case (let first?, let equal?) where first != equal && records.precedes(equal, first):
                found.append(Repetition(record: id, first: equal, rule: .repeatedEntry))
            case (let first?, _): found.append(Repetition(record: id, first: first, rule: .repeatedReference))
            case (nil, let equal?): found.append(Repetition(record: id, first: equal, rule: .repeatedEntry))
            case (nil, nil): break
            }
            if isStrong, firstStrong == nil { firstStrong = id }
            if firstEqual == nil { firstEqual = id }
        }
        return found
    }

    /// The first record of `history` with the same strong reference.
    private func firstWithReference(of id: RecordID, in history: [RecordID]) -> RecordID? {
        let start = lowerBound(history) { records.compare(.reference, $0, id) < 0 }
        for known in history[start...] {
            guard records.shares(.reference, known, id) else { return nil }
            if records[known].hasStrongReference { return known }
        }
        return nil
    }

    /// The first record of `history` that says the same.
    private func firstEqualing(_ id: RecordID, in history: [RecordID]) -> RecordID? {
        let start = lowerBound(history) { records.compareContent($0, id) < 0 }
        guard start < history.endIndex, records.compareContent(history[start], id) == 0 else { return nil }
        return history[start]
    }

    private func lowerBound(_ ids: [RecordID], _ isBefore: (RecordID) -> Bool) -> Int {
        var (low, high) = (ids.startIndex, ids.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(ids[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
