internal import ArgumentParser
internal import Foundation
internal import GrowthBenchmark
internal import Reconciliation

/// `confere bench`
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures how the time grows with the night: O(n) against O(n²).",
        discussion: """
            EXAMPLES
              A table on the terminal
                confere bench

              The data and a picture of it
                confere bench --json growth.json --svg growth.svg

              A short look that fails when the engine is no longer linear
                confere bench --engine-sizes 20k,50k,100k --naive-sizes 2k..8k \\
                  --max-engine-exponent 1.15 --min-naive-exponent 1.7

            Nights are generated in a temporary folder. The engine does its whole job over them; the naive reference says \
            the same rules with each record compared with each other, and must come to the same outcomes. Exponents are the \
            slopes of log CPU time on log n.

            Exit code 1 when an exponent is beyond its limit, 70 when the two do not say the same.
            """)

    @Option(
        help: ArgumentHelp("The engine's nights, in rows a side: 16k,64k,1M, or doubling: 16k..1M.", valueName: "sizes")
    )
    var engineSizes = "10k,20k,50k,100k,200k,500k,1M"

    @Option(help: ArgumentHelp("The naive reference's nights, likewise.", valueName: "sizes"))
    var naiveSizes = "1k..16k"

    @Option(help: ArgumentHelp("How often each size is measured; the least time counts.", valueName: "n"))
    var repetitions = 5

    @Option(help: ArgumentHelp("How many threads the engine has. (default: one a core)", valueName: "n"))
    var threads: Int?

    @Option(help: ArgumentHelp("Another seed makes other nights.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The folder for the nights. (default: the system's for such things)", valueName: "dir"))
    var work: String?

    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Output") var output: BenchOutput

    /// What the exponents may be.
    struct LimitOptions: ParsableArguments {
        @Option(help: ArgumentHelp("Fails when the engine's exponent is above this.", valueName: "x"))
        var maxEngineExponent: Double?

        @Option(help: ArgumentHelp("Fails when the naive reference's exponent is below this.", valueName: "y"))
        var minNaiveExponent: Double?
    }

    func validate() throws {
        _ = try settings()
        try output.check()
    }

    func run() throws {
        let settings = try settings()
        try output.checkPlaces()
        let folder = try NightFolder(in: work ?? NightFolder.systemFolder, seed: settings.seed)
        let interrupts = Interrupts { folder.remove() }
        defer {
            interrupts.stop()
            folder.remove()
        }
        let report = try measure(settings, NightJobs(folder, threads: settings.threads))
        try output.write(report)
        for violation in report.violations {
            Console.write(
                "confere: error: \(violation) (least times of \(report.rounds) rounds, "
                    + "rows a side from \(engineSizes) and \(naiveSizes))")
        }
        if !report.violations.isEmpty { throw ExitCode(ExitStatus.foundFailure.rawValue) }
    }

    private func measure(_ settings: GrowthSettings, _ jobs: NightJobs) throws -> GrowthReport {
        let line = StatusLine()
        defer { line.clear() }
        return try GrowthMeasurement(
            settings, engine: { size throws(RunError) in try jobs.engine(size: size) },
            naive: { size throws(RunError) in try jobs.naive(size: size) },
            onProgress: { doing, share in line.draw("\(doing)", share: share) }
        ).execute()
    }

    private func settings() throws -> GrowthSettings {
        guard (1...GrowthSettings.repetitionsMax).contains(repetitions) else {
            throw ValidationError("--repetitions takes a number from 1 to \(GrowthSettings.repetitionsMax)")
        }
        if let threads {
            guard (1...256).contains(threads) else { throw ValidationError("--threads takes a number from 1 to 256") }
        }
        let given = [
            ("--max-engine-exponent", limits.maxEngineExponent), ("--min-naive-exponent", limits.minNaiveExponent),
        ]
        for (name, limit) in given {
            guard limit.map({ $0.isFinite && $0 > 0 && $0 <= 10 }) ?? true else {
                throw ValidationError("\(name) takes an exponent such as 1.15")
            }
        }
        return GrowthSettings(
            engineLadder: try ladder("--engine-sizes", engineSizes),
            naiveLadder: try ladder("--naive-sizes", naiveSizes),
            repetitions: repetitions, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, seed: seed,
            limits: GrowthLimits(
                engineExponentMax: limits.maxEngineExponent, naiveExponentMin: limits.minNaiveExponent))
    }

    private func ladder(_ name: String, _ text: String) throws -> Ladder {
        do throws(Ladder.ParseError) {
            return try Ladder(parsing: text)
        } catch {
            throw ValidationError("\(name) \(error.description)")
        }
    }
}
