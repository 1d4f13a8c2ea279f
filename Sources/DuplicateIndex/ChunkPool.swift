internal import PaymentModel
private import Synchronization

/// Memory for keyed records in chunks of one size, shared by all threads and kept within a bound.
///
/// Chunks that are given back are handed out again; the memory itself goes back to the system with the pool.
@safe
final class ChunkPool: Sendable {
    /// Room for ``recordsPerChunk`` records.
    @safe
    struct Chunk: @unchecked Sendable {
        let start: UnsafeMutablePointer<KeyedRecord>
    }

    /// How many records a chunk holds.
    let recordsPerChunk: Int
    private let chunksMax: Int
    private let state = Mutex(State())

    /// So much address space is reserved at a time; memory is touched as it is needed.
    private static let regionBytes = 64 << 20

    private struct State: Sendable {
        var free: [Chunk] = []
        var regions: [HugePages.Region] = []
        /// Chunks of the last region that were never handed out.
        var untouched = 0
        var handedOut = 0
    }

    /// - Parameter bytesMax: how much memory may be handed out at once.
    init(bytesMax: Int, recordsPerChunk: Int) {
        self.recordsPerChunk = recordsPerChunk
        chunksMax = max(1, bytesMax / (recordsPerChunk * MemoryLayout<KeyedRecord>.stride))
    }

    /// A chunk, or `nil` when the bound is reached. - Complexity: O(1)
    func take(evenBeyondBound: Bool = false) -> Chunk? {
        state.withLock { state in
            guard evenBeyondBound || state.handedOut < chunksMax else { return nil }
            state.handedOut += 1
            if let chunk = state.free.popLast() { return chunk }
            if state.untouched == 0 {
                state.regions.append(HugePages.Region(bytes: ChunkPool.regionBytes))
                state.untouched = ChunkPool.regionBytes / chunkBytes
            }
            state.untouched -= 1
            let used = ChunkPool.regionBytes / chunkBytes - state.untouched - 1
            let start = unsafe state.regions[state.regions.count - 1].start + used * chunkBytes
            return unsafe Chunk(start: start.bindMemory(to: KeyedRecord.self, capacity: recordsPerChunk))
        }
    }

    func giveBack(_ chunk: Chunk) {
        state.withLock { state in
            state.handedOut -= 1
            state.free.append(chunk)
        }
    }

    private var chunkBytes: Int { recordsPerChunk * MemoryLayout<KeyedRecord>.stride }
}
