internal import DuplicateIndex
internal import Matching
internal import PaymentModel
private import Synchronization

/// The order of findings in a report: class, business date, taxpayer, amount, canonical order.
///
/// Findings that say the same are ordered by where they stand, so that nothing but location columns depends on it.
struct FindingOrder {
    private let conclusions: [Conclusion]
    private let records: RecordSet
    /// The place of each class in the order of names, by its raw value.
    private let classRanks: [UInt32]

    init(_ conclusions: [Conclusion], _ records: RecordSet) {
        self.conclusions = conclusions
        self.records = records
        var ranks = [UInt32](repeating: 0, count: 1 << FindingOrder.classBits)
        for (rank, outcome) in Outcome.allCases.sorted(by: { $0.name < $1.name }).enumerated() {
            ranks[Int(outcome.rawValue)] = UInt32(rank)
        }
        classRanks = ranks
    }

    /// A conclusion's place, and what decides nearly all comparisons without a look at the records.
    private struct Key: Sendable {
        let classAndDate: UInt32
        let place: UInt32
        /// Never puts two taxpayers in the wrong order, but may be equal for different ones that are no numbers.
        let taxpayer: UInt64
        /// ``FindingOrder/unknownAmount`` where the taxpayer must be looked at first.
        let amountMinor: Int64
    }

    private static let classBits = 5
    private static let dateBits = 22
    /// Records that are brought into the cache at once.
    private static let recordsTouched = 256
    /// No record has it.
    private static let unknownAmount = Int64.min

    /// The places of the conclusions, in order.
    ///
    /// - Complexity: O(n log n), shared by the threads but for the last merges.
    func places(threads: Int) -> [UInt32] {
        let size = max(1, (conclusions.count + threads - 1) / threads)
        var runs = inTasks((conclusions.count + size - 1) / size, threads) { task in
            keys(task * size..<min(conclusions.count, (task + 1) * size)).sorted(by: precedes)
        }
        while runs.count > 1 {
            let merging = runs
            if merging.count == 2 { return mergeLast(merging[0], merging[1], threads) }
            runs = inTasks((merging.count + 1) / 2, threads) { pair in
                pair * 2 + 1 < merging.count
                    ? merge(merging[pair * 2][...], merging[pair * 2 + 1][...]) : merging[pair * 2]
            }
        }
        return runs.first.map { $0.map(\.place) } ?? []
    }

    /// Merges two runs in stretches, each on its own: what comes before a key of the one is found in the other by halving.
    private func mergeLast(_ left: [Key], _ right: [Key], _ threads: Int) -> [UInt32] {
        let cuts = (0...threads).map { cut in
            let mine = left.count * cut / threads
            if cut == 0 || cut == threads { return (mine: mine, theirs: cut == 0 ? 0 : right.count) }
            return (mine: mine, theirs: countBefore(left[mine], right))
        }
        let stretches = inTasks(threads, threads) { task in
            merge(left[cuts[task].mine..<cuts[task + 1].mine], right[cuts[task].theirs..<cuts[task + 1].theirs])
        }
        var places: [UInt32] = []
        places.reserveCapacity(left.count + right.count)
        for stretch in stretches { for key in stretch { places.append(key.place) } }
        return places
    }

