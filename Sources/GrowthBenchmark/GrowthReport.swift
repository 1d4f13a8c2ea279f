private import Foundation
internal import Reconciliation

/// What was measured: the data behind the table and the picture.
public struct GrowthReport: Sendable, Equatable, Codable {
    /// A night of which both jobs said the same.
    public struct Agreement: Sendable, Equatable, Codable {
        public let size: Int
        public let outcomes: OutcomeCounts

        enum CodingKeys: String, CodingKey {
            case size = "rows"
            case outcomes
        }
    }

    /// The machine and the build, without which seconds mean little.
    public struct Setting: Sendable, Equatable, Codable {
        public var engineVersion: String
        public var isDebugBuild: Bool
        public var processor: String
        public var cores: Int
        public var system: String

        enum CodingKeys: String, CodingKey {
            case engineVersion = "engine_version"
            case isDebugBuild = "debug_build"
            case processor, cores, system
        }
    }

    public var setting: Setting
    public let threads: Int
    public let seed: UInt64
    /// How often each size was measured at least, and how often it was looked at again because a limit was not kept.
    public let repetitions: Int
    public let rounds: Int
    public let engine: GrowthCurve
    public let naive: GrowthCurve
    public let agreements: [Agreement]
    public let engineExponentMax: Double?
    public let naiveExponentMin: Double?

    enum CodingKeys: String, CodingKey {
        case setting, threads, seed, repetitions, rounds, engine, naive, agreements
        case engineExponentMax = "max_engine_exponent"
        case naiveExponentMin = "min_naive_exponent"
    }

    init(
        settings: GrowthSettings, rounds: Int, engine: GrowthCurve, naive: GrowthCurve, agreements: [Agreement]
    ) {
        setting = Setting.here
        threads = settings.threads
        seed = settings.seed
        repetitions = settings.repetitions
        self.rounds = rounds
        self.engine = engine
        self.naive = naive
        self.agreements = agreements
        engineExponentMax = settings.limits.engineExponentMax
        naiveExponentMin = settings.limits.naiveExponentMin
    }

    /// The limits that were not kept, in words; empty when all were.
    public var violations: [String] {
        let limits = GrowthLimits(engineExponentMax: engineExponentMax, naiveExponentMin: naiveExponentMin)
        var violations: [String] = []
        if let fit = engine.fit, let limit = engineExponentMax, !limits.allow(engine: fit) {
            violations.append(
                "the engine's exponent is \(Self.precise(fit.exponent)); "
                    + "--max-engine-exponent allows \(Self.precise(limit))")
        }
        if let fit = naive.fit, let limit = naiveExponentMin, !limits.allow(naive: fit) {
            violations.append(
                "the naive reference's exponent is \(Self.precise(fit.exponent)); "
                    + "--min-naive-exponent demands \(Self.precise(limit))")
        }
        return violations
    }

    /// Three places, so that what misses a limit by little does not look equal to it.
    private static func precise(_ exponent: Double) -> String { String(format: "%.3f", exponent) }

    /// The report as JSON, its keys in order.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers and texts alone: nothing in here can fail to be encoded.
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }
}

extension GrowthReport.Setting {
    /// This build on this machine.
    static var here: GrowthReport.Setting {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }
            .flatMap { $0.split(separator: ":", maxSplits: 1).last }
        #if DEBUG
            let isDebugBuild = true
        #else
            let isDebugBuild = false
        #endif
        return GrowthReport.Setting(
            engineVersion: EngineVersion.current, isDebugBuild: isDebugBuild,
            processor: model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown",
            cores: ProcessInfo.processInfo.activeProcessorCount,
            system: ProcessInfo.processInfo.operatingSystemVersionString)
    }
}
