import Reconciliation
import Testing

struct PathPatternTests {
    @Test(
        "Patterns choose files",
        arguments: [
            ("*.csv", "a.csv", true), ("*.csv", "x/y/a.csv", true), ("*.csv", "a.csv.zst", true),
            ("*.csv", "a.csv.gz", true), ("*.csv", "a.csvx", false), ("*.csv.zst", "a.csv.zst", true),
            ("ted-??.ret", "ted-01.ret", true), ("ted-??.ret", "ted-1.ret", false), ("a?.csv", "aç.csv", true),
            ("a??.csv", "aç.csv", false), ("in/*.csv", "in/a.csv", true), ("in/*.csv", "in/x/a.csv", false),
            ("in/**/*.csv", "in/x/y/a.csv", true), ("**/a.csv", "in/a.csv", true), ("in/*", "a", false),
            ("a", "a", true), ("*", "", true), ("[a].csv", "[a].csv", true), ("a*b*c", "aXbXbc", true),
            ("a*b*c", "aXbX", false), ("-", "-", true),
        ])
    func matches(_ pattern: String, _ path: String, _ expected: Bool) throws {
        #expect(try #require(PathPattern(pattern)).matches(path) == expected)
    }

    @Test("An empty and an endless pattern are refused")
    func refused() {
        #expect(PathPattern("") == nil)
        #expect(PathPattern(String(repeating: "*", count: PathPattern.bytesMax + 1)) == nil)
    }

    @Test("Many stars take time in proportion, not for ever")
    func hostile() throws {
        let pattern = try #require(PathPattern(String(repeating: "*a", count: 400)))
        #expect(!pattern.matches(String(repeating: "a", count: 2000) + "b"))
    }
}
