import FileFormats
import PaymentModel
import Testing

@Suite("CNAB 240 trailers: what they declare, and what a cut file lacks")
struct Cnab240TrailerTests {
    /// Two paid titles and a registered one: six details.
    private static let details: [Cnab240Text] = [
        .title(), .payment(), .title(record: 3, code: "02"), .payment(record: 4, code: "02"), .title(record: 5),
        .payment(record: 6),
    ]

    private func read(lotRecords: Int, lots: Int = 1, fileRecords: Int) -> Cnab240Result {
        Cnab240Result(
            [.fileHeader(), .lotHeader()] + Cnab240TrailerTests.details
                + [.lotTrailer(records: lotRecords), .fileTrailer(lots: lots, records: fileRecords)])
    }

    @Test(arguments: [(8, "8"), (6, "6"), (2, "2"), (0, "8")])
    func aLotCountsDetailsAndTwoOrDetailsOrPaidTitlesOrNothing(declared: Int, computed: String) {
        let result = read(lotRecords: declared, fileRecords: 10)
        #expect(result.reading.tallies)
        #expect(result.total("records")?.computed == computed)
        #expect(result.total("records")?.declared == (declared == 0 ? "not filled in" : computed))
    }

    @Test(arguments: [1, 3, 7, 9, 10])
    func aLotThatCountsAnythingElseDoesNotTally(declared: Int) {
        let result = read(lotRecords: declared, fileRecords: 10)
        #expect(!result.reading.tallies)
        #expect(result.total("records")?.computed == "8")
        #expect(result.total("records")?.line == 9)
    }

    @Test(arguments: [10, 6, 2, 0])
    func aFileCountsLinesOrDetailsOrPaidTitlesOrNothing(declared: Int) {
        #expect(read(lotRecords: 8, fileRecords: declared).reading.tallies)
    }

    @Test(arguments: [8, 9, 11])
    func aFileThatCountsAnythingElseDoesNotTally(declared: Int) {
        #expect(read(lotRecords: 8, fileRecords: declared).total("records", "file")?.tallies == false)
    }

    @Test func theNumberOfLotsMustTally() {
        #expect(read(lotRecords: 8, lots: 2, fileRecords: 10).total("lots", "file")?.tallies == false)
        #expect(read(lotRecords: 8, lots: 0, fileRecords: 10).reading.tallies)
    }

    @Test func aCountThatIsNoNumberDoesNotTally() {
        var lines = Cnab240Text.returns(Cnab240TrailerTests.details)
        lines[8] = lines[8].putting("00008A", at: 18)
        #expect(Cnab240Result(lines).total("records")?.declared == "unreadable")
        #expect(!Cnab240Result(lines).reading.tallies)
    }

    @Test func aMissingFileTrailerDoesNotTally() throws {
        let lines = Cnab240Text.returns(Cnab240TrailerTests.details).dropLast()
        let trailer = try #require(Cnab240Result(Array(lines)).total("trailer", "file"))
        #expect(!trailer.tallies)
        #expect(trailer.declared == "present")
        #expect(trailer.computed == "missing")
        #expect(trailer.line == 9)
    }

    @Test func aMissingLotTrailerDoesNotTally() {
        var lines = Cnab240Text.returns(Cnab240TrailerTests.details)
        lines.remove(at: 8)
        #expect(Cnab240Result(lines).total("trailer")?.tallies == false)
    }

    @Test func aLotHeaderInsideALotDoesNotTally() {
        var lines = Cnab240Text.returns([.title(), .payment()])
        lines.insert(.lotHeader(lot: "0002"), at: 2)
        #expect(Cnab240Result(lines).total("trailer")?.tallies == false)
    }

    @Test func detailsOutsideALotAreReadAndDoNotTally() {
        let lines: [Cnab240Text] = [.fileHeader(), .title(), .payment(), .fileTrailer(lots: 0, records: 4)]
        let result = Cnab240Result(lines)
        #expect(result.records.count == 1)
        #expect(result.total("trailer")?.tallies == false)
    }

    @Test func aLotNumberThatChangesDoesNotTally() {
        let result = Cnab240Result(
            Cnab240Text.returns([.title(), .payment(), .title(lot: "0002"), .payment(lot: "0002")]))
        #expect(result.records.count == 2)
        #expect(result.total("trailer")?.tallies == false)
        #expect(result.total("trailer", "lot 2")?.tallies == false)
    }

    @Test func aLotHeaderWithoutANumberTakesThatOfItsLines() {
        // BTG Pactual writes 0000.
        var lines = Cnab240Text.returns([.title(), .payment()])
        lines[1] = .lotHeader(lot: "0000")
        #expect(Cnab240Result(lines).reading.tallies)
        #expect(Cnab240Result(lines).reading.warnings.isEmpty)
    }

    @Test func aTitleAndItsPaymentStandInOneLot() {
        let result = Cnab240Result(Cnab240Text.returns([.title(), .payment(lot: "0002")]))
        #expect(result.records.isEmpty)
        #expect(result.reading.invalidLines.map(\.line) == [3, 4])
    }

    @Test func filesOneAfterAnotherAreAllRead() {
        let file = Cnab240Text.returns([.title(), .payment()])
        let result = Cnab240Result(file + file)
        #expect(result.records.count == 2)
        #expect(result.reading.tallies)
        #expect(
            result.reading.controlTotals.map(\.scope) == ["lot 1", "file", "file", "file 2, lot 1", "file 2", "file 2"])
    }

    @Test func aFileWithoutItsTrailerBeforeTheNextDoesNotTally() {
        let file = Cnab240Text.returns([.title(), .payment()])
        #expect(Cnab240Result(Array(file.dropLast()) + file).total("trailer", "file")?.tallies == false)
    }

    @Test func linesAfterTheFileTrailerAreInvalid() {
        let result = Cnab240Result(Cnab240Text.returns([.title(), .payment()]) + [.title(), .payment()])
        #expect(result.records.count == 1)
        #expect(result.reading.invalidLines.map(\.line) == [7, 8])
    }
}
