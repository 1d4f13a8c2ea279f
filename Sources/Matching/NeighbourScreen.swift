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
        let records = residue.records
        self.hash = hash
        self.textHash = textHash
        spilled = residue.spilled
        largeGroups = Set(residue.pairedBesides.keys)
        references = HashScreen(capacity: records.count { $0.referenceHash(textHash) != 0 })
        obligations = HashScreen(capacity: records.count { $0.obligationHash != 0 })
        let missing = records.filter { $0.key.isWithoutTaxpayer }
        money = HashScreen(capacity: missing.count * (nearDays + 1))
        hasMoney = !missing.isEmpty
        for record in records {
            references.insert(record.referenceHash(textHash))
            obligations.insert(record.obligationHash)
        }
        for record in missing {
            for days in 0...nearDays {
                if let earlier = days == 0 ? record.key : record.key.earlier(by: days) {
                    money.insert(moneyHash(earlier))
                }
            }
        }
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
        let screen = HashScreen(capacity: keys.count)
        for key in keys { screen.insert(keyHash(key)) }
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
            || (hasMoney && money.contains(moneyHash(record.key)))
    }

    /// A hash of amount, currency and date.
    private func moneyHash(_ key: MatchKey) -> UInt32 {
        max(1, UInt32(truncatingIfNeeded: hash(key.low, UInt64(key.currency.index))))
    }

    @inline(__always)
    private func keyHash(_ key: MatchKey) -> UInt32 {
        max(1, UInt32(truncatingIfNeeded: key.low ^ key.high &* 0x9E37_79B9))
    }
}
