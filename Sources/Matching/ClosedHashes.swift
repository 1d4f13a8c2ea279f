/// The hashes of a partition's closed pairs: a tenth of what their records take.
struct ClosedHashes: Sendable {
    private(set) var references: [UInt64] = []
    private(set) var obligations: [UInt64] = []

    /// - Parameter pairs: about how many there will be.
    init(pairs: Int) { references.reserveCapacity(pairs) }

    var count: Int { references.count + obligations.count }

    @inline(__always)
    mutating func add(reference: UInt64) { if reference != 0 { references.append(reference) } }

    @inline(__always)
    mutating func add(obligation: UInt64) { if obligation != 0 { obligations.append(obligation) } }
}
