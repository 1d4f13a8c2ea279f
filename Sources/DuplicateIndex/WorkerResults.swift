private import Synchronization

/// What several workers found, each appending on its own.
public final class WorkerResults<Element: Sendable>: Sendable {
    /// For each worker the arrays that it handed over, which are copied once: into ``all``.
    private let lists: Mutex<[[[Element]]]>

    public init(workers: Int) { lists = Mutex(Array(repeating: [], count: max(1, workers))) }

    /// Appends what a worker found. - Complexity: O(1) amortised.
    public func append(_ elements: [Element], worker: Int) {
        guard !elements.isEmpty else { return }
        lists.withLock { $0[worker].append(elements) }
    }

    /// Everything found, worker by worker: in no order that means anything.
    public var all: [Element] {
        let found = lists.withLock { $0.flatMap { $0 } }
        if found.count == 1 { return found[0] }
        var all: [Element] = []
        all.reserveCapacity(found.reduce(0) { $0 + $1.count })
        for elements in found { all += elements }
        return all
    }
}
