import FileFormats
import Foundation
import PaymentModel
import Randomness
import ReadingProof
import Testing

/// Whatever happens to a file, reading it ends in records, invalid lines or a refusal that agree with one another
/// (``ReadingProof``). Every format and every fixture of it, whoever adds them.
@Suite("Every format, cut and damaged")
struct EveryFormatDamageTests {
    private static let isThorough = ProcessInfo.processInfo.environment["CONFERE_THOROUGH"] == "1"

    /// How many damaged copies of a fixture there are in the thorough run; cuts are then made at every byte.
    private static let copies = 10_000
    /// Otherwise about how many bytes of each format are read by each test.
    private static let bytesRead = 60_000

    /// How often a fixture of `files` may be read.
    private static func readings(of whole: [UInt8], among files: [String]) -> Int {
        isThorough ? copies : max(8, min(200, bytesRead / files.count / max(1, whole.count)))
    }

    @Test("There are fixtures of every format", arguments: FileFormat.allCases)
    func everyFormatHasFixtures(format: FileFormat) throws {
        let files = try FormatFixtures.files(of: format)
        #expect(!files.isEmpty, "put small files of your own into fixtures/formats/\(format.rawValue)")
        for file in files {
            let bytes = try FormatFixtures.bytes(of: file)
            let proof = ReadingProof(bytes, as: format)
            #expect(proof.violations == [], "\(file)")
            #expect(ReadingProof.sniff(bytes) == [], "\(file)")
        }
    }

    @Test("A fixture is recognised as its own format alone", arguments: FileFormat.allCases)
    func fixturesAreToldApart(format: FileFormat) throws {
        for file in try FormatFixtures.files(of: format) {
            let bytes = try FormatFixtures.bytes(of: file)
            let verdict = SourceBytes(path: file, copying: bytes).withBytes { FormatSniffer.sniff($0) }
            #expect(verdict == .format(format), "\(file)")
        }
    }

    @Test("A file cut anywhere has a clear outcome", arguments: FileFormat.allCases)
    func cut(format: FileFormat) throws {
        let files = try FormatFixtures.files(of: format)
        for file in files {
            let whole = try FormatFixtures.bytes(of: file)
            let step = Self.isThorough ? 1 : max(1, whole.count / Self.readings(of: whole, among: files))
            // Another place in every step, so that not only the starts of lines are met.
            var random = SplitMix(seed: 1)
            for start in stride(from: 0, through: whole.count, by: step) {
                let count = min(whole.count, start + random.below(step))
                check(Array(whole[..<count]), as: format, "\(file) cut at byte \(count)")
            }
        }
    }

    @Test("A damaged file has a clear outcome", arguments: FileFormat.allCases)
    func damaged(format: FileFormat) throws {
        let files = try FormatFixtures.files(of: format)
        for file in files {
            let whole = try FormatFixtures.bytes(of: file)
            for seed in 1...Self.readings(of: whole, among: files) {
                var random = SplitMix(seed: UInt64(seed))
                let bytes =
                    seed % 4 == 0 ? Damage.displaced(whole, &random) : Damage.flipped(whole, &random)
                check(bytes, as: format, "\(file) damaged by seed \(seed)")
            }
        }
    }

    @Test("A file read as another format has a clear outcome", arguments: FileFormat.allCases)
    func mistaken(format: FileFormat) throws {
        for other in FileFormat.allCases where other != format {
            for file in try FormatFixtures.files(of: other).prefix(Self.isThorough ? .max : 1) {
                let bytes = try FormatFixtures.bytes(of: file).prefix(5_000)
                check(Array(bytes), as: format, "\(file) as \(format.rawValue)")
            }
        }
    }

    private func check(_ bytes: [UInt8], as format: FileFormat, _ what: String) {
        let violations = ReadingProof(bytes, as: format).violations + ReadingProof.sniff(bytes)
        #expect(violations == [], "\(what)")
    }
}
