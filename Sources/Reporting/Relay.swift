internal import Dispatch
private import Synchronization

/// A value that tasks get one after another, in the order of their numbers, whichever threads have them.
///
/// Tasks are begun in order, at most `threads` at a time; the one whose turn it is never waits, so that all have their turn.
final class Relay<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    /// Open for the task whose turn it is. Tasks that share a gate are never under way at the same time.
    private let gates: [DispatchSemaphore]

    init(_ value: Value, threads: Int) {
        self.value = Mutex(value)
        gates = (0...max(1, threads)).map { _ in DispatchSemaphore(value: 0) }
        gates[0].signal()
    }

    /// Waits for the task's turn, and ends it with `body`.
    func pass<Result>(task: Int, _ body: (inout Value) -> Result) -> Result {
        gates[task % gates.count].wait()
        defer { gates[(task + 1) % gates.count].signal() }
        return value.withLock { value in body(&value) }
    }

    /// The value after all turns.
    var current: Value { value.withLock { $0 } }
}
