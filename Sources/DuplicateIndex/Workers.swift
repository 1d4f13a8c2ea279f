internal import Dispatch
private import Synchronization

/// Runs work on a bounded number of threads.
public enum Workers {
    /// Calls `body` once for each worker `0 ..< count`, at the same time, and returns when all are done.
    public static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
        if count <= 1 { return body(0) }
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }

    /// Calls `body` for each task `0 ..< tasks` once, on at most `threads` threads. The order is not defined.
    public static func forEach(tasks: Int, threads: Int, _ body: @Sendable (_ task: Int, _ worker: Int) -> Void) {
        let queue = TaskQueue(count: tasks)
        run(min(threads, tasks)) { worker in
            while let task = queue.next() { body(task, worker) }
        }
    }

    /// What `body` finds in the stretches of `0 ..< count`, in no order that means anything.
    public static func collect<Element: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (_ stretch: Range<Int>) -> [Element]
    ) -> [Element] {
        let length = 8192
        guard threads > 1, count > length else { return count > 0 ? body(0..<count) : [] }
        let found = WorkerResults<Element>(workers: threads)
        forEach(tasks: (count + length - 1) / length, threads: threads) { task, worker in
            found.append(body(task * length..<min(count, (task + 1) * length)), worker: worker)
        }
        return found.all
    }
}

/// Hands out tasks `0 ..< count`, each once, to whoever asks next.
public final class TaskQueue: Sendable {
    private let upcoming = Atomic<Int>(0)
    private let count: Int

    public init(count: Int) { self.count = count }

    /// The next task, or `nil` when all are given out.
    public func next() -> Int? {
        let task = upcoming.wrappingAdd(1, ordering: .relaxed).oldValue
        return task < count ? task : nil
    }
}
