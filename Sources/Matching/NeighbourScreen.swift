internal import DuplicateIndex
internal import PaymentModel

/// Finds the plain pairs that a rule might look at from the residue, by hashes: some are found that no rule looks at, which costs
/// time and changes nothing.
struct NeighbourScreen: Sendable {
    private let references: HashScreen
    private let obligations: HashScreen
    /// Amount, currency and date of the records without a taxpayer, and of the days before.
    private let money: HashScreen
    private let hasMoney: Bool
    private let hash: SeededHash
    private let textHash: TextHash
    /// The groups of which some records are residue and others are not.
    private let largeGroups: Set<MatchKey>
    /// The addresses of the residue's records by partition, where they could not be marked in the store.
    private let spilled: [Int: Set<UInt64>]

    var isEmpty: Bool { references.isEmpty && obligations.isEmpty && money.isEmpty }

    init(_ residue: Residue, nearDays: Int, hash: SeededHash, textHash: TextHash) {
        self.hash = hash
        self.textHash = textHash
        spilled = residue.spilled
        largeGroups = Set(residue.pairedBesides.keys)
        references = HashScreen(residue.hashes.references)
        obligations = HashScreen(residue.hashes.obligations)
        hasMoney = !residue.keysWithoutTaxpayer.isEmpty
        let keys = residue.keysWithoutTaxpayer.flatMap { key in
            (0...nearDays).compactMap { days in days == 0 ? key : key.earlier(by: days) }
        }
        money = HashScreen(keys.map { NeighbourScreen.moneyHash($0, hash) })
    }

    /// Whether some of a partition's closed pairs may be neighbours. Neighbours of records without a taxpayer have no hash there.
    func mayBeNeighbours(_ closed: HashLists?) -> Bool {
        guard let closed, !hasMoney else { return true }
        return closed.references.contains { references.contains($0) }
            || closed.obligations.contains { obligations.contains($0) }
    }

    /// Adds the groups of a partition of which a record has a hash of the residue's.
    func collect(
        _ store: PartitionStore, _ partition: Int, _ layout: PlaceLayout, into residue: inout Residue
    ) throws(SpillError) {
        var keys: Set<MatchKey> = []
        let known = spilled[partition] ?? []
        try store.forEachPart(of: partition) { records, _ in
            for place in records.indices where isNeighbour(records[place]) {
                let record = records[place]
                if !record.isResidue, !known.contains(record.place.address) { keys.insert(record.key) }
            }
        }
        guard !keys.isEmpty else { return }
        // Whole groups, of which one record had a hash and the other perhaps none.
        let screen = HashScreen(keys.map(keyHash))
        var found: [KeyedRecord] = []
        try store.forEachPart(of: partition) { records, _ in
            for place in records.indices where screen.contains(keyHash(records[place].key)) {
                let record = records[place]
                // Of a large group single pairs come back: both records of a pair have the reference's hash.
                let isWanted = keys.contains(record.key) && (!largeGroups.contains(record.key) || isNeighbour(record))
                if isWanted, !record.isResidue, !known.contains(record.place.address) {
                    found.append(record)
                }
            }
        }
        for record in found {
            residue.reopen(
                record, source: layout.source(record.place), isOfLargeGroup: largeGroups.contains(record.key))
        }
    }

    @inline(__always)
    private func isNeighbour(_ record: KeyedRecord) -> Bool {
        references.contains(record.referenceHash(textHash))
            || (record.obligationHash != 0 && obligations.contains(record.obligationHash))
            || (hasMoney && money.contains(NeighbourScreen.moneyHash(record.key, hash)))
    }

    /// A hash of amount, currency and date.
    private static func moneyHash(_ key: MatchKey, _ hash: SeededHash) -> UInt64 {
        max(1, hash(key.low, UInt64(key.currency.index)))
    }

    @inline(__always)
    private func keyHash(_ key: MatchKey) -> UInt64 {
        max(1, key.low ^ key.high &* 0x9E37_79B9)
    }
}
