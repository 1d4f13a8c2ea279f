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
        let next = Atomic<Int>(0)
        run(min(threads, tasks)) { worker in
            while true {
                let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard task < tasks else { return }
                body(task, worker)
            }
        }
    }
}
