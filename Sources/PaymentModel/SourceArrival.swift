private import Glibc
private import Synchronization

/// How much of a source is there while another thread decodes it.
///
/// One side publishes and at last finishes; any number of threads ask or wait. Who publishes never waits for who asks.
@safe
public final class SourceArrival: @unchecked Sendable {
    /// What is there at one moment.
    public struct SoFar: Sendable {
        /// How many bytes are there.
        public let count: Int
        /// Whether no more will come: all are there, or decoding has failed.
        public let isComplete: Bool
    }

    /// No more than so many bytes will ever be there.
    public let countMax: Int

    private let estimate: Int
    private let count: Atomic<Int>
    private let isFinished = Atomic<Bool>(false)
    private let isGivenUp = Atomic<Bool>(false)
    /// Belongs to whoever holds ``mutex``.
    private var error: (any Error)?
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// - Parameters:
    ///   - count: how many bytes are there already.
    ///   - countExpected: about how many there will be.
    public init(count: Int, countExpected: Int, countMax: Int) {
        self.count = Atomic(count)
        self.countMax = countMax
        estimate = countExpected
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Says that the first `count` bytes are there. Fewer than before change nothing.
    public func publish(_ count: Int) {
        precondition(count <= countMax)
        withMutex {
            if count > self.count.load(ordering: .relaxed) { self.count.store(count, ordering: .releasing) }
            unsafe pthread_cond_broadcast(condition)
        }
    }

    /// Says that no more will come, and why when that is not the end.
    public func finish(_ error: (any Error)? = nil) {
        withMutex {
            self.error = error
            isFinished.store(true, ordering: .releasing)
            unsafe pthread_cond_broadcast(condition)
        }
    }

    /// What is there now.
    public var soFar: SoFar {
        // In this order: what is counted after the end is all.
        let isComplete = isFinished.load(ordering: .acquiring)
        return SoFar(count: count.load(ordering: .acquiring), isComplete: isComplete)
    }

    /// About how many bytes there will be; exact when all are there. Does not wait.
    public var countExpected: Int {
        let soFar = soFar
        return soFar.isComplete ? soFar.count : max(soFar.count, estimate)
    }

    /// Waits until more than `count` bytes are there, or no more will come.
    public func wait(beyond count: Int) {
        func isThere() -> Bool {
            let soFar = soFar
            return soFar.isComplete || soFar.count > count
        }
        if isThere() { return }
        withMutex {
            while !isThere() { unsafe pthread_cond_wait(condition, mutex) }
        }
    }

    /// Why not all bytes came; `nil` when they did. Waits for the end.
    public var failure: (any Error)? {
        wait(beyond: .max)
        return withMutex { error }
    }

    /// Whether nobody needs the bytes any more.
    public var isAbandoned: Bool { isGivenUp.load(ordering: .relaxed) }

    /// Says that nobody needs the bytes any more.
    func abandon() { isGivenUp.store(true, ordering: .relaxed) }

    private func withMutex<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }
}
