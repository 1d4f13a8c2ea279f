/// How files are read: what the user says about them.
public struct ReadOptions: Sendable, Hashable {
    /// The user's names for columns of generic files.
    public var mapping: ColumnMapping
    /// Which part of `03/04/2026` is the day; `nil` lets the file settle it.
    public var dateOrder: DateOrder?
    /// The time zone in which instants become dates.
    public var businessZone: String
    /// Which of a format's dates is the business date.
    public var dateBasis = DateBasis.payment
    /// Which of a format's amounts is the amount.
    public var amountBasis = AmountBasis.gross
    /// Which account of a ledger's journal is ours: its name or that of an account above it, `*` standing for any characters.
    /// `nil` takes the one bank account that a journal has.
    public var ledgerAccount: String?

    public init(
        mapping: ColumnMapping = ColumnMapping(), dateOrder: DateOrder? = nil,
        businessZone: String = "America/Sao_Paulo"
    ) {
        self.mapping = mapping
        self.dateOrder = dateOrder
        self.businessZone = businessZone
    }
}

/// Which of a format's dates is the business date. A format that has only one uses it.
public enum DateBasis: String, Sendable, Hashable, CaseIterable {
    /// The day on which the payer paid: occurrence date, booking date.
    case payment
    /// The day on which the money is there: credit date, value date.
    case credit
}

/// Which of a format's amounts is the amount. A format that has only one uses it.
public enum AmountBasis: String, Sendable, Hashable, CaseIterable {
    /// What the payer paid.
    case gross
    /// What is left of it after the fees.
    case net
}
