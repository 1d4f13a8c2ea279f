import FileFormats
import PaymentModel
import Testing

@Suite("Fixtures of CNAB 400, FEBRABAN 150 and CNAB 240 payments")
struct FixedWidthFixtureTests {
    struct Facts: Sendable {
        let path: String
        let format: FileFormat
        let records: Int
        let skipped: Int
        let sum: String
        let codes: [String]
        let warnings: Int
    }

    private static let facts = [
        Facts(
            path: "cnab400/itau.ret", format: .cnab400, records: 3, skipped: 4, sum: "933.59",
            codes: ["06", "06", "08"],
            warnings: 1),
        Facts(
            path: "cnab400/bradesco.ret", format: .cnab400, records: 3, skipped: 3, sum: "17.52",
            codes: ["06", "15", "17"], warnings: 1),
        Facts(
            path: "cnab400/banco-do-brasil.ret", format: .cnab400, records: 3, skipped: 2, sum: "196.50",
            codes: ["06", "05", "15"], warnings: 1),
        Facts(
            path: "cnab400/santander.ret", format: .cnab400, records: 3, skipped: 2, sum: "190.00",
            codes: ["06", "17", "16"], warnings: 0),
        Facts(
            path: "febraban150/collections.ret", format: .febraban150, records: 4, skipped: 0, sum: "300.25", codes: [],
            warnings: 0),
        Facts(
            path: "febraban150/debits.ret", format: .febraban150, records: 2, skipped: 3, sum: "211.35",
            codes: ["00", "31"], warnings: 1),
        Facts(
            path: "cnab240/payments.ret", format: .cnab240, records: 2, skipped: 2, sum: "-2049.00",
            codes: ["00", "00"],
            warnings: 0),
    ]

    @Test(arguments: facts.indices)
    func theFactsOfEachFixture(place: Int) throws {
        let facts = FixedWidthFixtureTests.facts[place]
        let bytes = try FixedWidthResult.fixture("formats/\(facts.path)")
        #expect(FormatSniffer.sniff(bytes.span) == .format(facts.format), "\(facts.path)")
        let result = FixedWidthResult(bytes, facts.format)
        #expect(result.records.count == facts.records, "\(facts.path)")
        #expect(result.reading.skippedCount == facts.skipped, "\(facts.path)")
        #expect(result.sum == facts.sum, "\(facts.path)")
        #expect(result.statuses.map { String($0.prefix(2)) } == facts.codes, "\(facts.path)")
        #expect(result.reading.warnings.count == facts.warnings, "\(facts.path): \(result.reading.warnings)")
        #expect(result.reading.invalidLines.isEmpty, "\(facts.path)")
        #expect(result.reading.tallies, "\(facts.path): \(result.reading.controlTotals)")
        #expect(Set(result.records.map(\.entryID)).count == facts.records, "\(facts.path)")
    }

    @Test(arguments: facts.indices)
    func eachFixtureCutAndDamaged(place: Int) throws {
        let facts = FixedWidthFixtureTests.facts[place]
        let bytes = try FixedWidthResult.fixture("formats/\(facts.path)")
        #expect(FixedWidthDamage.checkPrefixes(bytes, facts.format) == [], "\(facts.path)")
        #expect(FixedWidthDamage.check(bytes, facts.format, count: 200, seed: UInt64(place) + 1) == [], "\(facts.path)")
    }
}
