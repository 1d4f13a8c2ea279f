internal import FileFormats
internal import Foundation
internal import PaymentModel
internal import Reconciliation

/// What a file is, as one JSON object: `confere sniff --json`.
struct SniffJSON: Encodable {
    private let path: String
    private let format: String
    /// All formats that claim the first bytes.
    private let candidates: [String]
    private let layout: String
    private let encoding: String
    private let bytes: Int
    private let level: String
    private let accounts: [String]
    private let records: Int
    private let skipped: Int
    private let invalid: Int
    /// Sums by currency, as decimal strings.
    private let amounts: [String: String]
    /// What a provider kept of the payments and what it passes on, by currency.
    private let fees: [String: String]
    private let nets: [String: String]
    private let firstDate: String?
    private let lastDate: String?
    private let taxpayers: Taxpayers
    private let columns: [Column]
    private let occurrences: [OccurrenceCount]
    private let controlTotals: [Total]
    private let warnings: [Remark]
    private let invalidLines: [Remark]

    private struct Taxpayers: Encodable {
        let present: Int
        let missing: Int
        let padded: Int
        let wrongCheckDigits: Int
    }

    private struct Column: Encodable {
        let name: String
        let field: String?
    }

    private struct OccurrenceCount: Encodable {
        let code: String
        let meaning: String
        let kind: String
        let count: Int
    }

    private struct Total: Encodable {
        let scope: String
        let name: String
        let declared: String
        let computed: String
        let tallies: Bool
        let line: Int
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
        encoding = sniff.encoding
        bytes = sniff.bytes
        level = reading.level.rawValue
        accounts = reading.accounts
        records = reading.recordCount
        skipped = reading.skippedCount
        invalid = reading.invalidLines.count
        amounts = reading.amountSums.indices.reduce(into: [:]) { amounts, place in
            guard reading.currencyCounts[place] > 0 else { return }
            let currency = CurrencyCode(index: UInt16(place))
            amounts[currency.code] = Money.decimal(reading.amountSums[place], in: currency)
        }
        fees = SniffJSON.decimals(reading.feeSums)
        nets = SniffJSON.decimals(reading.netSums)
        firstDate = reading.dates?.lowerBound.description
        lastDate = reading.dates?.upperBound.description
        taxpayers = Taxpayers(
            present: reading.recordCount - reading.taxpayersMissing, missing: reading.taxpayersMissing,
            padded: reading.taxpayersPadded, wrongCheckDigits: reading.taxpayersWithWrongCheckDigits)
        columns = sniff.columns.map { Column(name: $0.name, field: $0.field?.rawValue) }
        occurrences = reading.occurrenceCounts.map {
            OccurrenceCount(
                code: $0.occurrence.code, meaning: $0.occurrence.meaning, kind: $0.occurrence.kind.rawValue,
                count: $0.count)
        }
        controlTotals = reading.controlTotals.map {
            Total(
                scope: $0.scope, name: $0.name, declared: $0.declared, computed: $0.computed, tallies: $0.tallies,
                line: $0.line)
        }
        warnings = reading.warnings.map { Remark(line: $0.line, message: $0.message) }
        invalidLines = reading.invalidLines.map { Remark(line: $0.line, message: $0.reason) }
    }

    private static func decimals(_ sums: [CurrencyCode: Int128]) -> [String: String] {
        sums.reduce(into: [:]) { $0[$1.key.code] = Money.decimal($1.value, in: $1.key) }
    }

    /// The object on one line.
    func line() throws(RunError) -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            throw RunError(.internalError, place: path, "what was found cannot be written as JSON")
        }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
