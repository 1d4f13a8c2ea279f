import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 400 trailers and record numbers")
struct Cnab400TrailerTests {
    private func read(_ lines: [FixedWidthText]) -> FixedWidthResult { FixedWidthResult(lines, .cnab400) }

    @Test func itauSumsUpTheNominalValuesOfAllTitles() {
        var lines = Cnab400Text.file([Cnab400Text.title("02"), Cnab400Text.title().putting(700, 13, at: 254)])
        lines[3] = lines[3].putting(2, 8, at: 213).putting(2_100, 14, at: 221)
        let result = read(lines)
        #expect(result.sum == "7.00")
        #expect(result.reading.tallies)
        #expect(result.total("titles")?.declared == "2")
        #expect(result.total("amounts of titles")?.declared == "21.00")
        lines[3] = lines[3].putting(2_101, 14, at: 221)
        #expect(!read(lines).reading.tallies)
    }

    @Test func bradescoCountsTitlesOf02And06Alone() {
        var lines = Cnab400Text.file(
            bank: "237", [Cnab400Text.title("02"), Cnab400Text.title("06"), Cnab400Text.title("17")])
        lines[4] = lines[4].putting(1, 5, at: 58).putting(1_050, 12, at: 63).putting(1_050, 12, at: 75).putting(
            1, 5, at: 87)
        #expect(read(lines).reading.tallies)
        lines[4] = lines[4].putting(2, 5, at: 87)
        let result = read(lines)
        #expect(result.total("titles 06")?.declared == "2")
        #expect(result.total("titles 06")?.computed == "1")
        #expect(!result.reading.tallies)
    }

    @Test func aTrailerOfZerosSaysNothing() {
        var lines = Cnab400Text.file([Cnab400Text.title()])
        lines[2] = lines[2].putting(0, 22, at: 213)
        let result = read(lines)
        #expect(result.reading.tallies)
        #expect(result.total("titles")?.declared == "not filled in")
    }

    @Test func aMissingTrailerDoesNotTally() {
        let result = read(Cnab400Text.file([Cnab400Text.title()]).dropLast())
        #expect(!result.reading.tallies)
        #expect(result.total("trailer")?.computed == "missing")
        #expect(result.records.count == 1)
    }

    @Test func aLostLineDoesNotTallyAndIsWarnedAbout() {
        var lines = Cnab400Text.file([Cnab400Text.title(), Cnab400Text.title(), Cnab400Text.title()])
        lines.remove(at: 2)
        let result = read(lines)
        #expect(result.total("records")?.declared == "5")
        #expect(result.total("records")?.computed == "4")
        #expect(!result.reading.tallies)
        #expect(result.reading.warnings.first?.line == 3)
        #expect(result.reading.warnings.first?.message.contains("395-400") == true)
    }

    @Test func aLineThatIsThereTwiceIsWarnedAbout() {
        var lines = Cnab400Text.file([Cnab400Text.title()])
        lines.insert(lines[1], at: 2)
        let result = read(lines)
        #expect(!result.reading.tallies)
        #expect(result.reading.warnings.first?.line == 3)
    }

    @Test func numbersThatStartAtZeroTally() {
        let lines = [
            Cnab400Text.header(number: 0), Cnab400Text.title(number: 1), Cnab400Text.trailer(number: 2),
        ]
        #expect(read(lines).reading.tallies)
        #expect(read(lines).reading.warnings.isEmpty)
    }

    @Test func severalFilesInOneAreReadEachWithItsTrailer() {
        let file = Cnab400Text.file([Cnab400Text.title()])
        let result = read(file + file)
        #expect(result.records.count == 2)
        #expect(result.reading.tallies)
        #expect(result.total("records", "file 2") != nil)
        let other = read(file + Cnab400Text.file(bank: "237", [Cnab400Text.title()]))
        #expect(other.reading.warnings.first?.message == "file 2 is of another account than the first")
    }

    @Test func linesAfterTheTrailerAreInvalid() {
        let result = read(Cnab400Text.file([Cnab400Text.title()]) + [Cnab400Text.title()])
        #expect(result.reading.invalidLines.map(\.reason) == ["after the file trailer"])
    }
}
