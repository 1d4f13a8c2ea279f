internal import FileFormats
internal import PaymentModel

/// How a source of one format is composed: records as `fixtures/formats` has them, each with its own IDs and amount, between a head and
/// a foot that tally.
struct SampleFile: Sendable {
    let format: FileFormat
    /// The account that the user would have to name.
    var account: String?
    var head: @Sendable (SampleTotals) -> String = { _ in "" }
    let record: @Sendable (SampleRecord) -> String
    var foot: @Sendable (SampleTotals) -> String = { _ in "" }

    /// One source of each format, in the order of ``FileFormat``.
    static let all: [SampleFile] = FileFormat.allCases.map { format in
        switch format {
        case .csv: delimited
        case .jsonl: jsonLines
        case .cnab240: cnab240
        case .cnab400: cnab400
        case .febraban150: febraban150
        case .pix: pix
        case .ofx: ofx
        case .camt: camt
        case .mt940: mt940
        case .bai2: bai2
        case .nacha: nacha
        case .mercadopago: mercadoPago
        case .stripe: stripe
        case .adyen: adyen
        case .hledger: hledger
        case .hledgerJournal: hledgerJournal
        case .beancount: beancount
        case .formance: formance
        }
    }

    /// A source of about so many bytes, and how many records it has. All records are of about one length.
    func composed(bytes: Int) -> (source: SourceBytes, records: Int) {
        let count = max(1, bytes / record(SampleRecord(0)).utf8.count)
        let totals = SampleTotals(records: count)
        var text = Array(head(totals).utf8)
        text.reserveCapacity(bytes + bytes / 8)
        for place in 0..<count { text.append(contentsOf: record(SampleRecord(place)).utf8) }
        text.append(contentsOf: foot(totals).utf8)
        return (SourceBytes(path: "sample.\(format.rawValue)", copying: text), count)
    }
}

/// What one record of a composed source says.
struct SampleRecord {
    /// Counted from 0.
    let place: Int
    /// BRL 10.00 to 9009.99, so that all amounts are about as long.
    let minor: Int

    private static let taxpayers = (0..<1000).map { cpf(of: 100_000_000 + $0 * 7919) }

    init(_ place: Int) {
        self.place = place
        minor = 1000 + place * 7919 % 900_000
    }

    /// The amount with two decimals.
    func amount(_ separator: String = ".") -> String { SampleTotals.decimal(minor, separator) }

    /// A CPF whose check digits hold: one of a thousand.
    var taxpayer: String { SampleRecord.taxpayers[place % SampleRecord.taxpayers.count] }

    /// PIX end-to-end ID.
    var endToEndID: String { "E12345678202611181430" + number(11) }

    /// The record's number from 1 on, in so many digits; the last ones where it has more.
    func number(_ digits: Int) -> String { SampleTotals.digits(place + 1, digits) }

    /// The check digits are weighted sums modulo 11 (Receita Federal, IN RFB 2.172/2024).
    private static func cpf(of body: Int) -> String {
        var digits = String(body).utf8.map { Int($0) - 0x30 }
        for _ in 0..<2 {
            let sum = digits.enumerated().reduce(0) { $0 + $1.element * (digits.count + 1 - $1.offset) }
            digits.append(sum * 10 % 11 % 10)
        }
        return digits.map(String.init).joined()
    }
}

/// What the trailers of a composed source declare.
struct SampleTotals {
    let records: Int
    let minor: Int

    init(records: Int) {
        self.records = records
        minor = (0..<records).reduce(0) { $0 + SampleRecord($1).minor }
    }

    var amount: String { SampleTotals.decimal(minor, ".") }

    static func decimal(_ minor: Int, _ separator: String) -> String {
        "\(minor / 100)\(separator)\(digits(minor % 100, 2))"
    }

    /// A number in so many digits; the last ones where it has more.
    static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(String(number).suffix(count))
        return String(repeating: "0", count: count - text.utf8.count) + text
    }

    /// A line of fixed width: texts at their 1-based columns, blanks between them.
    static func line(_ width: Int, _ fields: [(column: Int, text: String)]) -> String {
        var bytes = [UInt8](repeating: 0x20, count: width)
        for (column, text) in fields {
            for (distance, byte) in text.utf8.enumerated() { bytes[column - 1 + distance] = byte }
        }
        return String(decoding: bytes, as: UTF8.self) + "\r\n"
    }
}
