private import Synchronization

/// What several workers found, each appending on its own.
public final class WorkerResults<Element: Sendable>: Sendable {
    private let lists: Mutex<[[Element]]>

    public init(workers: Int) { lists = Mutex(Array(repeating: [], count: max(1, workers))) }

    /// Appends what a worker found.
    public func append(_ elements: [Element], worker: Int) {
        guard !elements.isEmpty else { return }
        lists.withLock { $0[worker].append(contentsOf: elements) }
    }

    /// Everything found, worker by worker: in no order that means anything.
    public var all: [Element] { lists.withLock { $0.flatMap { $0 } } }
}
