import PaymentModel
import Randomness
import Testing

@testable import FileFormats

@Suite("Every line of a generic file is accounted for")
struct ConservationTests {
    /// A file of good, invalid and empty lines, and what must come out of it.
    private struct Mixture {
        var text: String
        var good: [(line: Int, minor: Int64, day: Int)] = []
        var invalid: [Int] = []

        init(_ format: FileFormat, seed: UInt64) {
            var random = SplitMix(seed: seed)
            text = format == .csv ? "reference,amount,date\n" : ""
            var line = format == .csv ? 2 : 1
            for number in 0..<400 {
                let (minor, day) = (Int64(random.below(20_000)) - 10_000, random.below(28) + 1)
                let amount = Money(amountMinor: minor, currency: .brl).decimal
                let date = "2026-11-\(day < 10 ? "0" : "")\(day)"
                let reference = format == .csv && number % 5 == 0 ? "\"R\n\(number)\"" : "R\(number)"
                switch random.below(6) {
                case 0:
                    invalid.append(line)
                    text += written(format, reference, random.pick(["x", "1.001", ""]), date)
                case 1:
                    invalid.append(line)
                    text += written(format, reference, amount, random.pick(["2026-02-30", "", "yesterday"]))
                case 2:
                    text += random.pick(["\n", "\r\n", "  \n"])
                    line += 1
                    continue
                default:
                    good.append((line, minor, day))
                    text += written(format, reference, amount, date)
                }
                line += reference.hasPrefix("\"") ? 2 : 1
            }
        }

        private func written(_ format: FileFormat, _ reference: String, _ amount: String, _ date: String) -> String {
            format == .csv
                ? "\(reference),\(amount),\(date)\n"
                : #"{"reference":"\#(reference)","amount":"\#(amount)","date":"\#(date)"}"# + "\n"
        }
    }

    @Test(arguments: [FileFormat.csv, .jsonl], 0..<8)
    func recordsAndInvalidLinesAreAllThatWasThere(format: FileFormat, seed: Int) {
        let mixture = Mixture(format, seed: UInt64(seed))
        let result = GenericResult(mixture.text, as: format)
        #expect(result.failure == nil)
        #expect(result.lines == mixture.good.map(\.line))
        #expect(result.invalidLines == mixture.invalid)
        #expect(result.records.map(\.money.amountMinor) == mixture.good.map(\.minor))
        #expect(result.reading.recordCount == mixture.good.count)
        #expect(result.reading.skippedCount == 0)
        #expect(
            result.reading.amountSums[Int(CurrencyCode.brl.index)] == mixture.good.reduce(0) { $0 + Int128($1.minor) })
        #expect(result.reading.amountSums.count { $0 != 0 } <= 1)
        let days = mixture.good.map { BusinessDate(year: 2026, month: 11, day: $0.day)! }
        #expect(result.reading.dates == days.min()!...days.max()!)
        #expect(result.reading.taxpayersMissing == mixture.good.count)
        #expect(result.reading.tallies)
    }

    @Test func thereAreNoDatesWithoutRecords() {
        #expect(GenericResult("amount,date\nx,y\n").reading.dates == nil)
    }

    @Test func warningsBeyondTheLimitAreDropped() {
        var reading = SourceReading(format: .csv)
        for line in 1...500 { reading.warn(line: line, "odd") }
        #expect(reading.warnings.count == SourceReading.warningsMax)
        #expect(reading.warnings.last?.line == SourceReading.warningsMax)
    }
}
