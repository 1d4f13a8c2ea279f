internal import DuplicateIndex
public import PaymentModel

/// Applies the rules R1 to R11 to the records of both sides.
///
/// The outcome is a pure function of records and settings. Seed, threads and the size of partitions change nothing.
public struct Matcher: Sendable {
    public let settings: RuleSettings
    /// How many threads may work at once.
    public let threads: Int
    private let hash: SeededHash
    private let entriesPerPartition: Int

    /// - Parameters:
    ///   - seed: the seed of all hashes; random unless given.
    ///   - entriesPerPartition: how many records a partition should have at most, on average.
    public init(
        settings: RuleSettings, threads: Int, seed: UInt64? = nil, entriesPerPartition: Int? = nil
    ) {
        self.settings = settings
        self.threads = max(1, threads)
        hash = seed.map { SeededHash(seed: $0) } ?? .random()
        self.entriesPerPartition = entriesPerPartition ?? KeyPartitions.entriesPerPartition
    }

    /// Gives every record its outcome. Missing taxpayers in `records` are resolved in place.
    ///
    /// - Parameters:
    ///   - records: settlement, ledger and earlier nights' records, told apart by their flags.
    ///   - hasLedger: whether a ledger side was given. An empty one is one.
    ///   - besides: records of groups that ``PlainGroups`` has paired and left out.
    /// - Complexity: O(n) expected, O(k log k) for k records that share a key, reference or obligation.
    public func match(
        _ records: RecordSet, hasLedger: Bool, besides: [MatchKey: PairedBesides] = [:]
    ) -> Matches {
        ObligationResolution(records: records, threads: threads).run()
        let resolution = TaxpayerResolution(records: records, seed: hash.seed, threads: threads).run()
        let states = RecordStates(bound: records.idBound)
        let coder = KeyCoder()
        let clusters = TextClusters(records: records, seed: hash.seed, threads: threads)
        let partitions = KeyPartitions(
            records, coder: coder, hash: hash, threads: threads, entriesPerPartition: entriesPerPartition
        ) { clusters.hash(.reference, of: $0) }
        let grouped = group(records, states, partitions, coder, besides)
        let context = RuleContext(
            records: records, states: states, settings: settings, clusters: clusters, threads: threads,
            partitions: partitions, open: grouped.reduce(into: OpenGroups()) { $0.append($1.openGroups) })

        var conclusions: [Conclusion] = []
        // Most records that must go through all rules end in a finding, many of them two in one.
        conclusions.reserveCapacity(records.count)
        for part in grouped { conclusions += part.conclusions }
        conclusions += CrossGroupPairing(context: context).run()
        conclusions += GroupRemainder(context: context).run()
        conclusions += SharedObligations(context: context).run()
        conclusions += ConflictingRecords(context: context).run()
        conclusions += TolerancePairing(context: context).run()
        ReturnedPayments(context: context).run(&conclusions)
        conclusions += Remainder(
            context: context, nearEarlier: grouped.flatMap(\.nearEarlier), hasLedger: hasLedger
        ).run()
        let recurring = grouped.flatMap(\.recurringGroups) + recurringAmong(context)
        return Matches(
            states: states, conclusions: conclusions, recurringGroups: recurring, resolution: resolution)
    }

    /// R1 and R2, partition by partition.
    private func group(
        _ records: RecordSet, _ states: RecordStates, _ partitions: KeyPartitions, _ coder: KeyCoder,
        _ besides: [MatchKey: PairedBesides]
    ) -> [GroupResults] {
        let results = WorkerResults<GroupResults>(workers: threads)
        let queue = TaskQueue(count: partitions.count)
        Workers.run(min(threads, partitions.count)) { worker in
            var stage = GroupStage(
                records: records, states: states, coder: coder, settings: settings, hash: hash, besides: besides)
            while let partition = queue.next() {
                partitions.withEntries(of: partition) { stage.run($0) }
            }
            results.append([stage.results], worker: worker)
        }
        return results.all
    }

    /// Groups that later rules paired in full, with two or more records on each side.
    private func recurringAmong(_ context: RuleContext) -> [RecurringGroup] {
        let (groups, members) = (context.largerGroups, context.open.members)
        return Workers.collect(groups.count, threads: context.threads) { stretch in
            var found: [RecurringGroup] = []
            for place in stretch {
                // Most groups are told by their size: history only makes the settlement side longer.
                let group = groups[place]
                let ledgerCount = group.end - group.ledgerStart
                guard !group.isAlone, ledgerCount >= 2, group.ledgerStart - group.start >= ledgerCount else { continue }
                var settlement: [RecordID] = []
                for member in group.start..<group.ledgerStart
                where !context.records[members[member]].flags.contains(.history) {
                    settlement.append(members[member])
                }
                var isRecurring =
                    settlement.count == ledgerCount
                    && settlement.allSatisfy { context.states.outcome($0) == .paired }
                for member in group.ledgerStart..<group.end where context.states.outcome(members[member]) != .paired {
                    isRecurring = false
                }
                if isRecurring { found.append(RecurringGroup(first: settlement[0], count: ledgerCount)) }
            }
            return found
        }
    }
}

/// What the rules gave.
public struct Matches: Sendable {
    /// The outcome of every record.
    public let states: RecordStates
    /// The findings' substance, in no defined order.
    public let conclusions: [Conclusion]
    /// Groups with two or more records on each side, all paired: repeated payments that both sides confirm.
    public let recurringGroups: [RecurringGroup]
    public let resolution: ResolutionCounts
}
