import DuplicateIndex
import Synchronization
import Testing

@Suite("Workers and their tasks")
struct WorkersTests {
    @Test(arguments: [0, 1, 2, 1_000], [1, 2, 7])
    func everyTaskIsDoneOnceByAKnownWorker(tasks: Int, threads: Int) {
        let done = Mutex([Int](repeating: 0, count: tasks))
        let workers = Mutex(Set<Int>())
        Workers.forEach(tasks: tasks, threads: threads) { task, worker in
            done.withLock { $0[task] += 1 }
            _ = workers.withLock { $0.insert(worker) }
        }
        #expect(done.withLock { $0 } == [Int](repeating: 1, count: tasks))
        #expect(workers.withLock { $0 }.isSubset(of: 0..<max(1, min(threads, tasks))))
    }

    @Test(arguments: [1, 2, 5])
    func everyWorkerRunsOnceAndAllAreDoneAtTheEnd(count: Int) {
        let runs = Mutex([Int](repeating: 0, count: count))
        Workers.run(count) { worker in runs.withLock { $0[worker] += 1 } }
        #expect(runs.withLock { $0 } == [Int](repeating: 1, count: count))
    }

    @Test func aQueueHandsOutEachTaskOnceAndThenNothing() {
        let queue = TaskQueue(count: 3)
        #expect([queue.next(), queue.next(), queue.next(), queue.next(), queue.next()] == [0, 1, 2, nil, nil])
        #expect(TaskQueue(count: 0).next() == nil)
    }

    @Test func resultsOfAllWorkersAreKept() {
        let results = WorkerResults<Int>(workers: 4)
        Workers.forEach(tasks: 100, threads: 4) { task, worker in
            results.append(task % 2 == 0 ? [task, -task] : [], worker: worker)
        }
        #expect(results.all.sorted() == stride(from: 0, to: 100, by: 2).flatMap { [$0, -$0] }.sorted())
        #expect(WorkerResults<Int>(workers: 0).all.isEmpty)
    }
}
