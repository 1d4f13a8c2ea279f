import FileFormats
import PaymentModel
import Randomness
import Testing

@Suite("Generic files cut and damaged")
struct GenericDamageTests {
    private static let fixtures: [(String, FileFormat)] = [
        ("prefix/twenty.csv", .csv), ("prefix/twenty.jsonl", .jsonl),
    ]

    /// A cut may lose records and may shorten the last one, and then there is a warning; it changes no other.
    @Test(arguments: fixtures)
    func aFileCutAnywhereLosesNothingInSilence(path: String, format: FileFormat) throws {
        let whole = try GenericResult.fixture(path)
        let all = GenericResult(whole, as: format)
        #expect(all.records.count == 20 && all.invalidLines.isEmpty && all.warnings.isEmpty)
        for count in 0..<whole.count {
            let cut = Array(whole[..<count])
            let result = GenericResult(cut, as: format)
            let certain = result.records.dropLast(result.warnings.isEmpty ? 0 : 1)
            #expect(certain.elementsEqual(all.records.prefix(certain.count)), "cut at \(count)")
            #expect(result.records.count + result.invalidLines.count <= 20, "cut at \(count)")
            if cut.last != 0x0A || result.reading.invalidLines.count > 0 {
                #expect(result.failure != nil || !result.warnings.isEmpty, "cut at \(count) in silence")
            }
        }
    }

    @Test(arguments: fixtures)
    func damagedBytesNeitherCrashNorMultiply(path: String, format: FileFormat) throws {
        let whole = try GenericResult.fixture(path)
        var random = SplitMix(seed: 60)
        var invalid = 0
        for _ in 0..<800 {
            var bytes = whole
            for _ in 0...random.below(6) {
                let place = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes[place] = random.pick(Array(",\"\n\r\\{}[]:;0".utf8))
                case 2: bytes.remove(at: place)
                default: bytes.insert(random.pick(Array(",\"\n\r\\{".utf8)), at: place)
                }
            }
            if random.below(5) == 0 { bytes.removeSubrange(random.below(bytes.count)..<bytes.count) }
            let result = GenericResult(bytes, as: format)
            check(result, of: bytes)
            invalid += result.invalidLines.count
        }
        #expect(invalid > 800)
    }

    @Test(arguments: [FileFormat.csv, .jsonl])
    func noBytesAtAllCrashTheReader(format: FileFormat) {
        var random = SplitMix(seed: 61)
        for byte in UInt8.min...UInt8.max {
            for count in [1, 2, 15, 16, 17] { _ = GenericResult([UInt8](repeating: byte, count: count), as: format) }
        }
        let header = Array((format == .csv ? "amount,date,reference\n" : "").utf8)
        for _ in 0..<1_500 {
            let bytes =
                header + random.bytes(random.below(60) + 1, of: Array("1.,\"\n\r{}[]:\\u-T/Z ".utf8) + [0xC3, 0xFF, 0])
            check(GenericResult(bytes, as: format), of: bytes)
        }
    }

    /// No more records and invalid lines than lines, one after the other, all within the file.
    private func check(_ result: GenericResult, of bytes: [UInt8]) {
        #expect(result.reading.recordCount == result.records.count)
        let lines = bytes.count { $0 == 0x0A } + (bytes.last == 0x0A ? 0 : 1)
        #expect(result.records.count + result.invalidLines.count <= lines)
        let places =
            result.records.map { ($0.location.line, result.extent(of: $0)) }
            + result.reading.invalidLines.map { ($0.line, $0.offset..<($0.offset + $0.length)) }
        let sorted = places.sorted { $0.1.lowerBound < $1.1.lowerBound }
        #expect(sorted.allSatisfy { $0.1.upperBound <= bytes.count && !$0.1.isEmpty })
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            #expect(left.1.upperBound <= right.1.lowerBound && left.0 < right.0)
        }
        for (line, extent) in sorted {
            #expect(bytes[..<extent.lowerBound].count { $0 == 0x0A } + 1 == line)
        }
    }
}
