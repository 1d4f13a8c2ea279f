internal import PaymentModel

/// The counts and sums of one level: what its trailer is held against.
struct Bai2Sums {
    /// Signed sum of amounts in minor units.
    var amount: Int128 = 0
    /// Accounts of a group, groups of a file.
    var members = 0
    /// Physical lines, those of header and trailer among them.
    var lines = 0

    mutating func add(_ other: Bai2Sums) {
        amount += other.amount
        lines += other.lines
        members += 1
    }
}

/// A file, records 01 to 99.
struct Bai2File {
    let ordinal: Int
    /// What makes the IDs of its transactions unique: sender, creation date and time, file number.
    let identity: [Range<Int>]
    var sums = Bai2Sums()
    var groups = 0
    /// Records 16.
    var transactions = 0
}

/// A group, records 02 to 98: the accounts of one bank on one day.
struct Bai2Group {
    let ordinal: Int
    /// As-of date. `nil` when it cannot be read.
    let date: BusinessDate?
    let currency: CurrencyCode?
    /// Group status 2 (deletion) and 4 (test): nothing in it is a payment.
    let isVoid: Bool
    var sums = Bai2Sums()
    var accounts = 0
}

/// An account, records 03 to 49.
struct Bai2Account {
    let ordinal: Int
    let number: Range<Int>
    let currency: CurrencyCode?
    var sums = Bai2Sums()
}
