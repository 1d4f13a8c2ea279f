internal import PaymentModel

/// Reads Mercado Pago's settlement report (account money report).
///
/// Source: Mercado Pago Developers, "Account money report", glossary of its columns and transaction types. A payment's reference is
/// SOURCE_ID; refunds, chargebacks and their cancellations reuse it.
public struct MercadoPagoReader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 150

    public init(options: ReadOptions) { self.options = options }

    /// The columns SOURCE_ID, TRANSACTION_TYPE, TRANSACTION_AMOUNT and SETTLEMENT_NET_AMOUNT.
    public static func recognizes(_ head: SourceHead) -> Bool { ProviderTable<MercadoPagoReport>.recognizes(head) }

    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        try ProviderTable<MercadoPagoReport>.read(bytes, options, into: &intake)
    }

    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        ProviderTable<MercadoPagoReport>.extent(offset, bytes)
    }

    /// The payer's ID, where the report has been configured to have it.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        ProviderTable<MercadoPagoReport>.taxpayerID(offset, bytes, options)
    }
}

/// The columns of Mercado Pago's settlement report.
struct MercadoPagoReport: ProviderProfile {
    static let name = "Mercado Pago settlement report"
    static let requiredColumns = ["SOURCE_ID", "TRANSACTION_TYPE", "TRANSACTION_AMOUNT", "SETTLEMENT_NET_AMOUNT"]
    static let typeColumn = "TRANSACTION_TYPE"
    static let looseColumn = "METADATA"
    static let netIsDefined = false

    let texts: ProviderTexts
    private let amount: ProviderColumn
    private let currency: ProviderColumn
    private let fee: ProviderColumn
    private let net: ProviderColumn
    private let netCurrency: ProviderColumn
    private let coupon: ProviderColumn
    private let date: ProviderColumn
    private var dates: ProviderDates

    /// What Mercado Pago's clock says when it does not say it itself: GMT-4.
    private static let offset = Array("-04:00".utf8)

    init(header: TableHeader, options: ReadOptions) throws(ReadError) {
        amount = ProviderColumn(header, "TRANSACTION_AMOUNT")
        currency = ProviderColumn(header, "TRANSACTION_CURRENCY")
        fee = ProviderColumn(header, "FEE_AMOUNT")
        net = ProviderColumn(header, "SETTLEMENT_NET_AMOUNT")
        netCurrency = ProviderColumn(header, "SETTLEMENT_CURRENCY")
        coupon = ProviderColumn(header, "COUPON_AMOUNT")
        let settled = ProviderColumn(header, "SETTLEMENT_DATE")
        let paid = ProviderColumn(header, "TRANSACTION_DATE")
        date = options.dateBasis == .credit && settled.isThere ? settled : paid
        dates = try ProviderDates(options)
        var texts = ProviderTexts()
        texts.payment = try header.place(mappedTo: .reference, options.mapping) ?? header.place("SOURCE_ID")
        texts.entry = [header.place("SOURCE_ID"), paid.place, settled.place]
        texts.method = header.place("PAYMENT_METHOD")
        texts.taxpayers = [
            try header.place(mappedTo: .taxpayerID, options.mapping)
                ?? header.place("PAYER_ID_NUMBER", "PAYER_IDENTIFICATION_NUMBER")
        ]
        texts.obligation = try header.place(mappedTo: .obligation, options.mapping) ?? -1
        texts.account = header.place("USER_ID")
        texts.accountPrefix = "mercadopago/"
        self.texts = texts
    }

    mutating func figures(_ rows: TableRows, _ bytes: Span<UInt8>) throws(RowFault) -> ProviderFigures {
        let currency = self.currency.isThere ? try self.currency.currency(rows, bytes) : .brl
        guard let gross = try amount.amount(rows, bytes, decimals: currency.decimals) else {
            throw RowFault("\(amount.name) is missing")
        }
        let netCurrency =
            rows.range(self.netCurrency.place, bytes).isEmpty ? currency : try self.netCurrency.currency(rows, bytes)
        let fee = try self.fee.amount(rows, bytes, decimals: netCurrency.decimals)
        let net = try self.net.amount(rows, bytes, decimals: netCurrency.decimals)
        var figures = ProviderFigures(
            grossMinor: gross, currency: currency, feeMinor: fee.map { -$0 }, netMinor: net, netCurrency: netCurrency,
            date: try dates.date(date, rows, bytes, offset: MercadoPagoReport.offset))
        if let fee, let net, currency == netCurrency {
            let coupon = try self.coupon.amount(rows, bytes, decimals: netCurrency.decimals) ?? 0
            // A fee is a negative number in the report; a coupon is borne by the seller, or by Mercado Pago.
            figures.tallies = [gross + fee, gross + fee + coupon, gross + fee - coupon].contains(net)
        }
        return figures
    }

    static let types = [
        ProviderType("SETTLEMENT", "payment approved", .payment),
        ProviderType("REFUND", "refund", .givesBack),
        ProviderType("REFUND_CANCEL", "refund cancelled", .comesAgain),
        ProviderType("CHARGEBACK", "chargeback", .givesBack),
        ProviderType("CHARGEBACK_CANCEL", "chargeback cancelled", .comesAgain),
        ProviderType("DISPUTE", "held for a complaint", .moves),
        ProviderType("DISPUTE_CANCEL", "complaint closed", .moves),
        ProviderType("SETTLEMENT_SHIPPING", "shipping paid", .moves),
        ProviderType("REFUND_SHIPPING", "shipping refunded", .moves),
        ProviderType("CHARGEBACK_SHIPPING", "shipping charged back", .moves),
        ProviderType("DISPUTE_SHIPPING", "shipping held for a complaint", .moves),
        ProviderType("WITHDRAWAL", "withdrawal to a bank account", .skipped),
        ProviderType("WITHDRAWAL_CANCEL", "withdrawal cancelled", .skipped),
        ProviderType("PAYOUT", "withdrawal in cash", .skipped),
        ProviderType("PAYOUTS", "withdrawal", .skipped),
        ProviderType("PAYOUT_CANCEL", "withdrawal cancelled", .skipped),
        ProviderType("CASHBACK", "cashback", .skipped),
        ProviderType("CASHBACK_CANCEL", "cashback cancelled", .skipped),
        ProviderType("FEE", "fee", .skipped),
        ProviderType("TAX", "tax", .skipped),
    ]
}
