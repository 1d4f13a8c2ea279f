internal import PaymentModel

/// Reads Adyen's settlement details report.
///
/// Source: Adyen Docs, "Settlement details report": its columns and journal types. GC columns are in the currency of the payment, NC
/// columns in that of the payout; Creation Date is local to the zone in TimeZone.
public struct AdyenReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 150

    public init(options: ReadOptions) { self.options = options }

    /// The columns Psp Reference, Modification Reference, Type, Gross Debit (GC) and Gross Credit (GC).
    public static func recognizes(_ head: SourceHead) -> Bool { ProviderTable<AdyenReport>.recognizes(head) }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        try ProviderTable<AdyenReport>.read(bytes, options, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        ProviderTable<AdyenReport>.extent(offset, bytes)
    }

    /// Only where `--map` names a column.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        ProviderTable<AdyenReport>.taxpayerID(offset, bytes, options)
    }
}

/// The columns of Adyen's settlement details report.
struct AdyenReport: ProviderProfile {
    static let name = "Adyen settlement details report"
    static let requiredColumns = [
        "Psp Reference", "Modification Reference", "Type", "Gross Currency", "Gross Debit (GC)", "Gross Credit (GC)",
    ]
    static let typeColumn = "Type"
    static let looseColumn = ""
    static let netIsDefined = false

    let texts: ProviderTexts
    private let gross: AdyenAmount
    private let net: AdyenAmount
    private let fees: [ProviderColumn]
    private let date: ProviderColumn
    private let zone: ProviderColumn
    private var dates: ProviderDates

    init(header: TableHeader, options: ReadOptions) throws(ReadError) {
        gross = AdyenAmount(header, currency: "Gross Currency", "Gross Debit (GC)", "Gross Credit (GC)")
        net = AdyenAmount(header, currency: "Net Currency", "Net Debit (NC)", "Net Credit (NC)")
        fees = [
            ProviderColumn(header, "Commission (NC)", "Commission"), ProviderColumn(header, "Markup (NC)", "Markup"),
            ProviderColumn(header, "Scheme Fees (NC)", "Scheme Fees"),
            ProviderColumn(header, "Interchange (NC)", "Interchange"),
        ]
        let booked = ProviderColumn(header, "Booking Date")
        if options.dateBasis == .credit, booked.isThere {
            date = booked
            zone = ProviderColumn(header, "Booking Date TimeZone", "Booking Date Time Zone", "TimeZone")
        } else {
            date = ProviderColumn(header, "Creation Date")
            zone = ProviderColumn(header, "TimeZone", "Time Zone")
        }
        dates = try ProviderDates(options)
        var texts = ProviderTexts()
        texts.payment = try header.place(mappedTo: .reference, options.mapping) ?? header.place("Psp Reference")
        texts.movement = header.place("Modification Reference")
        texts.entry = [header.place("Psp Reference"), header.place("Modification Reference")]
        texts.paymentsMayBeParts = true
        texts.method = header.place("Payment Method")
        texts.taxpayers = [try header.place(mappedTo: .taxpayerID, options.mapping) ?? -1]
        texts.obligation = try header.place(mappedTo: .obligation, options.mapping) ?? -1
        texts.account = header.place("Merchant Account")
        texts.accountPrefix = "adyen/"
        self.texts = texts
    }

    mutating func figures(_ rows: TableRows, _ bytes: Span<UInt8>) throws(RowFault) -> ProviderFigures {
        guard let (grossMinor, currency) = try gross.read(rows, bytes) else {
            throw RowFault("Gross Debit (GC) and Gross Credit (GC) are missing")
        }
        let net = try net.read(rows, bytes)
        let feeMinor = readFees(rows, bytes, decimals: (net?.currency ?? currency).decimals)
        var tallies: Bool?
        if let net, let feeMinor, net.currency == currency { tallies = grossMinor - feeMinor == net.minor }
        return ProviderFigures(
            grossMinor: grossMinor, currency: currency, feeMinor: feeMinor, netMinor: net?.minor,
            netCurrency: net?.currency ?? currency, date: try readDate(rows, bytes), tallies: tallies)
    }

    /// The sum of the fees. Fees may be fractions of a cent: then they are no sum of cents and prove nothing.
    private func readFees(_ rows: TableRows, _ bytes: Span<UInt8>, decimals: Int) -> Int64? {
        var sum: Int64?
        for column in fees {
            do throws(RowFault) {
                if let fee = try column.amount(rows, bytes, decimals: decimals) { sum = (sum ?? 0) + fee }
            } catch { return nil }
        }
        return sum
    }

