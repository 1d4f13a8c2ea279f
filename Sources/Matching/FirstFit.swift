/// Finds the first of many that has room for an amount, and takes it up: a tree of maxima over what is left in each.
///
/// - Complexity: O(n) to make, O(log n) to find or to change.
struct FirstFit {
    private var maxima: [Int64]
    private let leaves: Int

    /// - Parameter room: what each has room for, in order.
    init(_ room: [Int64]) {
        var leaves = 1
        while leaves < room.count { leaves <<= 1 }
        self.leaves = leaves
        maxima = [Int64](repeating: -1, count: leaves * 2)
        for (place, left) in room.enumerated() { maxima[leaves + place] = left }
        for node in stride(from: leaves - 1, to: 0, by: -1) {
            maxima[node] = max(maxima[node * 2], maxima[node * 2 + 1])
        }
    }

    /// The first place with room for `amount`, or `nil`.
    func first(fitting amount: Int64) -> Int? {
        guard maxima[1] >= amount else { return nil }
        var node = 1
        while node < leaves { node = maxima[node * 2] >= amount ? node * 2 : node * 2 + 1 }
        return node - leaves
    }

    /// Takes `amount` of the room at `place`. Returns what is left.
    mutating func take(_ amount: Int64, at place: Int) -> Int64 {
        var node = leaves + place
        maxima[node] -= amount
        let left = maxima[node]
        while node > 1 {
            node /= 2
            maxima[node] = max(maxima[node * 2], maxima[node * 2 + 1])
        }
        return left
    }
}
