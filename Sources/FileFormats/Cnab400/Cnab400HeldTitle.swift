/// A paid title, until it is known that no record of a PIX charge follows.
struct Cnab400HeldTitle {
    let line: FixedWidthLine
    let fields: Cnab400Layout.TitleFields
    let code: OccurrenceCode
    /// The `txid` of the PIX charge on the same slip, trimmed. Empty when there is none.
    var transactionID: Range<Int> = 0..<0
}
