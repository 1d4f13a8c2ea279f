internal import DuplicateIndex
internal import FileFormats
internal import Matching
internal import PaymentModel
private import Synchronization

/// What became of the records of each source, counted anew from their states: the proof that none was lost.
struct Conservation: Sendable {
    /// A count and the sums of amounts in minor units by currency.
    struct Tally: Sendable {
        var count = 0
        var sums: [CurrencyCode: Int128] = [:]

        mutating func add(_ money: Money) {
            count += 1
            sums[money.currency, default: 0] += Int128(money.amountMinor)
        }

        mutating func add(_ other: Tally) {
            count += other.count
            sums.merge(other.sums) { $0 + $1 }
        }
    }

    /// For each source its tallies by outcome.
    private(set) var bySource: [[Outcome: Tally]]

    /// - Parameters:
    ///   - closed: for each source what was closed without being read whole.
    ///   - outcome: what that was closed as.
    /// - Complexity: O(n), on `threads` threads.
    init(_ records: RecordSet, _ states: RecordStates, closed: [ClosedTally], as outcome: Outcome, threads: Int) {
        let total = Mutex<[[Outcome: Tally]]>(Array(repeating: [:], count: records.sources.count))
        Workers.forEach(tasks: records.batches.count, threads: threads) { batch, _ in
            var tallies = OutcomeTallies(sources: records.sources.count)
            for id in records.ids(ofBatch: batch) {
                let record = records[id]
                guard let outcome = states.outcome(id) else { continue }
                tallies.add(outcome, source: record.source, record.money)
            }
            let found = tallies.finish()
            total.withLock { total in
                for (source, tallies) in found.enumerated() {
                    for (outcome, tally) in tallies { total[source][outcome, default: Tally()].add(tally) }
                }
            }
        }
        bySource = total.withLock { $0 }
        for (source, tally) in closed.enumerated() where tally.count > 0 {
            bySource[source][outcome, default: Tally()].add(Tally(count: tally.count, sums: tally.sums))
        }
    }

    /// The first source whose outcomes do not add up to what its reader counted, or `nil` when all do.
    func firstImbalance(_ sources: [InputSource]) -> String? {
        for (source, tallies) in zip(sources, bySource) {
            var all = Tally()
            for tally in tallies.values { all.add(tally) }
            let sums = source.reading.amountSums
            let isSame = sums.indices.allSatisfy { sums[$0] == all.sums[CurrencyCode(index: UInt16($0)), default: 0] }
            if all.count != source.reading.recordCount || !isSame { return source.bytes.path }
        }
        return nil
    }

    /// Adds sources whose records took no part, as their readers counted them.
    mutating func add(setAside sources: [InputSource]) {
        for source in sources {
            var tally = Tally(count: source.reading.recordCount)
            for (index, count) in source.reading.currencyCounts.enumerated() where count > 0 {
                tally.sums[CurrencyCode(index: UInt16(index))] = source.reading.amountSums[index]
            }
            bySource.append(tally.count > 0 ? [.setAside: tally] : [:])
        }
    }

    /// The tallies of a side's sources together.
    func tallies(_ side: Side, _ sources: [InputSource]) -> [Outcome: Tally] {
        var together: [Outcome: Tally] = [:]
        for (source, tallies) in zip(sources, bySource) where source.side == side {
            for (outcome, tally) in tallies { together[outcome, default: Tally()].add(tally) }
        }
        return together
    }
}
