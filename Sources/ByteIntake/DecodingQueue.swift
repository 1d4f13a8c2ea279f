internal import Glibc
private import Synchronization

/// A piece of decoding. What it finds to be done in its place is done next.
struct DecodingTask: Sendable {
    let run: @Sendable () -> [DecodingTask]
}

/// Decodes on few threads, which end when nothing is left to do.
final class DecodingQueue: Sendable {
    private let threadsMax: Int
    private let state = Mutex(State())

    private struct State {
        /// The next task is the last.
        var waiting: [DecodingTask] = []
        var threads = 0
    }

    init(threadsMax: Int) { self.threadsMax = threadsMax }

    /// Adds tasks before those that are waiting, and starts threads for them.
    func add(_ tasks: [DecodingTask]) {
        let started = state.withLock { state in
            state.waiting.append(contentsOf: tasks.reversed())
            let started = max(0, min(threadsMax - state.threads, state.waiting.count))
            state.threads += started
            return started
        }
        for _ in 0..<started {
            // Without a thread it is done here, before anybody waits for it.
            if !DecodingThread.start({ self.work() }) { work() }
        }
    }

    private func work() {
        while let task = next() {
            let found = task.run()
            if !found.isEmpty { add(found) }
        }
    }

    private func next() -> DecodingTask? {
        state.withLock { state in
            let task = state.waiting.popLast()
            if task == nil { state.threads -= 1 }
            return task
        }
    }
}

/// A thread that is not waited for. Those of a pool could all be waiting for what is to be decoded.
private enum DecodingThread {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs `body` on a thread of its own. Returns whether there could be one.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let context = unsafe Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let status = unsafe pthread_create(
            &thread, nil,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                }
                return nil
            }, context.toOpaque())
        guard status == 0 else {
            unsafe context.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
