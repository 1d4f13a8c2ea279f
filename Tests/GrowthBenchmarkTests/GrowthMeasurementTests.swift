import Reconciliation
import Testing

@testable import GrowthBenchmark

@Suite("Both jobs are measured, compared and fitted")
struct GrowthMeasurementTests {
    @Test func fitsWhatWasMeasured() throws {
        let report = try SyntheticJobs().report()
        let (engine, naive) = (try #require(report.engine.fit), try #require(report.naive.fit))
        #expect(abs(engine.exponent - 1) < 1e-6)
        #expect(abs(naive.exponent - 2) < 1e-6)
        #expect(report.engine.points.map(\.size) == (0..<7).map { 16_000 << $0 })
        #expect(report.engine.points.allSatisfy { $0.repetitions.count == 2 })
        #expect(report.agreements.map(\.size) == [250, 500, 1000, 2000, 4000])
        #expect(report.violations.isEmpty)
    }

    @Test func aDisagreementIsAnInternalError() throws {
        let jobs = SyntheticJobs()
        jobs.disagreement = 1000
        let error = #expect(throws: RunError.self) { try jobs.report() }
        #expect(error?.status == .internalError)
        #expect(error?.message.contains("settlement missing-in-ledger: engine 11, naive reference 10") == true)
    }

    @Test func differencesNameEverySideAndClass() {
        let left = OutcomeCounts(settlement: ["paired": 2], ledger: ["paired": 1, "ambiguous": 1])
        let right = OutcomeCounts(settlement: ["paired": 2], ledger: ["paired": 2])
        #expect(left.differences(from: left, own: "a", others: "b") == [])
        #expect(
            left.differences(from: right, own: "a", others: "b") == [
                "ledger ambiguous: a 1, b 0", "ledger paired: a 1, b 2",
            ])
        #expect(left.findings == 1)
    }

    @Test func limitsThatAreNotKeptAreNamedWithBothNumbers() throws {
        let jobs = SyntheticJobs()
        jobs.engineExponent = 1.3
        jobs.naiveExponent = 1.5
        let report = try jobs.report(GrowthLimits(engineExponentMax: 1.15, naiveExponentMin: 1.7))
        #expect(
            report.violations == [
                "the engine's exponent is 1.300; --max-engine-exponent allows 1.150",
                "the naive reference's exponent is 1.500; --min-naive-exponent demands 1.700",
            ])
        #expect(report.rounds == 2 * GrowthSettings.patience)
    }

    @Test func noiseThatPassesFailsNoLimit() throws {
        let jobs = SyntheticJobs()
        // Two rounds of eight nights, and five nights to compare after the first: all of them under noise.
        jobs.noisyExecutions = 5 + 2 * 8
        let report = try jobs.report(GrowthLimits(engineExponentMax: 1.05, naiveExponentMin: 1.7))
        #expect(report.violations.isEmpty)
        #expect(report.rounds == 3)
    }

    @Test func aLadderThatStartsTooLowIsRefused() throws {
        let jobs = SyntheticJobs()
        var settings = try jobs.settings()
        settings.engineLadder = try Ladder(parsing: "1,2,3")
        let empty = JobSample(seconds: 0.01, outcomes: OutcomeCounts(settlement: [:], ledger: [:]))
        let measurement = GrowthMeasurement(
            settings, engine: { _ throws(RunError) in empty }, naive: { _ throws(RunError) in empty },
            onProgress: { _, _ in })
        let error = #expect(throws: RunError.self) { try measurement.execute() }
        #expect(error?.status == .usage)
        #expect(error?.message.contains("only 0 of 3") == true)
    }

    @Test("The real jobs say the same of real nights, and leave nothing behind")
    func realJobs() throws {
        let folder = try NightFolder(in: NightFolder.systemFolder, seed: 7)
        let jobs = NightJobs(folder, threads: 2)
        for size in [0, 1, 300] {
            let (fast, slow) = (try jobs.engine(size: size), try jobs.naive(size: size))
            #expect(fast.outcomes == slow.outcomes)
            #expect(abs(fast.outcomes.records - 2 * size) <= 2 + size / 10)
        }
        #expect(try jobs.engine(size: 300).outcomes.findings > 3)
        #expect(try jobs.engine(size: 300).seconds > 0)
    }
}
