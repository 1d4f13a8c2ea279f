public import DuplicateIndex
public import PaymentModel

/// Closes the plain groups of a run before any record is read whole: those that no rule makes a finding of.
///
/// With a ledger they are pairs. A *plain pair* is a group of exactly one settlement and one ledger record, no returns, whose references
/// are both there and equal byte for byte, or that have neither reference nor obligation on either side. R2 pairs the former and R4 the
/// latter whatever the rest of the night looks like, and no rule makes a finding of them: nearly all records of a good night are such.
///
/// Without a ledger they are singles: settlement records alone in their group, with a reference and an obligation that no other record
/// has (R6, R7), and no record of the same taxpayer and amount some days around them (R10). They stay unmatched.
///
/// All other groups must go through all rules, and with them every group that one of their rules might look at: of the same
/// reference (R7), of the same obligation (R6), of the same taxpayer and amount some days earlier (R10), or that could name a
/// missing taxpayer. ``Residue`` is a union of whole groups, so the rules give its records the outcomes that they would have among all.
public struct PlainGroups: Sendable {
    let store: PartitionStore
    let texts: ReferenceBytes
    let nearDays: Int
    let hasLedger: Bool
    let threads: Int
    let hash: SeededHash
    let textHash: TextHash
    /// From how many records on a group's pairs are closed one by one.
    let largeGroup: Int
    /// How many hashes may be kept.
    let hashesMax: Int

    /// Fewer records than this go through the rules as they are.
    public static let largeGroup = 64

    /// - Parameters:
    ///   - sources: the sources that the records' places speak of.
    ///   - hasLedger: whether a ledger side was given. An empty one is one.
    ///   - hash: another than the store's.
    ///   - textHash: the one that made the hashes of the records that are not coded.
    ///   - hashesMax: how many hashes may be kept at a time; without those of closed pairs the search for neighbours looks at all records again.
    ///   - largeGroup: from how many records on a group's pairs are closed one by one; `Int.max` for never.
    public init(
        store: PartitionStore, sources: [SourceBytes], layout: PlaceLayout, settings: RuleSettings, hasLedger: Bool,
        threads: Int, hash: SeededHash, textHash: TextHash, hashesMax: Int = .max,
        largeGroup: Int = PlainGroups.largeGroup
    ) {
        self.textHash = textHash
        self.hashesMax = hashesMax
        self.largeGroup = max(1, largeGroup)
        self.store = store
        texts = ReferenceBytes(sources: sources, layout: layout)
        nearDays = settings.nearDays
        self.hasLedger = hasLedger
        self.threads = threads
        self.hash = hash
    }

    /// Closes the plain groups and says which records are left.
    ///
    /// - Throws: ``SpillError`` when the store's temporary file cannot be read.
    /// - Complexity: O(n) expected.
    public func close() throws(SpillError) -> Residue {
        let found = WorkerResults<Residue>(workers: threads)
        let failures = WorkerResults<SpillError>(workers: threads)
        let queue = TaskQueue(count: store.partitionCount)
        Workers.run(min(threads, store.partitionCount)) { worker in
            var stage = PlainGroupStage(self)
            do throws(SpillError) {
                while let partition = queue.next() { try stage.run(partition) }
            } catch {
                failures.append([error], worker: worker)
            }
            found.append([stage.residue], worker: worker)
        }
        if let error = failures.all.first { throw error }
        let parts = found.all
        var residue = Residue(sources: texts.sourceCount)
        residue.records.reserveCapacity(parts.reduce(0) { $0 + $1.records.count })
        for part in parts { residue.add(part) }
        if !hasLedger {
            residue.hashes.add(
                try RepeatedHashes(store: store, textHash: textHash, threads: threads, hashesMax: hashesMax).find())
        }
        try addNeighbours(to: &residue)
        return residue
    }