    /// How many keys of a run come before `key`.
    private func countBefore(_ key: Key, _ run: [Key]) -> Int {
        var (low, high) = (0, run.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(run[middle], key) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func inTasks(_ tasks: Int, _ threads: Int, _ body: @Sendable (Int) -> [Key]) -> [[Key]] {
        let runs = Mutex<[[Key]]>(Array(repeating: [], count: tasks))
        Workers.forEach(tasks: tasks, threads: threads) { task, _ in
            let run = body(task)
            runs.withLock { $0[task] = run }
        }
        return runs.withLock { $0 }
    }

    private func merge(_ left: ArraySlice<Key>, _ right: ArraySlice<Key>) -> [Key] {
        var merged: [Key] = []
        merged.reserveCapacity(left.count + right.count)
        var (mine, theirs) = (left.startIndex, right.startIndex)
        while mine < left.endIndex, theirs < right.endIndex {
            if precedes(right[theirs], left[mine]) {
                merged.append(right[theirs])
                theirs += 1
            } else {
                merged.append(left[mine])
                mine += 1
            }
        }
        merged += left[mine...]
        merged += right[theirs...]
        return merged
    }

    private func keys(_ places: Range<Int>) -> [Key] {
        var keys: [Key] = []
        keys.reserveCapacity(places.count)
        var ids: [RecordID] = []
        while keys.count < places.count {
            let start = places.lowerBound + keys.count
            let upcoming = start..<min(places.upperBound, start + FindingOrder.recordsTouched)
            ids.removeAll(keepingCapacity: true)
            for place in upcoming { ids.append(conclusions[place].record) }
            _ = records.touch(ids.span)
            for place in upcoming { keys.append(key(place)) }
        }
        return keys
    }

    private func key(_ place: Int) -> Key {
        let record = records[conclusions[place].record]
        let date = UInt32(record.date.days(since: .first))
        let rank = classRanks[Int(conclusions[place].outcome.rawValue)]
        let isExact = record.taxpayer.isMissing || record.taxpayer.form == .numeric
        return Key(
            classAndDate: rank << FindingOrder.dateBits | date, place: UInt32(place),
            taxpayer: order(record.taxpayer), amountMinor: isExact ? record.amountMinor : FindingOrder.unknownAmount)
    }

    /// A number that orders taxpayers as ``RecordSet/compare(_:_:)`` does, as far as it goes: missing ones, stand-ins, then IDs as if
    /// they were numeric.
    private func order(_ taxpayer: TaxpayerCode) -> UInt64 {
        if let number = taxpayer.numericOrder { return number + 2 }
        guard taxpayer.isID else { return taxpayer.isMissing ? 0 : 1 }
        return FindingOrder.numericOrder(ofText: records.text(of: taxpayer).bytes) + 2
    }

    /// What ``TaxpayerCode/numericOrder`` would be of an ID that is no number. What stands before the digits or ends the text
    /// counts as zeros from there on, what stands behind them as nines.
    static func numericOrder(ofText bytes: [UInt8]) -> UInt64 {
        let placesMax = 14
        var number: UInt64 = 0
        var filling: UInt64?
        for place in 0..<placesMax {
            let byte = place < bytes.count ? bytes[place] : 0
            if filling == nil, byte < 0x30 { filling = 0 }
            if filling == nil, byte > 0x39 { filling = 9 }
            number = number * 10 + (filling ?? UInt64(byte & 0xF))
        }
        return number * 2 + (filling == 0 ? 0 : 1)
    }

    @inline(__always)
    private func precedes(_ left: Key, _ right: Key) -> Bool {
        if left.classAndDate != right.classAndDate { return left.classAndDate < right.classAndDate }
        if left.taxpayer != right.taxpayer { return left.taxpayer < right.taxpayer }
        if left.amountMinor != right.amountMinor, left.amountMinor != FindingOrder.unknownAmount,
            right.amountMinor != FindingOrder.unknownAmount
        {
            return left.amountMinor < right.amountMinor
        }
        return precedes(conclusions[Int(left.place)], conclusions[Int(right.place)])
    }

    @inline(never)
    private func precedes(_ left: Conclusion, _ right: Conclusion) -> Bool {
        let order = compareContent(left, right)
        if order != 0 { return order < 0 }
        return records.standsBefore(left.record, right.record)
    }

    /// Compares all that is no location, of findings of one class and date. Negative, zero or positive.
    private func compareContent(_ left: Conclusion, _ right: Conclusion) -> Int {
        let (mine, theirs) = (records[left.record], records[right.record])
        let taxpayers = records.compare(mine.taxpayer, theirs.taxpayer)
        if taxpayers != 0 { return taxpayers }
        if mine.amountMinor != theirs.amountMinor { return mine.amountMinor < theirs.amountMinor ? -1 : 1 }
        let content = records.compareContent(left.record, right.record)
        if content != 0 { return content }
        let isMine = records[left.record].flags.contains(.ledger)
        if isMine != records[right.record].flags.contains(.ledger) { return isMine ? 1 : -1 }
        if left.rule != right.rule { return left.rule.rawValue < right.rule.rawValue ? -1 : 1 }
        switch (left.counterpart, right.counterpart) {
        case (nil, nil): return 0
        case (nil, _): return -1
        case (_, nil): return 1
        case (let mine?, let theirs?): return records.compareContent(mine, theirs)
        }
    }
}
