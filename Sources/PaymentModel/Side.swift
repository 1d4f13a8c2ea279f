/// The two sides of a reconciliation.
public enum Side: UInt8, Sendable, Hashable, CaseIterable {
    /// What the bank or the payment provider says was paid.
    case settlement = 0
    /// What our own books say.
    case ledger = 1

    /// The word used in reports and options.
    public var name: String {
        switch self {
        case .settlement: "settlement"
        case .ledger: "ledger"
        }
    }

    /// The opposite side.
    public var other: Side { self == .settlement ? .ledger : .settlement }
}
