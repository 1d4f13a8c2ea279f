extension RecordSet {
    /// Calls `body` with the bytes of a text field, which are in place and not copied; with none when it is missing.
    package func withText<Result>(
        _ field: TextField, of id: RecordID, _ body: (Span<UInt8>) -> Result
    ) -> Result {
        let record = self[id]
        switch field {
        case .reference: return withBytes(record.reference, record, id, body)
        case .obligation: return withBytes(record.obligation, record, id, body)
        case .entryID: return withBytes(record.entryID, record, id, body)
        case .originalReference: return withBytes(details(record, id).originalReference, record, id, body)
        case .kind: return withBytes(details(record, id).kind, record, id, body)
        case .status: return withBytes(details(record, id).status, record, id, body)
        }
    }

    /// Calls `body` with the bytes of each text field, in the order of ``TextField``; with none for a missing one.
    package func forEachText(of id: RecordID, _ body: (Span<UInt8>) -> Void) {
        let record = self[id]
        let details = details(record, id)
        withBytes(record.reference, record, id, body)
        withBytes(record.obligation, record, id, body)
        withBytes(record.entryID, record, id, body)
        withBytes(details.originalReference, record, id, body)
        withBytes(details.kind, record, id, body)
        withBytes(details.status, record, id, body)
    }

    /// Brings records into the cache, so that the waits overlap.
    ///
    /// Returns a sum of what was read, since the compiler leaves out readings that nothing comes of.
    @inline(never)
    package func touch(_ ids: Span<RecordID>) -> UInt64 {
        var sum: UInt64 = 0
        for place in ids.indices { sum &+= self[ids[place]].place }
        return sum
    }

    /// Brings the texts of records into the cache, as ``touch(_:)`` does the records.
    @inline(never)
    package func touchTexts(of ids: Span<RecordID>) -> UInt64 {
        var sum: UInt64 = 0
        for place in ids.indices { sum &+= details(self[ids[place]], ids[place]).kind.bits }
        // The other texts lie beside the reference as a rule.
        for place in ids.indices {
            let reference = self[ids[place]].reference
            guard !reference.isMissing else { continue }
            let first = unsafe start(reference, of: ids[place])
            sum &+= unsafe UInt64(first[0] &+ first[reference.length - 1])
        }
        return sum
    }

    @inline(__always)
    private func details(_ record: PackedRecord, _ id: RecordID) -> RecordDetails {
        record.details == 0 ? RecordDetails() : batches[id.batch].details[Int(record.details)]
    }

    @inline(__always)
    private func withBytes<Result>(
        _ range: TextRange, _ record: PackedRecord, _ id: RecordID, _ body: (Span<UInt8>) -> Result
    ) -> Result {
        if range.isMissing { return body(Span()) }
        return body(unsafe Span(_unsafeStart: start(range, of: id), count: range.length))
    }
}
