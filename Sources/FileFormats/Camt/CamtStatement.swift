internal import PaymentModel

/// One statement (`Stmt`), notification (`Ntfctn`) or report (`Rpt`) while it is being read: what it says of itself, and what was counted.
struct CamtStatement {
    /// A balance that is known, and where it stands.
    struct Balance {
        var amount: CamtAmount
        var signedMinor: Int64
        var line: Int
    }

    /// What `TxsSummry` declares of some of the entries. Texts, since they have no currency of their own.
    struct Declared {
        var count: [UInt8] = []
        var sum: [UInt8] = []
    }

    /// Entries counted and summed, in minor units.
    struct Tally {
        var count = 0
        var sum: Int128 = 0

        mutating func add(_ minor: Int64) {
            count += 1
            sum += Int128(minor)
        }
    }

    /// 1 for the source's first.
    let ordinal: Int
    let line: Int
    var id: [UInt8] = []
    /// IBAN, or the bank's own number.
    var account: [UInt8] = []
    var currency: CurrencyCode?
    /// Whether entries of other currencies came, so that their sums mean nothing.
    var mixesCurrencies = false
    var isPart = false
    /// Booked balances: OPBD or PRCD, and CLBD.
    var opening: Balance?
    var closing: Balance?

    var summaryLine = 0
    var declared = Declared()
    var declaredCredits = Declared()
    var declaredDebits = Declared()

    /// All entries, those that moved money, and their details.
    var credits = Tally()
    var debits = Tally()
    var bookedCredits = Tally()
    var bookedDebits = Tally()
    /// Booked entries, those that reverse others apart.
    var payments = 0
    var reversals = 0
    var detailCount = 0
    /// Entries with several details: what was booked, and what the details are together.
    var splitSum: Int128 = 0
    var splitDetailSum: Int128 = 0
    var splitEntries = 0
    /// Entries so far by a hash of the bank's reference: references can repeat.
    var referenceCounts: [UInt64: UInt32] = [:]
    /// References beyond this many in one statement are counted no more, and their records are named by their entry's number.
    static let referencesMax = 4_000_000

    var entryCount = 0

    init(ordinal: Int, line: Int) {
        self.ordinal = ordinal
        self.line = line
    }

    /// How many entries of this statement had that reference before.
    mutating func countReference(_ text: [UInt8]) -> Int? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let known = referenceCounts[hash]
        guard known != nil || referenceCounts.count < CamtStatement.referencesMax else { return nil }
        referenceCounts[hash] = (known ?? 0) + 1
        return Int(known ?? 0)
    }
}
