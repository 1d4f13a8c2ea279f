/// Where a bank puts the fields of its CNAB 400 returns, and what its occurrence codes mean.
///
/// All positions are 1-based and inclusive. The defaults are what most banks share.
struct Cnab400Layout: Sendable {
    /// The bank for people: `Itaú (341)`.
    let name: String
    /// The records that are titles, by their first character.
    var titles = [UInt8(ascii: "1"): TitleFields()]
    /// Records that follow a title and carry the `txid` of the PIX charge on its slip, by their first character.
    var charges: [UInt8: Positions] = [:]
    /// Agreement with the bank, in the file header.
    var agreement: Positions = 27...46
    /// Branch and account in the file header, for titles that have none; `nil` where they are not there.
    var headerBranch: Positions? = 27...30
    var headerAccount: Positions?
    /// Number of the file, in the file header; `nil` where it has none.
    var fileSequence: Positions?
    /// Day of the file, in the file header.
    var fileDate: Positions = 95...100
    var occurrences = Cnab400Occurrences.common
    var trailer: [TrailerTotal] = []
    /// Whether positions and codes are the bank's own, rather than what most banks share.
    var isDocumented = true

    /// One kind of title record.
    struct TitleFields: Sendable {
        /// Branch and account of the beneficiary, without their check digits; `nil` where the record has none.
        var branch: Positions? = 18...21
        var account: Positions? = 22...29
        /// The bank's number of the title (nosso número); `nil` where its place is not known.
        var nossoNumero: Positions?
        /// The kind of collection within which nosso número is unique.
        var carteira: Positions = 108...108
        var occurrence = 109
        /// DDMMYY, or DDMMYYYY when it has eight positions.
        var occurrenceDate: Positions = 111...116
        var nominal: Positions = 153...165
        var received: Positions = 254...266
        var net = Net.lessFee(176...188)
        /// DDMMYY; when it has eight positions, DDMMYYYY or YYYYMMDD.
        var creditDate: Positions? = 296...301
        var creditDateIsYearFirst = false
    }

    /// What is left of the received amount for us.
    enum Net: Sendable {
        /// The received amount is already net: it is what was posted to the account.
        case received
        /// The received amount less the fee at these positions.
        case lessFee(Positions)
        /// The amount posted at these positions, when it is filled in.
        case posted(Positions)
    }

    /// A count or sum of the trailer.
    struct TrailerTotal: Sendable {
        /// Which titles it covers: those with one code, or all.
        let code: OccurrenceCode?
        let count: Positions?
        let sum: Positions
        /// `titles` or `titles 06`, for people.
        let name: String
    }

    /// The layout of a bank by its number, positions 77-79 of the file header.
    static func of(bank: Int) -> Cnab400Layout {
        if let layout = banks[bank] { return layout }
        let digits = String(bank)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return Cnab400Layout(name: "bank \(padded)", isDocumented: false)
    }
}
