/// Records that a further line may add to: they are complete when another one comes.
extension Cnab240Session {
    /// Completes what waits, unless `line` belongs to it.
    mutating func completeHeld(
        before line: FixedWidthLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        if heldTitle != nil {
            if belongsToHeldTitle(line, bytes) { return noteTransactionID(line, bytes) }
            try completeTitle(bytes, &intake)
        }
        if let payment = pendingPayment {
            pendingPayment = nil
            if line.isCut, line.hasWrongLength(in: bytes) {
                return try reject(payment, "segment A: the file ends within the line that follows", &intake)
            }
            let isPart = line.isDetail(UInt8(ascii: "B"), in: bytes) && lot?.holds(line, in: bytes) == true
            try readPayment(payment, isPart && !line.hasWrongLength(in: bytes) ? line : nil, bytes, &intake)
        }
    }

    /// Completes what waits: no further line comes.
    mutating func completeHeld(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        try completeTitle(bytes, &intake)
        guard let payment = pendingPayment else { return }
        // What is missing may have been its segment B, and with it the payee.
        pendingPayment = nil
        try reject(payment, "segment A: the file ends before the line that must follow", &intake)
    }

    private mutating func completeTitle(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        guard let held = heldTitle else { return }
        heldTitle = nil
        try acceptTitle(held, bytes, &intake)
    }

    private mutating func belongsToHeldTitle(_ line: FixedWidthLine, _ bytes: Span<UInt8>) -> Bool {
        line.isDetail(UInt8(ascii: "Y"), in: bytes) && lot?.holds(line, in: bytes) == true
            && !line.hasWrongLength(in: bytes)
    }

    /// Segment Y-03 has `03` at 18-19, the kind of PIX key at 81, the key at 82-158 and the `txid` at 159-193.
    private mutating func noteTransactionID(_ line: FixedWidthLine, _ bytes: Span<UInt8>) {
        guard line.digits(18...19, in: bytes) == 3, !line.isCut else { return }
        let range = TextFieldReader.trim(bytes, line.range(159...193))
        if !TextFieldReader.saysNone(bytes, range) { heldTitle?.transactionID = range }
    }
}
