internal import PaymentModel
private import Synchronization

/// What is left to decode of a compressed source whose first bytes are there.
///
/// Nothing in here waits for those who read the source, so that they may wait for it.
public final class SourceDecoding: Sendable {
    private let source: CompressedSource
    private let arrival: SourceArrival
    private let lotBytes: Int
    private let progress: Mutex<LotsProgress>

    /// - Parameter lotBytes: how much zstd frames must hold to be decoded apart: each lot of them costs a decoder.
    init(_ source: CompressedSource, arrival: SourceArrival, lotBytes: Int) {
        self.source = source
        self.arrival = arrival
        self.lotBytes = lotBytes
        progress = Mutex(LotsProgress([]))
    }

    /// Decodes several sources on threads of their own and returns at once. Sources that come first are decoded first; one of
    /// many frames is decoded by several threads.
    ///
    /// - Parameter threads: how many threads decode at the same time, at most.
    public static func start(_ sources: [SourceDecoding], threads: Int) {
        let queue = DecodingQueue(threadsMax: max(1, threads))
        queue.add(sources.map { source in DecodingTask { source.begin() } })
    }

    /// Decodes all that is left, on this thread.
    public func run() {
        var tasks = [DecodingTask { self.begin() }]
        while let task = tasks.popLast() { tasks.append(contentsOf: task.run().reversed()) }
    }

    /// Decodes the source in order, or says how it can be decoded in parts.
    private func begin() -> [DecodingTask] {
        if arrival.isAbandoned {
            arrival.finish()
            return []
        }
        if source.compression == .zstd,
            let found = source.raw.withBytes({ lots($0) })
        {
            progress.withLock { $0 = LotsProgress(found.map(\.output)) }
            return found.enumerated().map { place, frames in
                DecodingTask {
                    self.decode(frames, place: place)
                    return []
                }
            }
        }
        do throws(IntakeError) {
            _ = try source.decode { count in
                arrival.publish(count)
                return !arrival.isAbandoned
            }
            arrival.finish()
        } catch {
            arrival.finish(error)
        }
        return []
    }

    private func lots(_ bytes: Span<UInt8>) -> [ZstdFrames]? {
        ZstdFrames.lots(of: bytes, bytesMax: source.bytesMax, bytesMin: lotBytes)
    }

    /// Decodes one lot of frames and publishes what there is now without a gap.
    private func decode(_ frames: ZstdFrames, place: Int) {
        guard !arrival.isAbandoned, progress.withLock({ $0.isNeeded(place) }) else { return }
        do throws(IntakeError) {
            let isWhole = try source.decode(frames) { end in
                update { $0.advance(place, to: end) }
                return !arrival.isAbandoned
            }
            if isWhole { update { $0.complete(place) } }
        } catch {
            update { $0.fail(place, error) }
        }
    }

    private func update(_ change: (inout LotsProgress) -> Void) {
        progress.withLock { lots in
            change(&lots)
            arrival.publish(lots.count)
            if lots.isComplete { arrival.finish(lots.failure) }
        }
    }
}
