internal import CByteScan
internal import PaymentModel

/// The fields of one record by ``GenericColumn/index``, where they stand in the source. An absent field is an empty range.
@unsafe
protocol PlainRecord {
    var base: UnsafePointer<UInt8> { get }
    /// The offset at which the record starts.
    var start: Int { get }
    func field(_ column: Int) -> Range<Int>
}

/// Reads plain records straight into keys: fields unquoted or without escapes, ASCII and in their usual forms, which nearly all
/// records of nearly all files are. Every other record is left to the field-by-field reader, which has the last word on what a
/// record means; the tests hold the two against each other.
struct PlainRecordReader {
    private let invertsAmounts: Bool
    private var dates = DateMemory()
    private var lastCurrency: (bytes: UInt32, code: CurrencyCode) = (0x42_52_4C, .brl)
    private var tally = PlainTally()
    private let byVectors: Bool
    private let sums = (cpf: TaxpayerCheckSums.cpf, cnpj: TaxpayerCheckSums.cnpj)

    /// Records that begin closer to either end of the source are left alone: sixteen bytes are loaded where one may be meant.
    static let margin = 32
    /// Longer records are left alone, so that no field can be too long.
    static let recordBytesMax = 1 << 16

    init(invertsAmounts: Bool, byVectors: Bool) {
        self.invertsAmounts = invertsAmounts
        self.byVectors = byVectors
    }

    /// What was read since the last call.
    mutating func takeTally() -> PlainTally {
        tally.close(lastCurrency.code)
        defer { tally = PlainTally() }
        return tally
    }

    /// Reads one record. False when it is not plain; nothing has happened then.
    @inline(__always)
    @unsafe
    mutating func read(
        _ record: some PlainRecord, _ output: KeyedOutput, _ readDate: (Range<Int>) -> BusinessDate?
    ) -> Bool {
        let base = unsafe record.base
        let reference = unsafe record.field(GenericColumn.reference.index)
        guard unsafe record.field(GenericColumn.originalReference.index).isEmpty,
            unsafe takeCurrency(base, record.field(GenericColumn.currency.index)),
            let values = unsafe PlainValues(
                base, taxpayer: record.field(GenericColumn.taxpayerID.index),
                amount: record.field(GenericColumn.amount.index), reference: reference, byVectors: byVectors, sums),
            let day = unsafe dates.day(base, record.field(GenericColumn.date.index), readDate)
        else { return false }
        return unsafe take(
            values, day, base, record.start, reference, record.field(GenericColumn.obligation.index), output)
    }

    /// Reads one row by the places of its separators. The offset of its line break, or `nil` when it is not plain; nothing has
    /// happened then.
    @inline(__always)
    @unsafe
    mutating func read(
        _ base: UnsafePointer<UInt8>, origin: Int, start: Int, _ places: UnsafePointer<UInt32>,
        _ columns: UnsafePointer<confere_plain_columns>, _ output: KeyedOutput,
        _ readDate: (Range<Int>) -> BusinessDate?
    ) -> Int? {
        var row = confere_plain_row()
        let flags = unsafe confere_read_plain_row(base, origin, start, places, columns, &row)
        guard flags != 0, let day = unsafe dates.day(base, row.date..<(row.date + 10), readDate) else { return nil }
        let reference = row.reference.start..<row.reference.end
        let values = unsafe PlainValues(base, row.fields, flags, reference)
        return unsafe take(values, day, base, start, reference, start..<start, output) ? row.end : nil
    }

