import FileFormats
import Foundation
import PaymentModel
import Testing

@Suite("CNAB 240 fixtures of the project")
struct Cnab240FixtureTests {
    private func bytes(_ path: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("fixtures/\(path)")))
    }

    @Test func itausReturnsOfTheDay() throws {
        let result = Cnab240Result(try bytes("day/settlement/boletos-341.ret"))
        #expect(result.records.count == 52)
        #expect(result.reading.skippedCount == 8)
        #expect(result.sum == "66548.42")
        #expect(result.reading.taxpayersMissing == 0)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    @Test func bancoDoBrasilsReturnsOfTheDay() throws {
        let result = Cnab240Result(try bytes("day/settlement/boletos-001.ret"))
        #expect(result.records.count == 34)
        #expect(result.reading.skippedCount == 6)
        #expect(result.sum == "37528.89")
        #expect(result.reading.taxpayersMissing == 34)
        #expect(result.reading.invalidLines.isEmpty)
        #expect(result.reading.tallies)
    }

    /// A cut may lose records, and must say so; it never may change one.
    @Test func twentyDetailsCutAtEveryByte() throws {
        let whole = try bytes("prefix/twenty.ret")
        let lastLine = try #require(whole.dropLast(2).lastIndex(of: 0x0A)) + 1
        let all = Cnab240Result(whole)
        #expect(all.records.count == 10)
        #expect(all.sum == "8507.19")
        for count in 0...whole.count {
            let result = Cnab240Result(Array(whole[..<count]))
            #expect(result.records.elementsEqual(all.records.prefix(result.records.count)), "cut at \(count)")
            #expect((result.failure == nil && result.reading.tallies) == (count >= lastLine + 29), "cut at \(count)")
        }
    }
}
