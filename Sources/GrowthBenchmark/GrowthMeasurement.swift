public import Reconciliation

/// Measures both jobs over their ladders, in turn and repeatedly, and compares what they say.
public struct GrowthMeasurement {
    /// What a job gave for a size; size 0 is the night without payments.
    public typealias Job = (_ size: Int) throws(RunError) -> JobSample

    private let settings: GrowthSettings
    private let engine: Job
    private let naive: Job
    /// Told before each execution: what is being done, and the share that is done.
    private let onProgress: (String, Double) -> Void

    public init(
        _ settings: GrowthSettings, engine: @escaping Job, naive: @escaping Job,
        onProgress: @escaping (String, Double) -> Void
    ) {
        self.settings = settings
        self.engine = engine
        self.naive = naive
        self.onProgress = onProgress
    }

    /// The samples of one job.
    private struct Samples {
        let name: String
        let ladder: Ladder
        let job: Job
        /// The power with which its work is thought to grow: for the progress alone.
        let power: Int
        var bySize: [Int: [JobSample]] = [:]

        var curve: GrowthCurve {
            GrowthCurve(empty: bySize[0] ?? [], samples: bySize.filter { $0.key > 0 })
        }

        func work(_ size: Int) -> Double { power == 1 ? Double(size) : Double(size) * Double(size) }
    }

    /// Measures, compares and fits.
    ///
    /// - Throws: ``RunError``: 70 when the two jobs disagree on a night, 64 when a ladder starts too low for a fit, and what the
    ///   jobs throw.
    public func execute() throws(RunError) -> GrowthReport {
        var engines = Samples(name: "engine", ladder: settings.engineLadder, job: engine, power: 1)
        var naives = Samples(name: "naive reference", ladder: settings.naiveLadder, job: naive, power: 2)
        var agreements: [GrowthReport.Agreement] = []
        var rounds = 0
        while rounds < settings.repetitions {
            rounds += 1
            let share = Double(rounds - 1) / Double(settings.repetitions)
            let step = 1 / Double(settings.repetitions)
            try measure(&engines, round: rounds, share..<(share + step / 2))
            try measure(&naives, round: rounds, (share + step / 2)..<(share + step))
            if rounds == 1 { agreements = try compare(naives) }
        }
        while rounds < settings.repetitions * GrowthSettings.patience {
            let isEngineSlow = !settings.limits.allow(engine: engines.curve.fit)
            let isNaiveFast = !settings.limits.allow(naive: naives.curve.fit)
            guard isEngineSlow || isNaiveFast else { break }
            rounds += 1
            if isEngineSlow { try measure(&engines, round: rounds, 0.99..<1) }
            if isNaiveFast { try measure(&naives, round: rounds, 0.99..<1) }
        }
        for samples in [engines, naives] where samples.curve.fit == nil { throw tooLow(samples) }
        return GrowthReport(
            settings: settings, rounds: rounds, engine: engines.curve, naive: naives.curve, agreements: agreements)
    }

    /// The engine over the nights that the naive reference did: both must say the same.
    private func compare(_ naives: Samples) throws(RunError) -> [GrowthReport.Agreement] {
        var agreements: [GrowthReport.Agreement] = []
        for size in settings.naiveLadder.sizes {
            guard let slow = naives.bySize[size]?.first?.outcomes else { continue }
            let fast = try engine(size).outcomes
            let differences = fast.differences(from: slow, own: "engine", others: "naive reference")
            guard differences.isEmpty else {
                throw RunError(
                    .internalError,
                    "the engine and the naive reference disagree on a night of \(size) rows (seed \(settings.seed)): "
                        + "\(differences.joined(separator: "; ")). "
                        + "This is a fault of the program: please report it")
            }
            agreements.append(GrowthReport.Agreement(size: size, outcomes: fast))
        }
        return agreements
    }

    /// One execution for each size, upwards in odd rounds and downwards in even ones.
    private func measure(_ samples: inout Samples, round: Int, _ share: Range<Double>) throws(RunError) {
        let upwards = [0] + samples.ladder.sizes
        let work = upwards.map(samples.work).reduce(0, +)
        var done = 0.0
        for size in round % 2 == 1 ? upwards : upwards.reversed() {
            let progress = share.lowerBound + (share.upperBound - share.lowerBound) * done / work
            onProgress("round \(round): \(samples.name), \(Quantity.count(size)) rows", progress)
            samples.bySize[size, default: []].append(try samples.job(size))
            done += samples.work(size)
        }
    }

    private func tooLow(_ samples: Samples) -> RunError {
        let fitted = samples.curve.points.count(where: \.isFitted)
        return RunError(
            .usage,
            "the \(samples.name)'s sizes: only \(fitted) of \(samples.ladder.sizes.count) take "
                + "\(Int(GrowthCurve.emptyTimesMin)) times as long as an empty run, and a fit needs "
                + "\(Ladder.sizesMin); start with larger ones")
    }
}
