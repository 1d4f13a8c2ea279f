internal import PaymentModel

/// The hashes of the references and obligations of some records, as far as they have them.
struct HashLists: Sendable {
    private(set) var references: [UInt64] = []
    private(set) var obligations: [UInt64] = []

    init() {}

    /// - Parameter references: about how many there will be.
    init(references: Int) { self.references.reserveCapacity(references) }

    var count: Int { references.count + obligations.count }

    @inline(__always)
    mutating func add(reference: UInt64) { if reference != 0 { references.append(reference) } }

    @inline(__always)
    mutating func add(obligation: UInt64) { if obligation != 0 { obligations.append(obligation) } }

    mutating func add(_ other: HashLists) {
        references += other.references
        obligations += other.obligations
    }
}
