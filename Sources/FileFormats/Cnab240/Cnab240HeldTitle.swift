/// A title, segments T and U, and what a segment Y-03 that follows them says.
struct Cnab240HeldTitle {
    let title: FixedWidthLine
    let payment: FixedWidthLine
    let code: OccurrenceCode
    /// The `txid` of the PIX charge on the same slip: Y-03, positions 159-193, trimmed. Empty when there is none.
    var transactionID: Range<Int> = 0..<0
}
