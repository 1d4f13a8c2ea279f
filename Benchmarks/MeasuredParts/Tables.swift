internal import DuplicateIndex
internal import PaymentModel

/// The tables of one partition: keys put in, and found again.
enum Tables {
    static func parts(_ night: SampleNight) -> [MeasuredPart] {
        let keys = Array(night.keys.prefix(PartitionStore.recordsPerPartition))
        let hash = SeededHash(seed: 2)
        return parts("group-table", keys) { GroupTableBox(keys.count, hash) }
            + parts("duplicate-table", keys) { DuplicateTableBox(keys.count, hash) }
    }

    private static func parts(
        _ name: String, _ keys: [KeyedRecord], _ make: @escaping () -> any KeyTable
    ) -> [MeasuredPart] {
        [
            MeasuredPart(
                "insert-\(name)", rows: keys.count,
                prepare: {
                    let table = make()
                    return { table.fill(keys) }
                }),
            MeasuredPart(
                "hit-\(name)", rows: keys.count,
                prepare: {
                    let table = make()
                    table.fill(keys)
                    return { precondition(table.hits(keys) == keys.count) }
                }),
        ]
    }
}

/// A table that a closure can hold.
private protocol KeyTable: AnyObject {
    func fill(_ records: [KeyedRecord])
    func hits(_ records: [KeyedRecord]) -> Int
}

private final class GroupTableBox: KeyTable {
    private var table: GroupTable

    init(_ count: Int, _ hash: SeededHash) {
        table = GroupTable(hash: hash)
        table.reset(capacity: count)
    }

    func fill(_ records: [KeyedRecord]) { table.add(records.span) }

    func hits(_ records: [KeyedRecord]) -> Int { records.count { table.newest(of: $0.key) != nil } }
}

private final class DuplicateTableBox: KeyTable {
    private var table: DuplicateTable

    init(_ count: Int, _ hash: SeededHash) { table = DuplicateTable(capacity: count, hash: hash) }

    func fill(_ records: [KeyedRecord]) {
        for record in records { _ = table.insert(record.key) }
    }

    func hits(_ records: [KeyedRecord]) -> Int { records.count { table.ordinal(of: $0.key) != nil } }
}
