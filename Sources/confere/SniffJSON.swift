internal import FileFormats
internal import Foundation
internal import PaymentModel
internal import Reconciliation

/// What a file is, for programs: `confere sniff --json`. Amounts are decimal strings by currency, as in `summary.json`.
struct SniffJSON: Encodable {
    /// How many invalid lines and totals are listed; all are counted.
    private static let listedMax = 1000

    private let path: String
    private let format: String
    private let candidates: [String]
    private let layout: String
    private let level: String
    private let encoding: String
    private let bytes: Int
    private let accounts: [String]
    private let columns: [Column]
    private let records: Int
    private let skipped: Int
    private let invalid: Int
    private let amounts: [String: String]
    private let dates: Dates?
    private let occurrences: [Code]
    private let tallies: Bool
    private let controlTotals: [Total]
    private let taxpayers: Taxpayers
    private let warnings: [Remark]
    private let invalidLines: [Remark]

    private struct Column: Encodable {
        let name: String
        /// The field that it is read as; left out for a column that is not read.
        let field: String?
    }

    private struct Dates: Encodable {
        let first: String
        let last: String
    }

    private struct Code: Encodable {
        let code: String
        let meaning: String
        let kind: String
        let count: Int
    }

    private struct Total: Encodable {
        let name: String
        let scope: String
        let declared: String
        let computed: String
        let tallies: Bool
        let line: Int
    }

    private struct Taxpayers: Encodable {
        let missing: Int
        let padded: Int
        let wrongCheckDigits: Int
    }

    private struct Remark: Encodable {
        let line: Int?
        let message: String
    }

    init(_ sniff: SourceSniff) {
        let reading = sniff.reading
        path = sniff.path
        format = sniff.format.rawValue
        candidates = sniff.candidates.map(\.rawValue)
        layout = reading.layout
        level = reading.level.rawValue
        encoding = sniff.encoding
        bytes = sniff.bytes
        accounts = reading.accounts
        columns = sniff.columns.map { Column(name: $0.name, field: $0.field?.rawValue) }
        records = reading.recordCount
        skipped = reading.skippedCount
        invalid = reading.invalidLines.count
        var amounts: [String: String] = [:]
        for (index, count) in reading.currencyCounts.enumerated() where count > 0 {
            let currency = CurrencyCode(index: UInt16(index))
            amounts[currency.code] = Money.decimal(reading.amountSums[index], in: currency)
        }
        self.amounts = amounts
        dates = reading.dates.map { Dates(first: "\($0.lowerBound)", last: "\($0.upperBound)") }
        occurrences = SniffText.occurrences(of: reading).map { occurrence, count in
            Code(code: occurrence.code, meaning: occurrence.meaning, kind: occurrence.kind.rawValue, count: count)
        }
        tallies = reading.tallies
        controlTotals = reading.controlTotals.prefix(Self.listedMax).map {
            Total(
                name: $0.name, scope: $0.scope, declared: $0.declared, computed: $0.computed, tallies: $0.tallies,
                line: $0.line)
        }
        taxpayers = Taxpayers(
            missing: reading.taxpayersMissing, padded: reading.taxpayersPadded,
            wrongCheckDigits: reading.taxpayersWithWrongCheckDigits)
        warnings = reading.warnings.map { Remark(line: $0.line, message: $0.message) }
        invalidLines = reading.invalidLines.prefix(Self.listedMax).map { Remark(line: $0.line, message: $0.reason) }
    }

    /// The object on one line, its keys in order.
    func line() throws(RunError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(self) else {
            throw RunError(.internalError, place: path, "what was found cannot be written as JSON")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
