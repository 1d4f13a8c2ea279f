/// Which key of an object holds which field. The first of several names for a field wins.
struct KeyLayout {
    /// A key and what it holds. A lower rank wins over a higher.
    private struct Key {
        let name: [UInt8]
        let column: Int
        let rank: Int
    }

    private var keys: [Key] = []

    init(mapping: ColumnMapping) {
        for column in GenericColumn.allCases where column != .description && column != .account {
            let names = mapping.columns[column].map { [$0] } ?? column.names
            for (rank, name) in names.enumerated() {
                keys.append(Key(name: Array(name.utf8), column: column.index, rank: rank))
            }
        }
    }

    /// The column and rank of a key, from the `place`-th of the known keys on, and where to look for a further
    /// column of that key; `nil` for a key that is not read.
    ///
    /// - Complexity: O(keys), of which there are some twenty.
    func find(
        _ key: JSONScanner.Text, _ bytes: Span<UInt8>, from place: Int
    ) -> (column: Int, rank: Int, next: Int)? {
        guard let at = index(of: key, bytes, from: place) else { return nil }
        return (keys[at].column, keys[at].rank, at + 1)
    }

    private func index(of key: JSONScanner.Text, _ bytes: Span<UInt8>, from place: Int) -> Int? {
        switch key {
        case .copied(let text): return keys[place...].firstIndex { $0.name == text }
        case .source(let range):
            for at in place..<keys.count where keys[at].name.count == range.count {
                let name = keys[at].name
                var same = 0
                while same < name.count, name[same] == bytes[range.lowerBound + same] { same += 1 }
                if same == name.count { return at }
            }
            return nil
        }
    }
}
