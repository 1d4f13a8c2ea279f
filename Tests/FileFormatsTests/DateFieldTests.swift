import PaymentModel
import Testing

@testable import FileFormats

@Suite("Dates and instants")
struct DateFieldTests {
    @Test(arguments: [
        ("2026-11-19", "2026-11-19"), ("  2026-11-19 ", "2026-11-19"), ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"), ("2024-02-29", "2024-02-29"),
        // A local time does not move the date.
        ("2026-11-19T23:59", "2026-11-19"), ("2026-11-19 00:00:00", "2026-11-19"),
        ("2026-11-19t23:59:59.999999999", "2026-11-19"),
        ("2026-11-19T10:00:00,5", "2026-11-19"), ("2016-12-31T23:59:60", "2016-12-31"),
        // An instant counts in Brasília.
        ("2026-11-19T23:30:00-03:00", "2026-11-19"), ("2026-11-20T02:30:00Z", "2026-11-19"),
        ("2026-11-20T02:59:59.9z", "2026-11-19"),
        ("2026-11-20T03:00:00Z", "2026-11-20"), ("2026-11-19T23:30Z", "2026-11-19"),
        ("2026-11-19T02:59Z", "2026-11-18"),
        ("2026-11-20T11:59:59+0900", "2026-11-19"), ("2026-11-20T12:00:00+09", "2026-11-20"),
        ("2026-11-19T23:30:00-04:00", "2026-11-20"), ("2027-01-01T01:00:00Z", "2026-12-31"),
        // Summer time, at two hours from UTC, ended in 2019.
        ("2018-11-20T01:59:59Z", "2018-11-19"), ("2018-11-20T02:00:00Z", "2018-11-20"),
        ("2019-11-20T02:30:00Z", "2019-11-19"),
        ("2018-11-04T02:59:59Z", "2018-11-03"), ("2019-02-17T01:59:59Z", "2019-02-16"),
        ("2019-02-17T02:30:00Z", "2019-02-16"),
    ])
    func anISODateOrInstantIsABusinessDate(text: String, date: String) throws {
        #expect(try read(text) == .date(try #require(BusinessDate(iso: date))))
    }

    @Test(arguments: [
        ("19/11/2026", 19, 11, 2026), ("03-04-2026", 3, 4, 2026), ("12.25.2026", 12, 25, 2026),
        (" 99/99/0000 ", 99, 99, 0),
        ("19/11/2026 23:59", 19, 11, 2026), ("19/11/2026T10:00:00.25", 19, 11, 2026),
    ])
    func dayAndMonthStayUnsettled(text: String, first: Int, second: Int, year: Int) throws {
        #expect(try read(text) == .unordered(first: first, second: second, year: year))
    }

    @Test(arguments: [
        ("", FieldFault.missing), ("   ", .missing), ("2026-11-9", .unreadable), ("26-11-19", .unreadable),
        ("20261119", .unreadable), ("1/2/2026", .unreadable), ("19/11-2026", .unreadable), ("2026/11/19", .unreadable),
        ("2026-11-1９", .unreadable), ("2026-1a-19", .unreadable), ("19 11 2026", .unreadable),
        ("2026-11-191", .unreadable),
        ("2026-02-29", .noSuchDay), ("2026-13-01", .noSuchDay), ("2026-00-01", .noSuchDay), ("0000-01-01", .noSuchDay),
        ("2026-11-19T", .unreadable), ("2026-11-19T10", .unreadable), ("2026-11-19T1:00", .unreadable),
        ("2026-11-19T10:00:", .unreadable), ("2026-11-19T10:00:0", .unreadable), ("2026-11-19T10:00:00.", .unreadable),
        ("2026-11-19T24:00", .outOfRange), ("2026-11-19T10:60", .outOfRange), ("2026-11-19T10:00:61", .outOfRange),
        ("2026-11-19T10:00 Z", .unreadable), ("2026-11-19T10:00+3", .unreadable),
        ("2026-11-19T10:00+03:0", .unreadable),
        ("2026-11-19T10:00-03:00[BRT]", .unreadable), ("2026-11-19T10:00+19:00", .outOfRange),
        ("2026-11-19T10:00ZZ", .unreadable),
        ("2026-11-19T10:00+03:60", .outOfRange), ("2026-11-19T10:00Q", .unreadable),
        ("19/11/2026 10:00Z", .unreadable), ("19/11/2026 10:00-03:00", .unreadable), ("19/11/2026x", .unreadable),
    ])
    func anythingElseIsNoDate(text: String, fault: FieldFault) {
        #expect(throws: fault) { try read(text) }
    }

