import ByteIntake
import Foundation
import PaymentModel
import Synchronization
import Testing

/// Sources that are read while other threads decode them.
@Suite("Decoding beside reading")
struct DecodingBesideTests {
    private static let text = Compressed.text(1_500_000)

    /// Ways to write the same text; each part is a frame or a member of its own.
    private static let writings: [(name: String, write: @Sendable ([[UInt8]]) -> [UInt8])] = [
        ("one frame", { Compressed.zstdChecked($0.flatMap { $0 }) }),
        ("one frame of unknown size", { Compressed.zstdOfUnknownSize($0.flatMap { $0 }) }),
        ("frames", { $0.flatMap { Compressed.zstdChecked($0) } }),
        ("frames of unknown size", { $0.flatMap { Compressed.zstdOfUnknownSize($0) } }),
        (
            "frames, one of unknown size",
            { parts in
                parts.indices.flatMap {
                    $0 == 3 ? Compressed.zstdOfUnknownSize(parts[$0]) : Compressed.zstdChecked(parts[$0])
                }
            }
        ),
        (
            "frames among empty and skippable ones",
            { parts in
                Compressed.skippableFrame([1, 2, 3])
                    + parts.flatMap {
                        Compressed.zstdChecked($0) + Compressed.zstd([]) + Compressed.skippableFrame($0, kind: 7)
                    }
            }
        ),
        ("one member", { Compressed.gzip($0.flatMap { $0 }) }),
        ("members", { $0.flatMap { Compressed.gzip($0) } + [0, 0, 0] }),
    ]

