private import CXXHash
internal import Matching
internal import PaymentModel

/// The ID of a finding: a hash of what it says, and an ordinal among findings that say the same. Never of where it stands.
struct FindingDigest: Hashable {
    private let high: UInt64
    private let low: UInt64

    /// The digest of a conclusion's content.
    init(_ conclusion: Conclusion, _ row: FindingRow, _ records: RecordSet) {
        var content = DigestContent()
        content.add(row.outcome.name)
        content.add(row.rule.rawValue)
        content.add(row.side.name)
        content.add(row.severity.name)
        content.add(row.expected)
        content.add(row.actual)
        content.add(row.explanation)
        content.add(UInt64(row.settlementCount))
        content.add(UInt64(row.ledgerCount))
        content.add(conclusion.record, records)
        if let counterpart = conclusion.counterpart { content.add(counterpart, records) }
        self.init(content)
    }

    /// The digest of texts: each is preceded by its length, so that no two lists are alike.
    init(_ parts: [String]) {
        var content = DigestContent()
        for part in parts { content.add(part) }
        self.init(content)
    }

    private init(_ content: DigestContent) {
        let hash = unsafe XXH3_128bits(content.bytes, content.bytes.count)
        high = hash.high64
        low = hash.low64
    }

    /// Twenty hexadecimal digits: among 10⁶ findings two different ones share an ID once in 10¹² reports.
    func findingID(ordinal: Int) -> String {
        var content = DigestContent()
        for word in [high, low, UInt64(ordinal)] { content.add(word) }
        let hash = FindingDigest(content)
        return FindingDigest.hexadecimal(hash.high, digits: 16) + FindingDigest.hexadecimal(hash.low >> 48, digits: 4)
    }

    static func hexadecimal(_ value: UInt64, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }
}

/// What a digest is made of: each part after its length, so that no two lists of parts are alike.
private struct DigestContent {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ word: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    /// A record without its location.
    mutating func add(_ id: RecordID, _ records: RecordSet) {
        let record = records[id]
        add(UInt64(record.taxpayer.form.rawValue))
        let taxpayer = records.text(of: record.taxpayer)
        add(UInt64(taxpayer.bytes.count))
        bytes.append(contentsOf: taxpayer.bytes)
        add(UInt64(bitPattern: record.amountMinor))
        add(record.currency.code)
        add(UInt64(UInt32(bitPattern: record.date.daysSinceEpoch)))
        for field in TextField.allCases {
            let text = records.text(field, of: id)?.bytes ?? []
            add(UInt64(text.count))
            bytes.append(contentsOf: text)
        }
    }
}
