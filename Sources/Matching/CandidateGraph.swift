internal import PaymentModel

/// The graph of R8: one node for each open record, edges between the sides, kept as ranges in sorted rows.
struct CandidateGraph {
    /// A row of one side's nodes, and each other-side node's range of candidates in it.
    private struct Row {
        let nodes: [Int]
        let ranges: [Int: Range<Int>]
        let ranks: RangeMinimum
    }

    private let records: RecordSet
    private let ids: [RecordID]
    private let settlementCount: Int
    /// The place of each node in canonical order.
    private let ranks: [Int]
    private var rows: [Row] = []
    private var parents: [Int]

    init(records: RecordSet, settlement: [RecordID], ledger: [RecordID]) {
        self.records = records
        let ids = settlement + ledger
        self.ids = ids
        settlementCount = settlement.count
        parents = Array(ids.indices)
        var ranks = [Int](repeating: 0, count: ids.count)
        for (rank, node) in ids.indices.sorted(by: { records.precedes(ids[$0], ids[$1]) }).enumerated() {
            ranks[node] = rank
        }
        self.ranks = ranks
    }

    var nodeCount: Int { ids.count }
    func id(of node: Int) -> RecordID { ids[node] }

    /// Adds the edges of a tolerance. Edges of different tolerances are different, since they differ in different fields.
    mutating func join(_ row: some ToleranceRow) {
        let sides = [Array(0..<settlementCount), Array(settlementCount..<ids.count)]
        for (seekers, sought) in [(sides[0], sides[1]), (sides[1], sides[0])] {
            let sorted = sought.sorted { row.precedes(records[ids[$0]], records[ids[$1]]) }
            var ranges: [Int: Range<Int>] = [:]
            // How many ranges start at, less how many end after, each place: where it is positive, neighbours join.
            var coverage = [Int](repeating: 0, count: sorted.count + 1)
            for node in seekers {
                let bounds = row.bounds(records[ids[node]])
                let low = partition(sorted) { row.precedes(records[ids[$0]], bounds.first) }
                let high = partition(sorted) { !row.precedes(bounds.last, records[ids[$0]]) }
                guard low < high else { continue }
                ranges[node] = low..<high
                unite(node, sorted[low])
                coverage[low] += 1
                coverage[high - 1] -= 1
            }
            var open = 0
            for place in sorted.indices.dropLast() {
                open += coverage[place]
                if open > 0 { unite(sorted[place], sorted[place + 1]) }
            }
            rows.append(Row(nodes: sorted, ranges: ranges, ranks: RangeMinimum(sorted.map { ranks[$0] })))
        }
    }

    /// How many edges a node has.
    func candidateCount(of node: Int) -> Int { rows.reduce(0) { $0 + ($1.ranges[node]?.count ?? 0) } }

    /// The first candidates of a node in canonical order.
    func candidates(of node: Int, atMost limit: Int) -> [RecordID] {
        let places = rows.flatMap { row in
            row.ranges[node].map { row.ranks.smallest(in: $0, atMost: limit).map { row.nodes[$0] } } ?? []
        }
        return places.sorted { ranks[$0] < ranks[$1] }.prefix(limit).map { ids[$0] }
    }

    /// The node that stands for a node's component.
    mutating func root(of node: Int) -> Int {
        var node = node
        while parents[node] != node {
            parents[node] = parents[parents[node]]
            node = parents[node]
        }
        return node
    }

    /// How many nodes the component of each root has.
    mutating func componentSizes() -> [Int] {
        var sizes = [Int](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount { sizes[root(of: node)] += 1 }
        return sizes
    }

    private mutating func unite(_ left: Int, _ right: Int) {
        let (leftRoot, rightRoot) = (root(of: left), root(of: right))
        if leftRoot != rightRoot { parents[max(leftRoot, rightRoot)] = min(leftRoot, rightRoot) }
    }

    /// The first place whose node is not `isBefore`.
    private func partition(_ nodes: [Int], _ isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(nodes[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
