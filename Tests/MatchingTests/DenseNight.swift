import Matching
import PaymentModel

/// A small random night in which every rule meets every other: few taxpayers, amounts, dates, references and
/// obligations, so that most records share something with some other.
struct DenseNight {
    var settlement: [PaymentRecord] = []
    var ledger: [PaymentRecord]?
    var history: [PaymentRecord] = []
    var settings = RuleSettings()

    /// The night of a seed. The same seed gives the same night, on every machine.
    init(seed: UInt64, recordsMax: Int = 300) {
        var random = SplitMix(state: seed)
        // Nights differ in how dense they are, so that no rule is always pre-empted by an earlier one.
        let world = World(random: &random)
        let total = 30 + Int(random.next(below: UInt64(max(1, recordsMax - 29))))
        for number in 0..<total {
            let draw = random.next(below: 100)
            let side: Side = draw < 52 ? .settlement : .ledger
            if draw < world.historyPercent {
                history.append(world.record(number, .settlement, "night", &random))
            } else if side == .settlement {
                settlement.append(world.record(number, side, "s\(random.next(below: 3)).csv", &random))
            } else {
                ledger = (ledger ?? []) + [world.record(number, side, "l\(random.next(below: 2)).csv", &random)]
            }
        }
        // Deliveries of the same thing again, and bookings that mirror a payment.
        world.echo(&settlement, &ledger, &history, &random)
        if random.next(below: 12) == 0 { ledger = nil } else { ledger = ledger ?? [] }
        settings = world.settings(&random)
    }
}

/// The values that a dense night draws from.
private struct World {
    let taxpayers: [TaxpayerID?]
    let amounts: [Int64]
    let currencies: [CurrencyCode]
    let firstDate: BusinessDate
    let dates: Int
    let references: Int
    let obligations: Int
    let missingPercent: UInt64
    let returnPercent: UInt64
    let weakPercent: UInt64
    let historyPercent: UInt64
    let echoPercent: UInt64

    init(random: inout SplitMix) {
        let ids = ["52998224725", "11222333000181", "12ABC34501DE35", "X-77", "B7", "00000000191"]
        let count = 1 + Int(random.next(below: 5))
        taxpayers = ids.prefix(count).map { TaxpayerID.read(Array($0.utf8)).id }
        let all: [Int64] = [1000, 1001, 1005, -1000, 0, -1, 2500, 3_000_000_000_000_000, -1001, 999, 2]
        amounts = Array(all.prefix(1 + Int(random.next(below: UInt64(all.count)))))
        currencies = random.next(below: 3) == 0 ? [.brl, CurrencyCode("USD")!, CurrencyCode("JPY")!] : [.brl]
        // A Friday before an ordinary weekend, before Carnival, before Good Friday; two days before a holiday on a Wednesday.
        firstDate = BusinessDate(daysSinceEpoch: [20_000, 19_762, 19_809, 20_045][Int(random.next(below: 4))])
        dates = 1 + Int(random.next(below: 6))
        references = [2, 8, 30, 120][Int(random.next(below: 4))]
        obligations = [2, 6, 30, 100][Int(random.next(below: 4))]
        missingPercent = [0, 5, 30, 80][Int(random.next(below: 4))]
        returnPercent = [0, 8, 25][Int(random.next(below: 3))]
        weakPercent = [0, 0, 20, 60][Int(random.next(below: 4))]
        historyPercent = [0, 0, 10][Int(random.next(below: 3))]
        echoPercent = [0, 30, 70][Int(random.next(below: 3))]
    }

    func record(_ number: Int, _ side: Side, _ source: String, _ random: inout SplitMix) -> PaymentRecord {
        func chance(_ percent: UInt64) -> Bool { random.next(below: 100) < percent }
        func pick<Element>(_ list: [Element]) -> Element { list[Int(random.next(below: UInt64(list.count)))] }
        let taxpayer = chance(missingPercent) ? nil : pick(taxpayers)
        let money = Money(amountMinor: pick(amounts), currency: pick(currencies))
        let date = firstDate.adding(days: Int(random.next(below: UInt64(dates))))
        let hasReference = chance(60)
        return PaymentRecord(
            taxpayer: taxpayer, money: money, date: date,
            // Some references read like obligations: only their tags tell stand-ins of the two apart.
            reference: hasReference
                ? FieldText("\(chance(8) ? "O" : "R")\(random.next(below: UInt64(references)))") : nil,
            referenceIsWeak: hasReference && chance(weakPercent),
            obligation: chance(35) ? FieldText("O\(random.next(below: UInt64(obligations)))") : nil,
            entryID: chance(40) ? FieldText("E\(random.next(below: 40))") : nil,
            originalReference: chance(returnPercent) ? FieldText("R\(random.next(below: UInt64(references)))") : nil,
            kind: chance(30) ? pick(["pix", "boleto"]) : nil, status: chance(15) ? "paid" : nil,
            location: SourceLocation(source: source, offset: UInt64(number * 100), line: number + 1))
    }

    func echo(
        _ settlement: inout [PaymentRecord], _ ledger: inout [PaymentRecord]?, _ history: inout [PaymentRecord],
        _ random: inout SplitMix
    ) {
        var next = 1000
        for original in settlement where random.next(below: 100) < echoPercent {
            var copy = original
            next += 1
            copy.location.offset = UInt64(next * 100)
            copy.location.line = next
            if random.next(below: 5) == 0 { copy.entryID = nil }
            if random.next(below: 5) == 0 { copy.reference = nil }
            if random.next(below: 6) == 0 { copy.date = copy.date.adding(days: 1) }
            if random.next(below: 8) == 0 { copy.money.amountMinor += 1 }
            if random.next(below: 8) == 0 { copy.taxpayer = nil }
            switch random.next(below: 6) {
            case 0: settlement.append(copy)
            case 1 where historyPercent > 0:
                copy.location.source = "night"
                history.append(copy)
            default:
                copy.location.source = "l0.csv"
                ledger = (ledger ?? []) + [copy]
            }
        }
        for original in ledger ?? [] where random.next(below: 100) < echoPercent / 5 {
            var copy = original
            next += 1
            copy.location.offset = UInt64(next * 100)
            copy.location.line = next
            ledger?.append(copy)
        }
    }

    func settings(_ random: inout SplitMix) -> RuleSettings {
        var settings = RuleSettings()
        let days = Int(random.next(below: 4))
        settings.dateTolerance =
            random.next(below: 3) == 0
            ? .bankingDays(days, BankingCalendar(localHolidays: localHolidays(&random)))
            : .calendarDays(max(0, days - 1))
        settings.amountTolerance =
            [.zero, .zero, AmountTolerance(unscaled: 1, scale: 2), AmountTolerance(unscaled: 5, scale: 2)][
                Int(random.next(below: 4))]
        settings.nearDays = [0, 1, 3, 3][Int(random.next(below: 4))]
        settings.referencesAreSeparate = random.next(below: 3) == 0
        if random.next(below: 3) == 0 { settings.from = firstDate.adding(days: 1) }
        if random.next(below: 3) == 0 { settings.to = firstDate.adding(days: 3) }
        return settings
    }

    /// None, one or two, on any day from the night's dates.
    private func localHolidays(_ random: inout SplitMix) -> [BusinessDate] {
        (0..<Int(random.next(below: 3))).map { _ in firstDate.adding(days: Int(random.next(below: 8))) }
    }
}

/// A small random number generator: splitmix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    mutating func next(below bound: UInt64) -> UInt64 { next() % bound }
}
