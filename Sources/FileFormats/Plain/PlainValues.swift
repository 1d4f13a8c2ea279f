internal import CByteScan
internal import PaymentModel

/// Taxpayer, amount and reference of a plain record.
struct PlainValues {
    let taxpayer: TaxpayerCode
    let hasWrongCheckDigits: Bool
    let amountMinor: Int64
    /// The code of the reference, when it has one.
    let reference: ReferenceCode?

    /// Whether the processor reads sixteen bytes at a time.
    static var hasVectors: Bool { [CONFERE_AVX2, CONFERE_AVX512].contains(confere_best_unit()) }

    /// `nil` when the taxpayer or the amount is not plain. - Precondition: 32 bytes around the fields are readable.
    @inline(__always)
    @unsafe
    init?(
        _ base: UnsafePointer<UInt8>, taxpayer: Range<Int>, amount: Range<Int>, reference: Range<Int>,
        byVectors: Bool, _ sums: (cpf: TaxpayerCheckSums, cnpj: TaxpayerCheckSums)
    ) {
        if byVectors {
            guard let values = unsafe PlainValues(base, taxpayer, amount, reference) else { return nil }
            self = values
        } else {
            guard let read = unsafe NumericTaxpayer.read(base, taxpayer, sums.cpf, sums.cnpj),
                let minor = unsafe PlainAmount.read(base, amount)
            else { return nil }
            self.taxpayer = read.code
            hasWrongCheckDigits = read.hasWrongCheckDigits
            amountMinor = minor
            self.reference = unsafe ReferenceCode(base + reference.lowerBound, reference.count)
        }
    }

    @inline(__always)
    @unsafe
    private init?(
        _ base: UnsafePointer<UInt8>, _ taxpayer: Range<Int>, _ amount: Range<Int>, _ reference: Range<Int>
    ) {
        var found = confere_plain_fields()
        let flags = unsafe confere_read_plain_fields(
            base, confere_field(taxpayer), confere_field(amount), confere_field(reference), &found)
        guard flags != 0 else { return nil }
        unsafe self.init(base, found, flags, reference)
    }

    /// What was found sixteen bytes at a time. `flags` says what of it there is.
    @inline(__always)
    @unsafe
    init(_ base: UnsafePointer<UInt8>, _ found: confere_plain_fields, _ flags: UInt32, _ reference: Range<Int>) {
        taxpayer = found.is_cnpj != 0 ? .cnpj(found.taxpayer) : .cpf(found.taxpayer)
        hasWrongCheckDigits = found.is_wrong != 0
        amountMinor = found.amount
        if flags & UInt32(CONFERE_PLAIN_REFERENCE) != 0 {
            self.reference = ReferenceCode(
                first: found.first, second: found.second, form: UInt16(truncatingIfNeeded: found.form))
        } else {
            self.reference = unsafe ReferenceCode(base + reference.lowerBound, reference.count)
        }
    }
}

extension confere_field {
    @inline(__always)
    fileprivate init(_ range: Range<Int>) { self.init(start: range.lowerBound, end: range.upperBound) }
}