    private static func parts(_ text: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: text.count, by: 120_000).map { Array(text[$0..<min($0 + 120_000, text.count)]) }
    }

    @Test("Whatever the frames and threads, readers see the text grow", arguments: writings.indices, [1, 2, 5])
    func theTextGrows(writing: Int, threads: Int) throws {
        let packed = Self.writings[writing].write(Self.parts(Self.text))
        let folder = TemporaryFolder()
        let path = try folder.write("input", packed)
        let (source, decoding) = try SourceFile.begin(path, headBytes: 5_000, lotBytes: 200_000)
        SourceDecoding.start([try #require(decoding)], threads: threads)
        let faults = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 3) { _ in
            var seen = 0
            while true {
                source.wait(beyond: seen)
                let (count, isComplete, isRight) = source.withBytesSoFar { bytes, isComplete in
                    unsafe bytes.withUnsafeBytes { there in
                        unsafe Self.text.withUnsafeBytes { text in
                            let isRight =
                                unsafe bytes.count <= text.count
                                && memcmp(there.baseAddress!, text.baseAddress!, bytes.count) == 0
                            return (bytes.count, isComplete, isRight)
                        }
                    }
                }
                if !isRight || count < seen || (count == seen && !isComplete) {
                    faults.wrappingAdd(1, ordering: .relaxed)
                }
                seen = count
                if isComplete { break }
            }
            if seen != Self.text.count { faults.wrappingAdd(1, ordering: .relaxed) }
        }
        #expect(faults.load(ordering: .relaxed) == 0)
        #expect(source.failure == nil)
        #expect(source.count == Self.text.count)
        #expect(source.countExpected == Self.text.count)
        #expect(source.copy(0..<source.count) == Self.text)
    }

    /// What comes of decoding: the bytes, or what is said of the damage.
    private enum Outcome: Equatable {
        case bytes([UInt8])
        case damage(String)
    }

    private func decoded(_ packed: [UInt8], headBytes: Int, threads: Int) throws -> Outcome {
        let folder = TemporaryFolder()
        let path = try folder.write("input", packed)
        do {
            let (source, decoding) = try SourceFile.begin(path, headBytes: headBytes, lotBytes: 300)
            if let decoding { SourceDecoding.start([decoding], threads: threads) }
            if let failure = source.failure { throw failure }
            return .bytes(source.copy(0..<source.count))
        } catch let error as IntakeError {
            #expect(error.fault == .damaged)
            #expect(error.path == path)
            return .damage(error.message)
        }
    }

    private static let small = (0..<6).map { Array(text[$0 * 200..<($0 + 1) * 200]) }

    @Test("A cut anywhere is damage, however it is decoded", arguments: writings.indices)
    func cuts(writing: Int) throws {
        let packed = Self.writings[writing].write(Self.small)
        var whole = 0
        for count in 4..<packed.count {
            let cut = Array(packed[..<count])
            let outcome = try decoded(cut, headBytes: 64, threads: 1 + count % 3)
            #expect(try decoded(cut, headBytes: .max, threads: 1) == outcome, "\(count)")
            if case .bytes = outcome { whole += 1 }
        }
        // Between frames a cut cannot be seen.
        #expect(whole < Self.small.count * 3 + 4)
    }

    @Test("Flipped bits do the same, however it is decoded", arguments: writings.indices)
    func flippedBits(writing: Int) throws {
        let packed = Self.writings[writing].write(Self.small)
        for place in 4..<packed.count where place % 3 == writing % 3 {
            var flipped = packed
            flipped[place] ^= 1 << UInt8(place % 8)
            let inOrder = try decoded(flipped, headBytes: .max, threads: 1)
            let beside = try decoded(flipped, headBytes: 64, threads: 1 + place % 3)
            switch (inOrder, beside) {
            case (.bytes, _), (_, .bytes): #expect(inOrder == beside, "\(place)")
            // Which of several frames is damaged first does not depend on threads, but its words may.
            default: break
            }
            #expect(try decoded(flipped, headBytes: 64, threads: 1) == beside, "\(place)")
        }
    }

    @Test("A header that says another size is damage", arguments: [-1, 1, 100])
    func falseSizes(difference: Int) throws {
        let first = Compressed.zstdChecked(Self.small[0])
        var second = Compressed.zstdChecked(Array(repeating: 0x41, count: 100) + Self.small[1] + Self.small[2])
        // A single segment with two bytes of size less 256 (RFC 8878, section 3.1.1.1).
        #expect(second[4] & 0xE0 == 0x60)
        let size = 500 - 256 + difference
        second[5] = UInt8(truncatingIfNeeded: size)
        second[6] = UInt8(truncatingIfNeeded: size >> 8)
        let packed = first + second + Compressed.zstdChecked(Self.small[3]) + Compressed.zstdChecked(Self.small[4])
        let outcome = try decoded(packed, headBytes: 64, threads: 3)
        guard case .damage = outcome else {
            Issue.record("a false size goes unnoticed")
            return
        }
    }

    @Test("Many sources are decoded by few threads, and all of them")
    func manySources() throws {
        let folder = TemporaryFolder()
        let packed = Compressed.zstdChecked(Self.text)
        var sources: [SourceBytes] = []
        var decodings: [SourceDecoding] = []
        for place in 0..<100 {
            let (source, decoding) = try SourceFile.begin(
                try folder.write("\(place)", packed), headBytes: 5_000, lotBytes: 200_000)
            sources.append(source)
            decodings.append(try #require(decoding))
        }
        SourceDecoding.start(decodings, threads: 3)
        // The last is waited for first: nobody who decodes waits for the others to be read.
        for source in sources.reversed() {
            #expect(source.failure == nil)
            #expect(source.count == Self.text.count)
        }
    }

    @Test("A source that nobody needs any more is left")
    func abandonedSources() throws {
        let folder = TemporaryFolder()
        let path = try folder.write("input", Compressed.zstdOfUnknownSize(Compressed.text(3_000_000)))
        for _ in 0..<50 {
            let (source, decoding) = try SourceFile.begin(path, headBytes: 100)
            SourceDecoding.start([try #require(decoding)], threads: 2)
            source.wait(beyond: 300_000)
        }
    }

    @Test("A bomb among the frames is refused as one frame is")
    func bombs() throws {
        let folder = TemporaryFolder()
        let part = Compressed.zstdChecked([UInt8](repeating: 0x30, count: 16 << 20))
        let path = try folder.write("input", Array(repeatElement(part, count: 6).joined()))
        let (source, decoding) = try SourceFile.begin(path)
        #expect(source.countMax <= 64 << 20)
        SourceDecoding.start([try #require(decoding)], threads: 2)
        let failure = source.failure as? IntakeError
        #expect(failure?.message.contains("1000 times") == true)
        #expect(source.count <= 64 << 20)
    }

    @Test("What is expected is near what comes", arguments: writings.indices)
    func expectedSizes(writing: Int) throws {
        let packed = Self.writings[writing].write(Self.parts(Self.text))
        let folder = TemporaryFolder()
        let (source, _) = try SourceFile.begin(try folder.write("input", packed), headBytes: 5_000, lotBytes: 200_000)
        let expected = source.countExpected
        #expect(expected > 0)
        #expect(expected <= 4 * Self.text.count, "\(Self.writings[writing].name)")
        #expect(source.countMax >= Self.text.count)
    }
}
