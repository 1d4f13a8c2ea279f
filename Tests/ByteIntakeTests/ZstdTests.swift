import ByteIntake
import Testing

@Suite("Inputs compressed by zstd")
struct ZstdTests {
    private let text = Compressed.text(40_000)

    @Test(arguments: [0, 1, 17, 131_072, 2_500_000])
    func aFrameIsReadWhole(count: Int) throws {
        let text = Compressed.text(count)
        #expect(try TemporaryFolder.opening(Compressed.zstd(text)) == text)
    }

    @Test func aFrameIsToldByItsFirstBytesAndNotByItsName() throws {
        #expect(try TemporaryFolder.opening(Compressed.zstd(text), named: "day.csv") == text)
        #expect(try TemporaryFolder.opening(text, named: "day.csv.zst") == text)
    }

    @Test func framesFollowEachOther() throws {
        let frames =
            Compressed.zstd(text) + Compressed.zstd([]) + Compressed.zstd([0x41], level: 19) + Compressed.zstd(text)
        #expect(try TemporaryFolder.opening(frames) == text + [0x41] + text)
    }

    @Test func skippableFramesArePassedOverWhereverTheyStand() throws {
        let skipped = Compressed.skippableFrame([1, 2, 3, 4, 5])
        let empty = Compressed.skippableFrame([], kind: 15)
        let bytes = skipped + Compressed.zstd(text) + empty + Compressed.zstd([0x42]) + skipped
        #expect(try TemporaryFolder.opening(bytes) == text + [0x42])
        #expect(try TemporaryFolder.opening(skipped) == [])
    }

    @Test func aFrameCutAnywhereIsDamaged() throws {
        let frame = Compressed.zstd(Compressed.text(3_000))
        for count in 4..<frame.count {
            expectDamage(Array(frame[..<count]), "cut at \(count) of \(frame.count)")
        }
    }

    @Test func aSecondFrameCutAnywhereIsDamaged() throws {
        let first = Compressed.zstd(Compressed.text(300))
        let second = Compressed.zstd(Compressed.text(200))
        for count in 1..<second.count {
            expectDamage(first + second[..<count], "cut at \(count) of \(second.count)")
        }
    }

    @Test(
        arguments: [[0x00], [0x0A], [0x28], [0x28, 0xB5, 0x2F], [0x28, 0xB5, 0x2F, 0xFD], Array("more text\n".utf8)]
            as [[UInt8]])
    func garbageAfterAFrameIsDamage(garbage: [UInt8]) throws {
        expectDamage(Compressed.zstd(text) + garbage, "\(garbage)")
    }

    @Test func aBombIsRefusedBeforeItFillsTheDisk() {
        // 1,400 times its size, and above the size from which the ratio counts.
        let bomb = Compressed.zstd([UInt8](repeating: 0x30, count: 80 << 20))
        #expect(throws: IntakeError.self) { try TemporaryFolder.opening(bomb) }
        do {
            _ = try TemporaryFolder.opening(bomb)
        } catch {
            let error = error as? IntakeError
            #expect(error?.fault == .damaged)
            #expect(error?.message.contains("1000 times") == true)
        }
    }

    private func expectDamage(_ bytes: [UInt8], _ comment: Comment) {
        do {
            _ = try TemporaryFolder.opening(bytes)
            Issue.record("damage goes unnoticed: \(comment)")
        } catch {
            #expect((error as? IntakeError)?.fault == .damaged, comment)
            #expect((error as? IntakeError)?.path.hasSuffix("/input") == true, comment)
        }
    }
}
