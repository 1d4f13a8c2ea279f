import Testing

@testable import GrowthBenchmark

@Suite("Ladders of sizes")
struct LadderTests {
    @Test(
        "Lists and doublings",
        arguments: [
            ("1,2,3", [1, 2, 3]), ("3,1,2,2", [1, 2, 3]), ("16k,64k,1M", [16_000, 64_000, 1_000_000]),
            ("250..2k", [250, 500, 1000, 2000]), ("16k..100k", [16_000, 32_000, 64_000]),
        ])
    func sizes(text: String, expected: [Int]) throws {
        #expect(try Ladder(parsing: text).sizes == expected)
    }

    @Test(
        "What is no ladder is refused",
        arguments: [
            "", "1", "1,2", "1,1,1", "a,b,c", "1,,2,3", "0,1,2", "-1,2,3", "1.5,2,3", "4..3", "1..2..3", "1k..", "1..3",
            "20M,21M,1", "99999999999999999999,1,2", "9223372036854775807k,1,2", "k,M,1", "1..20M",
        ])
    func refusals(text: String) {
        #expect(throws: Ladder.ParseError.self) { try Ladder(parsing: text) }
    }
}
