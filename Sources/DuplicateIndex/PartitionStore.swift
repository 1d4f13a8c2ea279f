public import PaymentModel
private import Synchronization

/// The keyed records of a run, dealt out to partitions by the seeded hash of the key without its date.
///
/// Exact and near duplicates fall into one partition. What does not fit the memory given is compressed into a nameless temporary
/// file and comes back partition by partition. What order records have within a partition depends on threads and memory; nothing
/// else may.
@safe
public final class PartitionStore: Sendable {
    /// How many partitions there are: a power of two.
    public let partitionCount: Int
    let shift: UInt64
    let hash: SeededHash
    let pool: ChunkPool
    private let spillFile = Mutex<SpillFile?>(nil)
    private let failure = Mutex<SpillError?>(nil)
    private let parts: Mutex<[[Part]]>

    /// Records of one partition, in memory or in the temporary file.
    enum Part: Sendable {
        case memory(ChunkPool.Chunk, count: Int)
        case spilled(SpillFile.Extent)
    }

    /// How many records a partition should have at most, on average: with its table it then fits the cache.
    public static let recordsPerPartition = 32_768
    /// More partitions at once would thrash the caches while dealing out.
    public static let partitionsMax = 4096
    /// Records of one chunk: 10 KiB.
    public static let recordsPerChunk = 256

    /// - Parameters:
    ///   - recordsExpected: about how many records there will be.
    ///   - bytesMax: how much memory the records may take before they are spilled.
    public init(
        recordsExpected: Int, bytesMax: Int, hash: SeededHash,
        recordsPerPartition: Int = PartitionStore.recordsPerPartition,
        recordsPerChunk: Int = PartitionStore.recordsPerChunk
    ) {
        var bits: UInt64 = 0
        while 1 << bits < PartitionStore.partitionsMax, recordsExpected >> bits > recordsPerPartition { bits += 1 }
        partitionCount = 1 << bits
        shift = 64 - bits
        self.hash = hash
        pool = ChunkPool(bytesMax: bytesMax, recordsPerChunk: recordsPerChunk)
        parts = Mutex(Array(repeating: [], count: 1 << bits))
    }

    /// Why records could not be spilled, if they could not: the store is then incomplete.
    public var spillFailure: SpillError? { failure.withLock { $0 } }

    /// How many bytes were spilled, compressed.
    public var spilledBytes: Int { spillFile.withLock { $0?.byteCount ?? 0 } }

    /// Adds a part of a partition: called by writers.
    func adopt(_ part: Part, partition: Int) { parts.withLock { $0[partition].append(part) } }

    /// Adds parts of all partitions at once.
    func adopt(_ found: [[Part]]) {
        parts.withLock { parts in
            for partition in parts.indices { parts[partition] += found[partition] }
        }
    }

    /// Compresses records into the temporary file. `nil` when that failed; the reason is kept.
    func spill(_ records: UnsafeBufferPointer<KeyedRecord>) -> SpillFile.Extent? {
        do throws(SpillError) {
            let file = try spillFile.withLock { (file: inout SpillFile?) throws(SpillError) -> SpillFile in
                if let file { return file }
                let made = try SpillFile()
                file = made
                return made
            }
            return try unsafe file.write(records)
        } catch {
            failure.withLock { $0 = $0 ?? error }
            return nil
        }
    }

    /// How many records a partition has.
    public func count(of partition: Int) -> Int {
        parts.withLock { parts in
            parts[partition].reduce(0) {
                switch $1 {
                case .memory(_, let count): $0 + count
                case .spilled(let extent): $0 + extent.count
                }
            }
        }
    }

    /// Calls `body` with the records of a partition, part by part. Changes that it makes last only where `isKept` says so.
    ///
    /// - Throws: ``SpillError`` when the temporary file cannot be read.
    public func forEachPart(
        of partition: Int, _ body: (_ records: inout MutableSpan<KeyedRecord>, _ isKept: Bool) -> Void
    ) throws(SpillError) {
        for part in parts.withLock({ $0[partition] }) {
            switch part {
            case .memory(let chunk, let count):
                var span = unsafe MutableSpan(_unsafeStart: chunk.start, count: count)
                body(&span, true)
            case .spilled(let extent):
                guard let file = spillFile.withLock({ $0 }) else { continue }
                var records = try file.read(extent)
                var span = records.mutableSpan
                body(&span, false)
            }
        }
    }
}
