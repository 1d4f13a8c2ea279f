/// A file format that Confere reads.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
    /// Generic CSV: RFC 4180 and its cousins, one header row, columns by name.
    case csv
    /// JSON Lines: one object a line, keys as in the generic CSV.
    case jsonl
    /// CNAB 240: returns (segments T and U), payments (A and B) and statements (E).
    case cnab240
    /// CNAB 400: returns.
    case cnab400
    /// FEBRABAN 150: collections by barcode (record G) and direct debits (record F).
    case febraban150
    /// The PIX API's received payments: `GET /pix` pages, webhook bodies, and single payments.
    case pix
    /// OFX 1.x (SGML) and 2.x (XML): statements of accounts and credit cards.
    case ofx
    /// ISO 20022 camt.053 (statements), camt.054 (notifications) and camt.052 (reports): XML.
    case camt
    /// SWIFT MT940 and MT942: statements of an account, and reports within a day.
    case mt940
    /// BAI2: balance reports of North American banks.
    case bai2
    /// NACHA: entries and returns of the American ACH.
    case nacha
    /// Mercado Pago's settlement report.
    case mercadopago
    /// Stripe's itemized reports: payout reconciliation, balance change from activity.
    case stripe
    /// Adyen's settlement details report.
    case adyen
    /// hledger's CSV: print, register and aregister.
    case hledger
    /// Journals of hledger and Ledger.
    case hledgerJournal = "hledger-journal"
    /// Beancount's journals.
    case beancount
    /// Formance Ledger's exported logs.
    case formance

    /// What reads this format. Everything else that is known of a format, its reader knows.
    public var reader: any FormatReader.Type {
        switch self {
        case .csv: DelimitedReader.self
        case .jsonl: JSONLinesReader.self
        case .cnab240: Cnab240Reader.self
        case .cnab400: Cnab400Reader.self
        case .febraban150: Febraban150Reader.self
        case .pix: PixReader.self
        case .ofx: OFXReader.self
        case .camt: CamtReader.self
        case .mt940: Mt940Reader.self
        case .bai2: Bai2Reader.self
        case .nacha: NachaReader.self
        case .mercadopago: MercadoPagoReader.self
        case .stripe: StripeReader.self
        case .adyen: AdyenReader.self
        case .hledger: HledgerCSVReader.self
        case .hledgerJournal: HledgerJournalReader.self
        case .beancount: BeancountReader.self
        case .formance: FormanceReader.self
        }
    }

    /// Whether any table of this shape is of this format, so that a more specific format goes first.
    var isGeneral: Bool { self == .csv || self == .jsonl }

    /// The names that `--format` takes, for messages.
    public static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What a source lists.
public enum SourceLevel: String, Sendable, Hashable, CaseIterable {
    /// Each payment.
    case detail
    /// The account's lines.
    case statement
}
