private import CXXHash
internal import Matching
internal import PaymentModel

/// What a finding says, hashed. Never where it stands.
struct FindingDigest: Hashable {
    let high: UInt64
    let low: UInt64

    private init(_ hash: XXH128_hash_t) {
        high = hash.high64
        low = hash.low64
    }

    /// The hash of all that was written.
    fileprivate init(_ content: borrowing ByteWriter) {
        self = content.withBytes(0..<content.count) { bytes in
            unsafe bytes.withUnsafeBufferPointer { unsafe FindingDigest(XXH3_128bits($0.baseAddress, $0.count)) }
        }
    }

    /// The ID of a finding: the digest of the digest and of an ordinal among findings that say the same.
    ///
    /// Its first eighty bits are shown: among 10⁶ findings two different ones share an ID once in 10¹² reports.
    func findingID(ordinal: Int) -> FindingDigest {
        let words = (high.littleEndian, low.littleEndian, UInt64(ordinal).littleEndian)
        return unsafe withUnsafeBytes(of: words) { unsafe FindingDigest(XXH3_128bits($0.baseAddress, $0.count)) }
    }
}

/// What a digest is made of: each part after its length, so that no two lists of parts are alike. Its memory is used again.
struct DigestContent: ~Copyable {
    private var bytes = ByteWriter(capacity: 4096)

    /// The digest of a conclusion, of which `row` is the row.
    mutating func digest(
        _ conclusion: Conclusion, _ row: borrowing FindingRow, _ records: RecordSet
    ) -> FindingDigest {
        bytes.truncate(to: 0)
        add(row, .outcome)
        add(row, .rule)
        add(row, .side)
        add(row, .severity)
        add(row, .expected)
        add(row, .actual)
        add(row, .explanation)
        bytes.append(littleEndian: UInt64(conclusion.settlementCount))
        bytes.append(littleEndian: UInt64(conclusion.ledgerCount))
        add(conclusion.record, records)
        if let counterpart = conclusion.counterpart { add(counterpart, records) }
        return FindingDigest(bytes)
    }

    /// The digest of a line that could not be read, of which `row` is the row.
    mutating func digest(_ line: InvalidRecord, _ row: borrowing FindingRow) -> FindingDigest {
        bytes.truncate(to: 0)
        add(row, .outcome)
        add(row, .side)
        for text in [line.reason, String(decoding: line.bytes, as: UTF8.self)] {
            bytes.append(littleEndian: UInt64(text.utf8.count))
            bytes.append(text)
        }
        return FindingDigest(bytes)
    }

    private mutating func add(_ row: borrowing FindingRow, _ column: FindingColumn) {
        let text = row[column]
        bytes.append(littleEndian: UInt64(text.length))
        bytes.append(text.range, of: row.texts.bytes)
    }

    /// A record without its location.
    private mutating func add(_ id: RecordID, _ records: RecordSet) {
        let record = records[id]
        bytes.append(littleEndian: UInt64(record.taxpayer.form.rawValue))
        let length = bytes.count
        bytes.append(littleEndian: 0)
        bytes.append(record.taxpayer, records)
        bytes.replace(at: length, littleEndian: UInt64(bytes.count - length - 8))
        bytes.append(littleEndian: UInt64(bitPattern: record.amountMinor))
        bytes.append(littleEndian: 3)
        bytes.append(record.currency)
        bytes.append(littleEndian: UInt64(UInt32(bitPattern: record.date.daysSinceEpoch)))
        records.forEachText(of: id) { text in
            bytes.append(littleEndian: UInt64(text.count))
            bytes.append(text)
        }
    }
}
