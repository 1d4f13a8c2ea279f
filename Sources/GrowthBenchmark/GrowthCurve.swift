/// The measured growth of one job over its ladder.
public struct GrowthCurve: Sendable, Equatable, Codable {
    /// What a size took.
    public struct Point: Sendable, Equatable, Codable {
        /// Payments of the night.
        public let size: Int
        /// Records of both sides.
        public let records: Int
        /// CPU seconds of each repetition, in the order in which they were done.
        public let repetitions: [Double]
        /// The least of them, and that beyond an empty run.
        public let best: Double
        public let beyondEmpty: Double
        /// Whether the point takes part in the fit.
        public let isFitted: Bool

        enum CodingKeys: String, CodingKey {
            case size = "rows"
            case records
            case repetitions = "cpu_seconds"
            case best = "best_cpu_seconds"
            case beyondEmpty = "beyond_empty_cpu_seconds"
            case isFitted = "fitted"
        }
    }

    /// CPU seconds of the job over a night without payments: files are opened, threads started, a report is written.
    public let emptySeconds: Double
    public let points: [Point]
    /// `nil` when fewer than three points stand out from an empty run.
    public let fit: PowerFit?

    /// A point takes part in the fit when it takes at least so many times what an empty run takes: below that, the noise of what
    /// is taken off would bend the line.
    public static let emptyTimesMin = 3.0

    enum CodingKeys: String, CodingKey {
        case emptySeconds = "empty_cpu_seconds"
        case points, fit
    }

    /// - Parameters:
    ///   - empty: samples of the job over a night without payments.
    ///   - samples: for each size at least one.
    public init(empty: [JobSample], samples: [Int: [JobSample]]) {
        let emptySeconds = empty.map(\.seconds).min() ?? 0
        self.emptySeconds = emptySeconds
        points = samples.sorted { $0.key < $1.key }.map { size, samples in
            let best = samples.map(\.seconds).min() ?? 0
            let beyondEmpty = best - emptySeconds
            return Point(
                size: size, records: samples.first?.outcomes.records ?? 0, repetitions: samples.map(\.seconds),
                best: best, beyondEmpty: beyondEmpty,
                isFitted: beyondEmpty > 0 && best >= Self.emptyTimesMin * emptySeconds)
        }
        fit = PowerFit(points.filter(\.isFitted).map { (size: $0.size, seconds: $0.beyondEmpty) })
    }
}
