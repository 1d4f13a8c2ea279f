private import CXXHash
internal import Matching
internal import PaymentModel

/// The ID of a finding: a hash of what it says, and an ordinal among findings that say the same. Never of where it stands.
struct FindingDigest: Hashable {
    private let high: UInt64
    private let low: UInt64

    /// The digest of a conclusion's content.
    init(_ conclusion: Conclusion, _ row: FindingRow, _ records: RecordSet) {
        var parts = [
            row.outcome.name, row.rule.rawValue, row.side.name, row.severity.name, row.differs, row.expected,
            row.actual,
            String(row.settlementCount), String(row.ledgerCount), row.explanation,
        ]
        for id in [conclusion.record, conclusion.counterpart].compactMap({ $0 }) {
            let record = records[id]
            parts += [
                records.text(of: record.taxpayer).string, String(record.taxpayer.form.rawValue),
                String(record.amountMinor), record.currency.code, record.date.description,
            ]
            parts += TextField.allCases.map { records.text($0, of: id)?.string ?? "" }
        }
        self.init(parts)
    }

    /// The digest of texts: each is preceded by its length, so that no two lists are alike.
    init(_ parts: [String]) {
        var bytes: [UInt8] = []
        for part in parts {
            unsafe withUnsafeBytes(of: UInt32(part.utf8.count).littleEndian) { unsafe bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: part.utf8)
        }
        let hash = unsafe XXH3_128bits(bytes, bytes.count)
        high = hash.high64
        low = hash.low64
    }

    /// Twenty hexadecimal digits: among 10⁶ findings two different ones share an ID once in 10¹² reports.
    func findingID(ordinal: Int) -> String {
        let hash = FindingDigest([String(high), String(low), String(ordinal)])
        return FindingDigest.hexadecimal(hash.high, digits: 16) + FindingDigest.hexadecimal(hash.low >> 48, digits: 4)
    }

    static func hexadecimal(_ value: UInt64, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
