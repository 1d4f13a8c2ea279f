import Foundation
import Testing

@testable import GrowthBenchmark

@Suite("Exponents are fitted to logarithms")
struct PowerFitTests {
    private static let sizes = [1000, 2000, 4000, 8000, 16_000, 32_000]

    @Test("A power law gives its own exponent and coefficient", arguments: [0.5, 1, 1.15, 2])
    func powerLaw(exponent: Double) throws {
        let points = Self.sizes.map { (size: $0, seconds: 3e-7 * pow(Double($0), exponent)) }
        let fit = try #require(PowerFit(points))
        #expect(abs(fit.exponent - exponent) < 1e-9)
        #expect(abs(fit.coefficient / 3e-7 - 1) < 1e-6)
        #expect(fit.rSquared > 0.999_999 && fit.standardError < 1e-6)
        #expect(abs(fit.seconds(at: 64_000) / (3e-7 * pow(64_000, exponent)) - 1) < 1e-6)
    }

    @Test("n log n over two decades looks like little more than linear")
    func nLogN() throws {
        let points = [16_000, 64_000, 256_000, 1_024_000].map { size in
            (size: size, seconds: 1e-8 * Double(size) * log2(Double(size)))
        }
        let fit = try #require(PowerFit(points))
        #expect(fit.exponent > 1.05 && fit.exponent < 1.1)
    }

    @Test("Noise shows in the standard error, which holds the true exponent")
    func noise() throws {
        let factors = [1.1, 0.9, 1.08, 0.95, 1.02, 0.97]
        let points = zip(Self.sizes, factors).map { (size: $0, seconds: 1e-6 * Double($0) * $1) }
        let fit = try #require(PowerFit(points))
        #expect(fit.standardError > 0.01 && fit.standardError < 0.05)
        #expect(abs(fit.exponent - 1) < 3 * fit.standardError)
        #expect(fit.rSquared < 1 && fit.rSquared > 0.99)
    }

    @Test("Too little to fit")
    func tooLittle() {
        #expect(PowerFit([]) == nil)
        #expect(PowerFit([(size: 1, seconds: 1), (size: 2, seconds: 2)]) == nil)
        #expect(PowerFit([(size: 2, seconds: 1), (size: 2, seconds: 2), (size: 2, seconds: 3)]) == nil)
        #expect(PowerFit([(size: 1, seconds: 1), (size: 2, seconds: 0), (size: 3, seconds: 3)]) == nil)
    }

    @Test("What every run costs, however small, does not bend the line")
    func fixedCost() throws {
        let fixed = 0.02
        func sample(_ seconds: Double) -> JobSample {
            JobSample(seconds: seconds, outcomes: OutcomeCounts(settlement: [:], ledger: [:]))
        }
        let samples = Dictionary(
            uniqueKeysWithValues: Self.sizes.map { ($0, [sample(fixed + Double($0) * 1e-5), sample(9)]) })
        let curve = GrowthCurve(empty: [sample(0.5), sample(fixed)], samples: samples)
        let fit = try #require(curve.fit)
        #expect(abs(fit.exponent - 1) < 1e-9)
        // 1,000 and 2,000 rows take 0.03 and 0.04 s, less than three times the 0.02 s of an empty run.
        #expect(curve.points.map(\.isFitted) == [false, false, true, true, true, true])
        #expect(curve.emptySeconds == fixed)
        // Unless it is taken off, the same samples look sublinear.
        let bent = try #require(PowerFit(curve.points.map { (size: $0.size, seconds: $0.best) }))
        #expect(bent.exponent < 0.8)
    }
}
