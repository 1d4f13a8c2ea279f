import Foundation
import Matching
import PaymentModel
import Testing

/// The engine and the naive reference say the same of every night.
struct EngineAgainstNaiveReferenceTests {
    /// How many nights a run compares: all 20,000 with CONFERE_THOROUGH=1, a bounded share otherwise.
    static let nights: Int = {
        if let count = ProcessInfo.processInfo.environment["CONFERE_NIGHTS"].flatMap({ Int($0) }) { return count }
        return ProcessInfo.processInfo.environment["CONFERE_THOROUGH"] == "1" ? 20_000 : 1_000
    }()

    /// Where the seeds start: another start is another set of nights.
    static let firstSeed = ProcessInfo.processInfo.environment["CONFERE_FIRST_NIGHT"].flatMap { UInt64($0) } ?? 1

    @Test func sameFindingsOnDenseRandomNights() throws {
        var outcomes = Set<String>()
        for seed in Self.firstSeed..<(Self.firstSeed + UInt64(Self.nights)) {
            let night = DenseNight(seed: seed, recordsMax: seed % 10 == 0 ? 300 : 90)
            let expected = Verdicts.ofNaiveReference(night)
            var random = SplitMix(state: seed &* 31)
            // Threads, hash seed and the size of partitions vary with the night and must not matter.
            let matcher = Matcher(
                settings: night.settings, threads: Int(1 + seed % 3), seed: random.next(),
                entriesPerPartition: [1, 4, 16_384][Int(seed % 3)])
            let actual = Verdicts.ofEngine(night, matcher, shuffle: &random)
            guard isSame(actual, expected, night, seed, "the engine") else { return }
            let byKeys = try Verdicts.ofEngineByKeys(night, matcher, shuffle: &random)
            guard isSame(byKeys, expected, night, seed, "the engine by keys") else { return }
            #expect(
                actual.lines.count + pairs(actual) == night.settlement.count + (night.ledger?.count ?? 0),
                "conservation, night \(seed)")
            for line in actual.lines { outcomes.insert(String(line.prefix { $0 != " " })) }
        }
        // Every outcome but those given before matching was met, or the nights prove less than they seem to.
        let expected = Outcome.allCases.filter { $0 != .invalidRecord && $0 != .setAside }.map(\.name)
        #expect(expected.filter { !outcomes.contains($0) } == [])
    }

    private func isSame(
        _ actual: Verdicts, _ expected: Verdicts, _ night: DenseNight, _ seed: UInt64, _ name: String
    ) -> Bool {
        #expect(actual.counters == expected.counters, "night \(seed), \(name)")
        if actual.lines == expected.lines { return true }
        let missing = expected.lines.filter { !actual.lines.contains($0) }
        let surplus = actual.lines.filter { !expected.lines.contains($0) }
        Issue.record(
            """
            night \(seed), \(night.settings)
            only the reference: \(missing.prefix(4).joined(separator: "\n  "))
            only \(name): \(surplus.prefix(4).joined(separator: "\n  "))
            """)
        return false
    }

    /// Pairs share one line.
    private func pairs(_ verdicts: Verdicts) -> Int {
        let names = [Outcome.taxpayerMismatch, .amountMismatch, .dateMismatch, .fieldMismatch, .referenceMismatch]
        return verdicts.lines.count { line in names.contains { line.hasPrefix($0.name + " ") } }
    }
}