    /// The date in the business zone. A zone whose letters have several meanings is settled only where all give one date.
    private mutating func readDate(_ rows: TableRows, _ bytes: Span<UInt8>) throws(RowFault) -> BusinessDate {
        let range = rows.range(zone.place, bytes)
        if range.isEmpty { return try dates.date(date, rows, bytes) }
        guard let offsets = ZoneAbbreviation.offsets(bytes, range) else {
            throw RowFault(zone.name, .unreadable, .source(range), bytes)
        }
        var found: BusinessDate?
        for offset in offsets {
            let next = try dates.date(date, rows, bytes, offset: offset)
            if let found, found != next { throw RowFault(zone.name, .ambiguousSeparators, .source(range), bytes) }
            found = next
        }
        guard let found else { throw RowFault(zone.name, .unreadable, .source(range), bytes) }
        return found
    }

    static let types = [
        ProviderType("Settled", "payment", .payment),
        ProviderType("SettledInInstallments", "instalment of a payment", .payment),
        ProviderType("SettledExternallyWithInfo", "payment, settled elsewhere", .skipped),
        ProviderType("SettledExternally", "payment, settled elsewhere", .skipped),
        ProviderType("SettledReversed", "payment reversed", .givesBack),
        ProviderType("Refunded", "refund", .givesBack),
        ProviderType("RefundedExternally", "refund, settled elsewhere", .skipped),
        ProviderType("RefundedReversed", "refund failed", .comesAgain),
        ProviderType("RefundedInInstallments", "instalment of a refund", .givesBack),
        ProviderType("Chargeback", "chargeback", .givesBack),
        ProviderType("ChargebackReversed", "chargeback won", .comesAgain),
        ProviderType("ChargebackExternally", "chargeback, settled elsewhere", .skipped),
        ProviderType("SecondChargeback", "chargeback after all", .givesBack),
        ProviderType("PaidOut", "paid out to a payee", .moves),
        ProviderType("PaidOutReversed", "pay-out to a payee came back", .moves),
        ProviderType("Fee", "fee", .skipped),
        ProviderType("MiscCosts", "costs", .skipped),
        ProviderType("PaymentCost", "costs", .skipped),
        ProviderType("InvoiceDeduction", "invoice deducted", .skipped),
        ProviderType("MerchantPayout", "payout to us", .skipped),
        ProviderType("MerchantPayin", "paid in by us", .skipped),
        ProviderType("InternalCompanyPayout", "payout within the company", .skipped),
        ProviderType("Balancetransfer", "balance of another batch", .skipped),
        ProviderType("DepositCorrection", "deposit corrected", .skipped),
        ProviderType("ReserveAdjustment", "reserve adjusted", .skipped),
        ProviderType("MatchedStatement", "bank statement matched", .skipped),
        ProviderType("ManualCorrected", "corrected by hand", .skipped),
        ProviderType("AuthorisationSchemeFee", "fee", .skipped),
        ProviderType("BankInstructionReturned", "payout came back", .skipped),
        ProviderType("AdvancementCommissioned", "fee of an advance", .skipped),
    ]
}

/// An amount in two columns, of which one is filled.
private struct AdyenAmount {
    private let currency: ProviderColumn
    private let debit: ProviderColumn
    private let credit: ProviderColumn

    init(_ header: TableHeader, currency: String, _ debit: String, _ credit: String) {
        self.currency = ProviderColumn(header, currency)
        self.debit = ProviderColumn(header, debit)
        self.credit = ProviderColumn(header, credit)
    }

    /// Credit is money in; `nil` when both columns are blank.
    func read(
        _ rows: TableRows, _ bytes: Span<UInt8>
    ) throws(RowFault) -> (minor: Int64, currency: CurrencyCode)? {
        guard !rows.range(debit.place, bytes).isEmpty || !rows.range(credit.place, bytes).isEmpty else { return nil }
        let currency = try currency.currency(rows, bytes)
        let debit = try debit.amount(rows, bytes, decimals: currency.decimals)
        let credit = try credit.amount(rows, bytes, decimals: currency.decimals)
        switch (debit, credit) {
        case (let debit?, nil), (let debit?, 0): return (-debit, currency)
        case (nil, let credit?), (0, let credit?): return (credit, currency)
        case (nil, nil): return nil
        default: throw RowFault("\(self.debit.name) and \(self.credit.name) both hold an amount")
        }
    }
}
