public import PaymentModel

/// Deals batches out to the partitions of a store. One writer serves one thread.
@safe
public final class PartitionWriter {
    @unsafe
    private struct Cursor {
        var next: UnsafeMutablePointer<KeyedRecord>?
        var end: UnsafeMutablePointer<KeyedRecord>?
    }

    private let store: PartitionStore
    private let cursors: UnsafeMutablePointer<Cursor>
    /// The full chunks of each partition, oldest first.
    private var full: [[ChunkPool.Chunk]]
    /// Where the next search for chunks to spill begins.
    private var spillCursor = 0
    private var fullCount = 0

    public init(_ store: PartitionStore) {
        self.store = store
        unsafe cursors = UnsafeMutablePointer<Cursor>.allocate(capacity: store.partitionCount)
        unsafe cursors.initialize(repeating: Cursor(next: nil, end: nil), count: store.partitionCount)
        full = Array(repeating: [], count: store.partitionCount)
    }

    deinit { unsafe cursors.deallocate() }

    /// Adds the records of a batch. - Complexity: O(n) expected.
    public func deal(_ batch: KeyedBatch) {
        let (hash, shift) = (store.hash, store.shift)
        let (records, count) = unsafe (batch.start, batch.count)
        for place in 0..<count {
            let key = unsafe records[place].key
            let partition = Int(truncatingIfNeeded: hash(key.high, key.lowWithoutDate) >> shift)
            let cursor = unsafe cursors + partition
            if unsafe cursor.pointee.next == cursor.pointee.end { open(partition) }
            unsafe cursor.pointee.next!.initialize(to: records[place])
            unsafe cursor.pointee.next! += 1
        }
    }

    /// Gives the store all that was dealt. The writer is empty then.
    public func finish() {
        let found = (0..<store.partitionCount).map { partition in
            var parts = full[partition].map { PartitionStore.Part.memory($0, count: store.pool.recordsPerChunk) }
            if let open = openChunk(of: partition) {
                let count = unsafe cursors[partition].next! - open.start
                parts.append(.memory(open, count: count))
            }
            full[partition] = []
            unsafe cursors[partition] = Cursor(next: nil, end: nil)
            return parts
        }
        store.adopt(found)
        fullCount = 0
    }

    private func openChunk(of partition: Int) -> ChunkPool.Chunk? {
        unsafe cursors[partition].end.map { unsafe ChunkPool.Chunk(start: $0 - store.pool.recordsPerChunk) }
    }

    /// Opens a partition's next chunk.
    private func open(_ partition: Int) {
        if let full = openChunk(of: partition) {
            self.full[partition].append(full)
            fullCount += 1
        }
        var chunk = store.pool.take()
        if chunk == nil {
            spill()
            // Each partition needs one open chunk, whatever the bound.
            chunk = store.pool.take(evenBeyondBound: true)
        }
        guard let chunk else { return }
        unsafe cursors[partition] = Cursor(next: chunk.start, end: chunk.start + store.pool.recordsPerChunk)
    }

    /// Spills full chunks of partitions in turn until half of them are free.
    private func spill() {
        let target = fullCount / 2
        var visited = 0
        while fullCount > target, visited < store.partitionCount {
            let partition = spillCursor
            spillCursor = (spillCursor + 1) % store.partitionCount
            visited += 1
            let chunks = full[partition]
            guard !chunks.isEmpty else { continue }
            let size = store.pool.recordsPerChunk
            let gathered = UnsafeMutablePointer<KeyedRecord>.allocate(capacity: chunks.count * size)
            defer { unsafe gathered.deallocate() }
            for (place, chunk) in chunks.enumerated() {
                unsafe (gathered + place * size).initialize(from: chunk.start, count: size)
            }
            let records = unsafe UnsafeBufferPointer(start: gathered, count: chunks.count * size)
            guard let extent = unsafe store.spill(records) else { return }
            store.adopt(.spilled(extent), partition: partition)
            for chunk in chunks { store.pool.giveBack(chunk) }
            full[partition].removeAll(keepingCapacity: true)
            fullCount -= chunks.count
        }
    }
}
