extension RecordSet {
    /// The record whole, as values, with the taxpayer ID that it is keyed by.
    public func record(_ id: RecordID) -> PaymentRecord {
        let packed = self[id]
        return PaymentRecord(
            taxpayer: taxpayerID(packed.taxpayer), money: packed.money, date: packed.date,
            reference: text(.reference, of: id), referenceIsWeak: packed.flags.contains(.weakReference),
            obligation: text(.obligation, of: id), entryID: text(.entryID, of: id),
            originalReference: text(.originalReference, of: id), kind: text(.kind, of: id),
            status: text(.status, of: id),
            location: SourceLocation(
                source: sources[packed.source].path, offset: packed.offset, line: Int(packed.line)))
    }

    /// The ID behind a code, or `nil` when it is missing or a stand-in.
    public func taxpayerID(_ code: TaxpayerCode) -> TaxpayerID? {
        guard code.isID else { return nil }
        let text = text(of: code)
        guard code.form == .numeric else { return TaxpayerID.read(text.bytes).id }
        return TaxpayerID(kind: text.bytes.count == 11 ? .cpf : .cnpj, text: text)
    }
}

extension RecordWriter {
    /// Appends a record given as values. `offset` and `line` are those of its location.
    public mutating func append(_ record: PaymentRecord) {
        var packed = PackedRecord()
        packed.taxpayer = record.taxpayer.map { code($0) } ?? .missing
        packed.amountMinor = record.money.amountMinor
        packed.currency = record.money.currency
        packed.date = record.date
        if record.referenceIsWeak { packed.flags.insert(.weakReference) }
        func kept(_ text: FieldText?) -> TextRange { text.map { keep($0.bytes) } ?? .none }
        packed.reference = kept(record.reference)
        packed.obligation = kept(record.obligation)
        packed.entryID = kept(record.entryID)
        attach(
            originalReference: kept(record.originalReference), kind: kept(record.kind),
            status: kept(record.status), to: &packed)
        packed.line = UInt32(record.location.line)
        append(packed, offset: Int(record.location.offset))
    }
}
