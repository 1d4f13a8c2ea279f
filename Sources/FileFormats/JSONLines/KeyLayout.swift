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

    /// The column and rank of a key, or `nil` for a key that is not read.
    ///
    /// - Complexity: O(keys), of which there are some twenty.
    func find(_ name: JSONScanner.Text, _ bytes: Span<UInt8>) -> (column: Int, rank: Int)? {
        switch name {
        case .copied(let text):
            guard let key = keys.first(where: { $0.name == text }) else { return nil }
            return (key.column, key.rank)
        case .source(let range):
            for key in keys where key.name.count == range.count {
                var place = 0
                while place < range.count, key.name[place] == bytes[range.lowerBound + place] { place += 1 }
                if place == range.count { return (key.column, key.rank) }
            }
            return nil
        }
    }
}
