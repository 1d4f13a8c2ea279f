import Foundation
import Reconciliation

@testable import GrowthBenchmark

/// Jobs that take no time: they say what they would have taken.
final class SyntheticJobs {
    var engineExponent = 1.0
    var naiveExponent = 2.0
    /// How often the engine was executed, and what the first of those suffered from the noise of a machine.
    var engineExecutions = 0
    var noisyExecutions = 0
    /// Makes the two disagree on nights of this size.
    var disagreement: Int?

    func settings(_ limits: GrowthLimits = GrowthLimits()) throws -> GrowthSettings {
        GrowthSettings(
            engineLadder: try Ladder(parsing: "16k..1024k"), naiveLadder: try Ladder(parsing: "250..4k"),
            repetitions: 2, threads: 2, seed: 1, limits: limits)
    }

    func report(_ limits: GrowthLimits = GrowthLimits()) throws -> GrowthReport {
        try GrowthMeasurement(
            try settings(limits), engine: { size throws(RunError) in self.engine(size) },
            naive: { size throws(RunError) in self.naive(size) }, onProgress: { _, _ in }
        ).execute()
    }

    private func engine(_ size: Int) -> JobSample {
        engineExecutions += 1
        var seconds = 0.002 + (size == 0 ? 0 : 1e-6 * pow(Double(size), engineExponent))
        if engineExecutions <= noisyExecutions { seconds *= 1 + Double(size) / 1e6 }
        let missing = size / 100 + (size == disagreement ? 1 : 0)
        return JobSample(
            seconds: seconds,
            outcomes: OutcomeCounts(
                settlement: ["paired": size - size / 100, "missing-in-ledger": missing], ledger: ["paired": size]))
    }

    private func naive(_ size: Int) -> JobSample {
        JobSample(
            seconds: 0.0001 + (size == 0 ? 0 : 2e-8 * pow(Double(size), naiveExponent)),
            outcomes: OutcomeCounts(
                settlement: ["paired": size - size / 100, "missing-in-ledger": size / 100], ledger: ["paired": size]))
    }
}
