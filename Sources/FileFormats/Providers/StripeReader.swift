internal import PaymentModel

/// Reads Stripe's itemized reports: payout reconciliation and balance change from activity.
///
/// Source: Stripe Docs, "Report types", payout_reconciliation.itemized and balance_change_from_activity.itemized, and "Reporting
/// categories". Amounts are decimal in major units; `created_utc` and `available_on_utc` are UTC without an offset.
public struct StripeReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 150

    public init(options: ReadOptions) { self.options = options }

    /// The columns balance_transaction_id, reporting_category, currency, gross and net.
    public static func recognizes(_ head: SourceHead) -> Bool { ProviderTable<StripeReport>.recognizes(head) }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        try ProviderTable<StripeReport>.read(bytes, options, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        ProviderTable<StripeReport>.extent(offset, bytes)
    }

    /// The first metadata column of the payer's ID that is not blank.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        ProviderTable<StripeReport>.taxpayerID(offset, bytes, options)
    }
}

/// The columns of Stripe's itemized reports.
struct StripeReport: ProviderProfile {
    static let name = "Stripe itemized report"
    static let requiredColumns = ["balance_transaction_id", "reporting_category", "currency", "gross", "net"]
    static let typeColumn = "reporting_category"
    static let looseColumn = ""
    /// Stripe defines net as gross less fee.
    static let netIsDefined = true

    let texts: ProviderTexts
    private let gross: ProviderColumn
    private let currency: ProviderColumn
    private let fee: ProviderColumn
    private let net: ProviderColumn
    private let date: ProviderColumn
    private let offset: [UInt8]
    private var dates: ProviderDates

    /// Where merchants put a payer's tax ID: the keys of payment_metadata[…].
    private static let taxpayerKeys = [
        "cpf", "cnpj", "cpf_cnpj", "taxpayer_id", "tax_id", "taxid", "documento", "document",
    ]

    init(header: TableHeader, options: ReadOptions) throws(ReadError) {
        gross = ProviderColumn(header, "gross")
        currency = ProviderColumn(header, "currency")
        fee = ProviderColumn(header, "fee")
        net = ProviderColumn(header, "net")
        let utc = ProviderColumn(header, "created_utc")
        let availableUTC = ProviderColumn(header, "available_on_utc")
        let available = availableUTC.isThere ? availableUTC : ProviderColumn(header, "available_on")
        let created = utc.isThere ? utc : ProviderColumn(header, "created")
        date = options.dateBasis == .credit && available.isThere ? available : created
        // Columns without "utc" in their names are local times of the zone that the report was made for.
        offset = date.name.lowercased().hasSuffix("utc") ? Array("Z".utf8) : []
        guard date.isThere else {
            throw ReadError(
                line: header.bodyLine - 1, "there is no column created_utc or created: make the report with one")
        }
        dates = try ProviderDates(options)
        var texts = ProviderTexts()
        texts.payment = try header.place(mappedTo: .reference, options.mapping) ?? header.place("charge_id")
        texts.movement = header.place("source_id")
        texts.entry = [header.place("balance_transaction_id")]
        texts.paymentsMayBeParts = true
        texts.method = header.place("payment_method_type")
        if let mapped = try header.place(mappedTo: .taxpayerID, options.mapping) {
            texts.taxpayers = [mapped]
        } else {
            texts.taxpayers = StripeReport.taxpayerKeys
                .map { header.place("payment_metadata[\($0)]", "customer_metadata[\($0)]") }.filter { $0 >= 0 }
        }
        texts.obligation = try header.place(mappedTo: .obligation, options.mapping) ?? -1
        self.texts = texts
    }

    mutating func figures(_ rows: TableRows, _ bytes: Span<UInt8>) throws(RowFault) -> ProviderFigures {
        let currency = try currency.currency(rows, bytes)
        guard let gross = try gross.amount(rows, bytes, decimals: currency.decimals) else {
            throw RowFault("gross is missing")
        }
        let fee = try fee.amount(rows, bytes, decimals: currency.decimals)
        let net = try net.amount(rows, bytes, decimals: currency.decimals)
        var tallies: Bool?
        if let fee, let net { tallies = gross - fee == net }
        return ProviderFigures(
            grossMinor: gross, currency: currency, feeMinor: fee, netMinor: net, netCurrency: currency,
            date: try dates.date(date, rows, bytes, offset: offset), tallies: tallies)
    }

    static let types =
        [
            ProviderType("charge", "payment", .payment),
            ProviderType("charge_failure", "payment failed afterwards", .givesBack),
            ProviderType("partial_capture_reversal", "part not captured", .givesBack),
            ProviderType("refund", "refund", .givesBack),
            ProviderType("refund_failure", "refund failed", .comesAgain),
            ProviderType("dispute", "dispute", .givesBack),
            ProviderType("dispute_reversal", "dispute won", .comesAgain),
        ]
        + noPayments.map { ProviderType($0, "no payment", .skipped) }

    /// What Stripe moves between its own and our accounts.
    private static let noPayments = [
        "advance", "advance_funding", "anticipation_repayment", "climate_order_purchase", "climate_order_refund",
        "connect_collection_transfer", "connect_reserved_funds", "contribution", "fee", "financing_paydown",
        "financing_paydown_reversal", "financing_payout", "financing_payout_reversal",
        "issuing_authorization_hold", "issuing_authorization_release", "issuing_dispute",
        "issuing_dispute_fraud_liability_debit", "issuing_dispute_provisional_credit",
        "issuing_dispute_provisional_credit_reversal", "issuing_disbursement", "issuing_transaction", "network_cost",
        "other_adjustment", "payout", "payout_minimum_balance_hold", "payout_minimum_balance_release",
        "payout_reversal", "platform_earning", "platform_earning_refund", "risk_reserved_funds", "tax", "topup",
        "topup_reversal", "transfer", "transfer_reversal", "unreconciled_customer_funds",
    ]
}