    @Test(arguments: [("Asia/Tokyo", "2026-11-20"), ("UTC", "2026-11-19"), ("America/Los_Angeles", "2026-11-19")])
    func anInstantCountsInTheZoneThatIsAskedFor(zone: String, date: String) throws {
        #expect(try read("2026-11-19T15:00:00Z", zone: zone) == .date(try #require(BusinessDate(iso: date))))
        #expect(try read("2026-11-19T23:59:59", zone: zone) == .date(try #require(BusinessDate(iso: "2026-11-19"))))
    }

    @Test func thereIsNoZoneOfAnInventedName() {
        #expect(BusinessZone(identifier: "America/Atlantis") == nil)
    }

    /// One zone reads many instants and remembers the last offset; a fresh one each time must agree.
    @Test func theOrderOfInstantsChangesNoDate() throws {
        var shared = try #require(BusinessZone(identifier: "America/Sao_Paulo"))
        // 2018-02-18T00:00:00Z: two hours later summer time ends, and the evening before begins once more.
        let start = 1_518_912_000
        let instants = (0..<400).map { start + $0 * 97 % 400 * 60 }
        for instant in instants {
            var fresh = try #require(BusinessZone(identifier: "America/Sao_Paulo"))
            #expect(shared.date(secondsSinceEpoch: instant) == fresh.date(secondsSinceEpoch: instant))
        }
        let dates = [1, 2, 3].map { shared.date(secondsSinceEpoch: start + $0 * 3600).description }
        #expect(dates == ["2018-02-17", "2018-02-17", "2018-02-18"])
    }

    @Test(
        arguments: [
            (19, 11, nil, "2026-11-19"), (11, 19, nil, "2026-11-19"), (5, 5, nil, "2026-05-05"),
            (3, 4, DateOrder.dayFirst, "2026-04-03"), (3, 4, .monthFirst, "2026-03-04"),
        ] as [(Int, Int, DateOrder?, String)])
    func anOrderOrTheCalendarSettlesTheDay(first: Int, second: Int, order: DateOrder?, date: String) throws {
        #expect(try DateField.date(first: first, second: second, year: 2026, order: order).description == date)
    }

    @Test(
        arguments: [
            (3, 4, nil, FieldFault.unsettledDateOrder), (31, 31, nil, .noSuchDay), (0, 4, nil, .noSuchDay),
            (30, 2, nil, .noSuchDay), (4, 19, DateOrder.dayFirst, .noSuchDay), (19, 4, .monthFirst, .noSuchDay),
        ] as [(Int, Int, DateOrder?, FieldFault)])
    func anUnsettledDayIsNotGuessed(first: Int, second: Int, order: DateOrder?, fault: FieldFault) {
        #expect(throws: fault) { try DateField.date(first: first, second: second, year: 2026, order: order) }
    }

    private func read(_ text: String, zone: String = "America/Sao_Paulo") throws -> DateField.Reading {
        var zone = try #require(BusinessZone(identifier: zone))
        // The field stands in the middle of other bytes, which it must not look at.
        let bytes = Array("1\(text)1".utf8)
        return try DateField.read(bytes.span, 1..<(bytes.count - 1), zone: &zone)
    }
}
