/// A payment as both sides would see it.
struct SyntheticRow {
    /// Tells payments apart; the reference is made of it.
    var reference: UInt64
    var taxpayer: UInt64
    var isCompany: Bool
    var centavos: UInt64
    var day: Int
    var kind: Int
}

/// A night whose rows are computed from their numbers, so that any size takes no memory.
///
/// One row in a hundred is missing on each side, one in two hundred differs in amount, taxpayer or date, and one in a hundred is
/// paid or booked again. The ledger is shuffled. The same seed gives the same bytes.
public struct SyntheticNight: Sendable {
    private let seed: UInt64
    let rows: Int
    /// A multiplier that has no factor in common with the number of rows: it visits every row once, out of order.
    private let stride: Int

    /// - Parameter rows: payments, of which either side has nearly all.
    public init(seed: UInt64, rows: Int) {
        self.seed = seed
        self.rows = rows
        var stride = Int(Double(rows) * 0.618) | 1
        func common(_ left: Int, _ right: Int) -> Int { right == 0 ? left : common(right, left % right) }
        while rows > 1, common(stride, rows) != 1 { stride += 2 }
        self.stride = stride
    }

    /// The row at a place of the shuffled ledger.
    func shuffled(_ place: Int) -> Int {
        Int((UInt64(place).multipliedFullWidth(by: UInt64(stride)).low) % UInt64(max(1, rows)))
    }

    /// The row of a number, as the bank has it.
    private func row(_ number: Int) -> SyntheticRow {
        let word = mix(UInt64(number))
        let other = mix(word)
        // A tenth as many payers as payments; amounts that small payments share.
        let payer = mix(word % UInt64(max(1, rows / 10)) &+ 77)
        return SyntheticRow(
            reference: word, taxpayer: payer, isCompany: payer % 4 == 0, centavos: 100 + other % 500_000,
            day: Int(other >> 40) % 28 + 1, kind: Int(other >> 50) % 3)
    }

    /// What the bank delivers: mostly one row, sometimes none, sometimes the same payment under another reference.
    func settlementRows(_ number: Int) -> [SyntheticRow] {
        let row = row(number)
        let fate = mix(row.reference ^ 0x51) % 1000
        if fate < 10 { return [] }
        if fate < 17 {
            var again = row
            again.reference = mix(row.reference ^ 0xA1)
            return [row, again]
        }
        return [row]
    }

    /// What the books have: mostly one row, sometimes none, a different one, or two.
    func ledgerRows(_ number: Int) -> [SyntheticRow] {
        var row = row(number)
        let fate = mix(row.reference ^ 0x52) % 1000
        if fate < 10 { return [] }
        if fate < 15 {
            switch fate % 3 {
            case 0: row.centavos += 1
            case 1: row.day = row.day % 28 + 1
            default: row.taxpayer = mix(row.taxpayer)
            }
            return [row]
        }
        if fate < 20 {
            var again = row
            again.reference = mix(row.reference ^ 0xB2)
            return [row, again]
        }
        return [row]
    }

    /// splitmix64 (Steele, Lea, Flood 2014).
    private func mix(_ value: UInt64) -> UInt64 {
        var word = value &+ seed &* 0x9E37_79B9_7F4A_7C15
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
