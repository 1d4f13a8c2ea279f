import FileFormats
import PaymentModel
import Testing

@Suite("Which part of a date is the day")
struct DateOrderTests {
    private func csv(_ dates: String...) -> GenericResult {
        GenericResult("amount,date\n" + dates.map { "1.00,\($0)\n" }.joined())
    }

    private func json(_ dates: String...) -> GenericResult {
        GenericResult(dates.map { #"{"amount":1,"date":"\#($0)"}"# + "\n" }.joined(), as: .jsonl)
    }

    @Test func oneDateThatOnlyOneOrderCanReadSettlesTheFile() {
        for result in [csv("03/04/2026", "05/05/2026", "25/04/2026"), json("03/04/2026", "05/05/2026", "25/04/2026")] {
            #expect(result.dates == ["2026-04-03", "2026-05-05", "2026-04-25"])
        }
        for result in [csv("03/04/2026", "04/25/2026", "12/01/2026"), json("03/04/2026", "04/25/2026", "12/01/2026")] {
            #expect(result.dates == ["2026-03-04", "2026-04-25", "2026-12-01"])
        }
    }

    @Test func theDateThatSettlesMayStandAnywhere() {
        #expect(csv("25/04/2026", "03/04/2026").dates == csv("03/04/2026", "25/04/2026").dates.reversed())
        #expect(json("25/04/2026", "03/04/2026").dates == json("03/04/2026", "25/04/2026").dates.reversed())
    }

    @Test func withoutSuchADateTheLinesAreInvalidAndSayWhatToDo() {
        for result in [
            csv("03/04/2026", "2026-04-25", "05/05/2026", "04/03/2026"),
            json("03/04/2026", "2026-04-25", "05/05/2026", "04/03/2026"),
        ] {
            #expect(result.dates == ["2026-04-25", "2026-05-05"])
            #expect(result.reasons.count == 2)
            #expect(result.reasons.allSatisfy { $0.contains("--date-order day-first or month-first") })
        }
    }

    @Test func datesThatContradictEachOtherSettleNothing() {
        for result in [csv("25/04/2026", "04/26/2026", "03/04/2026"), json("25/04/2026", "04/26/2026", "03/04/2026")] {
            #expect(result.dates == ["2026-04-25", "2026-04-26"])
            #expect(result.invalidLines.count == 1)
        }
    }

    @Test(arguments: [(DateOrder.dayFirst, "2026-04-03"), (.monthFirst, "2026-03-04")])
    func theUsersOrderNeedsNoEvidenceAndSuffersNoContradiction(order: DateOrder, date: String) {
        let options = ReadOptions(dateOrder: order)
        for line in ["31/12/2026", "12/31/2026"] {
            let text = "amount,date\n1.00,03/04/2026\n1.00,\(line)\n"
            let result = GenericResult(text, options: options)
            #expect(result.dates.first == date)
            #expect((result.records.count == 2) == (line.hasPrefix("31") == (order == .dayFirst)))
        }
    }

    @Test func aLineWithFieldsTooManyOrTooFewSettlesNothing() {
        // The date column of the broken lines holds something else: 25/04 is a due date there.
        let header = "due,date,amount\n"
        for broken in ["x,25/04/2026\n", "x,25/04/2026,1,00\n", "x,\"25/04/2026\"x,1\n"] {
            let result = GenericResult(header + ",03/04/2026,1\n" + broken)
            #expect(result.dates.isEmpty, "\(broken)")
            #expect(result.invalidLines == [2, 3])
        }
        #expect(GenericResult(header + ",03/04/2026,1\nx,25/04/2026,1,\n").dates == ["2026-04-03", "2026-04-25"])
    }

    @Test func noSuchDayIsInvalidWhateverTheOrder() {
        let result = csv("31/02/2026", "99/99/2026", "10/10/2026")
        #expect(result.dates == ["2026-10-10"])
        #expect(result.reasons.allSatisfy { $0.contains("is no day of the calendar") })
    }
}
