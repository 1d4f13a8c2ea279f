private import Glibc

/// One execution of a job: the CPU time that it took and what it said.
public struct JobSample: Sendable, Equatable {
    /// User and system time of all threads.
    public let seconds: Double
    public let outcomes: OutcomeCounts

    public init(seconds: Double, outcomes: OutcomeCounts) {
        self.seconds = seconds
        self.outcomes = outcomes
    }

    /// Executes a job and takes the process's CPU time, which other processes' work does not count into.
    static func of<Failure: Error>(_ job: () throws(Failure) -> OutcomeCounts) throws(Failure) -> JobSample {
        let start = clock()
        let outcomes = try job()
        return JobSample(seconds: Double(clock() - start) / Double(CLOCKS_PER_SEC), outcomes: outcomes)
    }
}
