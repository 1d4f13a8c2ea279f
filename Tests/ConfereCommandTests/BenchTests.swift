import Foundation
import Testing

@Suite("confere bench: how the time grows")
struct BenchTests {
    /// As small as gives a fit in a debug build.
    private static let small = [
        "bench", "--engine-sizes", "4k,8k,16k", "--naive-sizes", "100,200,400", "--repetitions", "1", "--work", ".",
    ]

    @Test func writesTheTableTheDataAndThePicture() async throws {
        let folder = try Scratch()
        let result = try await Command.run(
            Self.small + ["--json", "growth.json", "--svg", "growth.svg"], in: folder.url)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        #expect(result.output.contains("fit    engine  n^") && result.output.contains("fit    naive   n^"))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(result.output)")
        let data = try JSONSerialization.jsonObject(with: folder.data("growth.json")) as? [String: Any]
        #expect((data?["agreements"] as? [Any])?.count == 3)
        #expect(try folder.text("growth.svg").hasSuffix("</svg>\n"))
        // The generated nights are gone.
        #expect(try folder.names() == ["growth.json", "growth.svg"])
    }

    @Test func standardOutputHoldsTheDataAlone() async throws {
        let folder = try Scratch()
        let result = try await Command.run(Self.small + ["--json", "-"], in: folder.url)
        #expect(result.status == 0)
        #expect((try? JSONSerialization.jsonObject(with: Data(result.output.utf8))) != nil)
    }

    @Test func limitsThatAreNotKeptFailWithBothNumbers() async throws {
        let folder = try Scratch()
        let result = try await Command.run(
            Self.small + ["--max-engine-exponent", "0.01", "--min-naive-exponent", "9", "--svg", "growth.svg"],
            in: folder.url)
        #expect(result.status == 1)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("confere: error: the ") }, "\(result.errors)")
        #expect(result.errors.contains("--max-engine-exponent allows 0.010"))
        #expect(result.errors.contains("--min-naive-exponent demands 9.000"))
        #expect(result.output.contains("limit  engine  at most 0.01: NOT KEPT"))
        #expect(folder.exists("growth.svg"))
    }

    @Test func aFailureLeavesNothingBehind() async throws {
        let folder = try Scratch()
        let result = try await Command.run(
            ["bench", "--engine-sizes", "1,2,3", "--naive-sizes", "1,2,3", "--repetitions", "1", "--work", "."],
            in: folder.url)
        #expect(result.status == 64)
        #expect(try folder.names() == [])
    }

    @Test func anInterruptLeavesNothingBehind() async throws {
        let folder = try Scratch()
        let run = try Command.start(["bench", "--work", "."], in: folder.url)
        for _ in 0..<500 where try folder.names().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try folder.names().count == 1)
        run.interrupt()
        let result = try await run.end()
        #expect(result.status == 130 && !result.wasSignalled)
        #expect(try folder.names() == [])
    }
}
