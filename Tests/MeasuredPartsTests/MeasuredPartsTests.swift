import FileFormats
import MeasuredParts
import Testing

@Suite("The parts that scripts/benchmark-parts measures")
struct MeasuredPartsTests {
    @Test("Each can be executed, and again on what is made anew")
    func all() throws {
        let parts = try MeasuredPart.all(rows: 20_000, fileBytes: 32 << 10)
        let names = Set(parts.map(\.name))
        #expect(names.count == parts.count && !names.contains { $0.contains(" ") })
        #expect(
            names.isSuperset(of: ["scan-scalar", "parse-csv", "parse-jsonl", "deal", "spill", "group", "write-csv"]))
        let reads = parts.filter { $0.name.hasPrefix("read.") }
        #expect(reads.count == FileFormat.allCases.count && reads.allSatisfy { $0.bytes > 30_000 })
        for part in parts {
            #expect(part.rows > 0)
            for _ in 0..<2 { part.prepare()() }
        }
    }
}