    /// Puts a record's key out.
    @inline(__always)
    @unsafe
    private mutating func take(
        _ values: PlainValues, _ day: Int32, _ base: UnsafePointer<UInt8>, _ start: Int, _ reference: Range<Int>,
        _ obligation: Range<Int>, _ output: KeyedOutput
    ) -> Bool {
        let amountMinor = invertsAmounts ? -values.amountMinor : values.amountMinor
        guard
            let key = MatchKey(
                taxpayer: values.taxpayer, amountMinor: amountMinor, currency: lastCurrency.code, daysSinceEpoch: day)
        else { return false }
        let place = output.keying.layout.place(
            source: output.source, offset: start, isLedger: output.isLedger)
        let keyed: KeyedRecord
        if obligation.isEmpty, let code = values.reference {
            guard unsafe PlainText.isPlain(base, reference), code.isASCII else { return false }
            keyed = KeyedRecord(key: key, reference: code, place: place)
        } else {
            let found = unsafe hashed(base, start, reference, obligation, key, place, output.keying.hash)
            guard let found else { return false }
            keyed = found
        }
        if output.batch.count == KeyedBatch.capacity { output.flush() }
        output.batch.append(keyed)
        tally.add(amountMinor, lastCurrency.code, day, hasWrongCheckDigits: values.hasWrongCheckDigits)
        return true
    }

    /// The record by hashes of its texts, which may each be missing.
    @inline(never)
    @unsafe
    private func hashed(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ reference: Range<Int>, _ obligation: Range<Int>,
        _ key: MatchKey, _ place: RecordPlace, _ hash: TextHash
    ) -> KeyedRecord? {
        guard var referenceHash = unsafe PlainText.hash(base, reference, hash),
            let obligationHash = unsafe PlainText.obligationHash(base, obligation, hash)
        else { return nil }
        if let code = unsafe ReferenceCode(base + reference.lowerBound, reference.count) {
            referenceHash = hash(code)
        }
        return KeyedRecord(
            key: key, referenceHash: referenceHash, obligationHash: obligationHash,
            place: reference.isEmpty
                ? place : place.withReference(at: reference.lowerBound - start, length: reference.count))
    }

    /// Whether the field names a currency with two decimals. Nothing changes otherwise.
    @inline(__always)
    @unsafe
    private mutating func takeCurrency(_ base: UnsafePointer<UInt8>, _ field: Range<Int>) -> Bool {
        let start = field.lowerBound
        let key: UInt32
        if field.isEmpty {
            key = 0x42_52_4C
        } else if field.count == 3 {
            key = unsafe UInt32(base[start]) << 16 | UInt32(base[start + 1]) << 8 | UInt32(base[start + 2])
        } else {
            return false
        }
        return key == lastCurrency.bytes || learnCurrency(key)
    }

    private mutating func learnCurrency(_ key: UInt32) -> Bool {
        let letters = [16, 8, 0].map { UInt8(truncatingIfNeeded: key >> UInt32($0)) }
        guard let code = CurrencyCode(String(decoding: letters, as: UTF8.self)), code.decimals == 2 else {
            return false
        }
        lastCurrency = (key, code)
        return true
    }

}

/// The figures of records that were read into keys, until they go into a ``SourceReading``.
struct PlainTally {
    private(set) var count = 0
    private(set) var sums: [CurrencyCode: (count: Int, minor: Int128)] = [:]
    private(set) var firstDay = Int32.max
    private(set) var lastDay = Int32.min
    private(set) var wrongCheckDigits = 0
    private var run: (currency: CurrencyCode, count: Int, minor: Int64) = (.brl, 0, 0)

    /// Amounts of plain records have at most 14 digits, so those of a range cannot overflow.
    @inline(__always)
    mutating func add(_ amountMinor: Int64, _ currency: CurrencyCode, _ day: Int32, hasWrongCheckDigits: Bool) {
        if currency != run.currency { close(currency) }
        run.count &+= 1
        run.minor &+= amountMinor
        firstDay = min(firstDay, day)
        lastDay = max(lastDay, day)
        if hasWrongCheckDigits { wrongCheckDigits &+= 1 }
    }

    /// Puts the figures of one currency away and begins another's.
    mutating func close(_ next: CurrencyCode) {
        if run.count > 0 {
            let known = sums[run.currency] ?? (0, 0)
            sums[run.currency] = (known.count + run.count, known.minor + Int128(run.minor))
            count += run.count
        }
        run = (next, 0, 0)
    }
}
