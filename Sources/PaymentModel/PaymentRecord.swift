/// One movement on one side, read from one place in one source: the record whole, as values.
///
/// The engine keeps records packed (``RecordSet``); this is the form for tests, the naive reference and reports.
public struct PaymentRecord: Hashable, Sendable {
    /// `nil` when the source has no taxpayer ID, or none that is one.
    public var taxpayer: TaxpayerID?
    public var money: Money
    public var date: BusinessDate
    /// The ID of one payment. `nil` when the source has none.
    public var reference: FieldText?
    /// A weak reference helps to pair (R2) and never causes R1, R3 or R7.
    public var referenceIsWeak: Bool
    /// The ID of the one charge that the payment settles.
    public var obligation: FieldText?
    /// The side's own row ID.
    public var entryID: FieldText?
    /// The payment that this record returns. When set, the record is a *return*.
    public var originalReference: FieldText?
    public var kind: FieldText?
    public var status: FieldText?
    public var location: SourceLocation

    public init(
        taxpayer: TaxpayerID?, money: Money, date: BusinessDate, reference: FieldText? = nil,
        referenceIsWeak: Bool = false, obligation: FieldText? = nil, entryID: FieldText? = nil,
        originalReference: FieldText? = nil, kind: FieldText? = nil, status: FieldText? = nil,
        location: SourceLocation
    ) {
        self.taxpayer = taxpayer
        self.money = money
        self.date = date
        self.reference = reference
        self.referenceIsWeak = referenceIsWeak
        self.obligation = obligation
        self.entryID = entryID
        self.originalReference = originalReference
        self.kind = kind
        self.status = status
        self.location = location
    }

    /// Whether this record gives back an earlier payment.
    public var isReturn: Bool { originalReference != nil }
}