    /// Adds the groups that the rules might look at from the residue, though they are plain.
    ///
    /// Only partitions in which a closed record has a hash of the residue's are looked at again.
    private func addNeighbours(to residue: inout Residue) throws(SpillError) {
        let screen = NeighbourScreen(residue, nearDays: nearDays, hash: hash, textHash: textHash)
        residue.hashes = HashLists()
        guard !screen.isEmpty else { return }
        let found = WorkerResults<Residue>(workers: threads)
        let failures = WorkerResults<SpillError>(workers: threads)
        let closed = residue.closedHashes
        residue.closedHashes = []
        let queue = TaskQueue(count: closed.count)
        let layout = texts.layout
        let count = texts.sourceCount
        Workers.run(min(threads, closed.count)) { worker in
            var neighbours = Residue(sources: count)
            do throws(SpillError) {
                while let task = queue.next() {
                    let (partition, hashes) = closed[task]
                    guard screen.mayBeNeighbours(hashes) else { continue }
                    try screen.collect(store, partition, layout, into: &neighbours)
                }
            } catch {
                failures.append([error], worker: worker)
            }
            found.append([neighbours], worker: worker)
        }
        if let error = failures.all.first { throw error }
        for part in found.all { residue.add(part) }
    }
}

/// What the plain groups leave: the records that must be read again and go through all rules, and the sums of those that need not.
public struct Residue: Sendable {
    /// The records, in no defined order.
    public internal(set) var records: [KeyedRecord] = []
    /// For each source what was closed: as paired, or without a ledger as unmatched.
    public internal(set) var closed: [ClosedTally]

    /// Of groups of which some records are left: how many pairs were closed.
    public internal(set) var pairedBesides: [MatchKey: PairedBesides] = [:]
    /// The addresses of the records by partition, where they could not be marked in the store.
    var spilled: [Int: Set<UInt64>] = [:]
    /// The hashes of the records, and the keys of those without a taxpayer: what neighbours are searched by.
    var hashes = HashLists()
    var keysWithoutTaxpayer: [MatchKey] = []
    /// The hashes of the closed records by partition, or `nil` where there was no room for them.
    var closedHashes: [(partition: Int, hashes: HashLists?)] = []

    init(sources: Int) { closed = Array(repeating: ClosedTally(), count: sources) }

    mutating func add(_ other: Residue) {
        records += other.records
        closedHashes += other.closedHashes
        hashes.add(other.hashes)
        keysWithoutTaxpayer += other.keysWithoutTaxpayer
        spilled.merge(other.spilled) { first, _ in first }
        for source in closed.indices { closed[source].add(other.closed[source]) }
        for (key, count) in other.pairedBesides {
            pairedBesides[key, default: .zero].add(settlement: count.settlement, ledger: count.ledger)
        }
    }
}

/// Records of a group that were paired and left out: the group's counts include them.
public struct PairedBesides: Sendable, Hashable {
    public private(set) var settlement = 0
    public private(set) var ledger = 0

    static let zero = PairedBesides()

    mutating func add(settlement: Int, ledger: Int) {
        self.settlement += settlement
        self.ledger += ledger
    }
}

extension Residue {
    /// Takes a record in that was closed.
    mutating func reopen(_ record: KeyedRecord, source: Int, isOfLargeGroup: Bool) {
        records.append(record)
        closed[source].remove(record.key)
        guard isOfLargeGroup else { return }
        let isLedger = record.place.isLedger
        pairedBesides[record.key, default: .zero].add(settlement: isLedger ? 0 : -1, ledger: isLedger ? -1 : 0)
    }
}

/// How many records of a source were closed without being read whole, and their amounts in minor units by currency.
public struct ClosedTally: Sendable {
    public private(set) var count = 0
    public private(set) var sums: [CurrencyCode: Int128] = [:]
    private var run: (currency: CurrencyCode, minor: Int128) = (.brl, 0)

    @inline(__always)
    mutating func add(_ key: MatchKey) {
        if key.currency != run.currency { close(key.currency) }
        count += 1
        run.minor += Int128(key.amountMinor)
    }

    mutating func remove(_ key: MatchKey) {
        if key.currency != run.currency { close(key.currency) }
        count -= 1
        run.minor -= Int128(key.amountMinor)
    }

    mutating func add(_ other: ClosedTally) {
        var other = other
        other.close(.brl)
        close(.brl)
        count += other.count
        sums.merge(other.sums) { $0 + $1 }
    }

    private mutating func close(_ next: CurrencyCode) {
        if run.minor != 0 { sums[run.currency, default: 0] += run.minor }
        run = (next, 0)
    }
}
