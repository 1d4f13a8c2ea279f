extension RecordWriter {
    /// How many records were appended.
    public var recordCount: Int { sealedBatches().reduce(0) { $0 + $1.count } }

    /// The hash of a text of the record in hand; 0 when it is missing.
    public func hash(_ text: TextRange, _ hash: TextHash) -> UInt64 {
        unsafe withText(text) { unsafe $0.count == 0 ? 0 : hash($0.baseAddress!, $0.count).hash } ?? 0
    }

    /// The code of a text of the record in hand; `nil` when it has none.
    public func code(_ text: TextRange) -> ReferenceCode? {
        unsafe withText(text) { unsafe $0.count == 0 ? nil : ReferenceCode($0.baseAddress!, $0.count) } ?? nil
    }

    /// The hash of an obligation's plain form: that of the nosso número alone, without leading zeros, so that a bank's qualified
    /// obligation and a ledger's plain one are alike. 0 when it is missing.
    public func plainHash(ofObligation text: TextRange, _ hash: TextHash) -> UInt64 {
        if text.isMissing { return 0 }
        let copied = unsafe withText(text) { unsafe Array($0) } ?? []
        let plain: ArraySlice<UInt8> =
            QualifiedObligation.plain(of: FieldText(bytes: copied)) ?? copied[...].drop { $0 == 0x30 }
        return hash(plain.isEmpty ? copied[...] : plain)
    }

    /// The text of a taxpayer ID that this writer has interned.
    public func text(ofInterned code: TaxpayerCode) -> FieldText { interner.texts[Int(code.payload)] }

    /// Forgets the texts kept for a record that is not appended.
    public mutating func forgetTexts() {
        guard batch.hasTexts else { return }
        batch.forgetTexts()
        forgetShared()
    }
}
