private import CXXHash
private import Glibc

/// The text fields of a record.
public enum TextField: Sendable, CaseIterable {
    case reference, obligation, entryID, originalReference, kind, status
}

extension RecordSet {
    /// The bytes of a text field, copied; `nil` when it is missing.
    public func text(_ field: TextField, of id: RecordID) -> FieldText? {
        let range = range(field, of: id)
        guard !range.isMissing else { return nil }
        return unsafe batches[id.batch].withText(range, sourceStarts[self[id].source]) {
            unsafe FieldText(bytes: Array($0))
        }
    }

    /// The seeded 64-bit hash of a text field; 0 when it is missing. Equal texts have equal hashes; a
    /// caller that concludes anything from equal hashes compares the texts too.
    ///
    /// - Complexity: O(n) in the text.
    public func hash(_ field: TextField, of id: RecordID, seed: UInt64) -> UInt64 {
        let range = range(field, of: id)
        guard !range.isMissing else { return 0 }
        let start = unsafe sourceStarts[self[id].source]
        if !range.isInArena { return unsafe max(1, XXH3_64bits_withSeed(start + range.offset, range.length, seed)) }
        return unsafe batches[id.batch].withText(range, start) {
            max(1, unsafe XXH3_64bits_withSeed($0.baseAddress!, $0.count, seed))
        }
    }

    /// Compares a text field of two records by bytes, a missing text first. Negative, zero or positive.
    public func compare(_ field: TextField, _ left: RecordID, _ right: RecordID) -> Int {
        let (leftRange, rightRange) = (range(field, of: left), range(field, of: right))
        if leftRange.isMissing || rightRange.isMissing { return leftRange.length - rightRange.length }
        let (leftStart, rightStart) = unsafe (sourceStarts[self[left].source], sourceStarts[self[right].source])
        if leftRange.isInArena || rightRange.isInArena {
            return unsafe batches[left.batch].compareTexts(
                leftRange, leftStart, batches[right.batch], rightRange, rightStart)
        }
        let order = unsafe memcmp(
            leftStart + leftRange.offset, rightStart + rightRange.offset, min(leftRange.length, rightRange.length))
        return order != 0 ? Int(order) : leftRange.length - rightRange.length
    }

    /// Whether a text field of both records is there and equal.
    public func shares(_ field: TextField, _ left: RecordID, _ right: RecordID) -> Bool {
        let length = range(field, of: left).length
        return length > 0 && range(field, of: right).length == length && compare(field, left, right) == 0
    }

    /// Whether both records have the field and it differs.
    public func contradicts(_ field: TextField, _ left: RecordID, _ right: RecordID) -> Bool {
        !range(field, of: left).isMissing && !range(field, of: right).isMissing
            && compare(field, left, right) != 0
    }

    @inline(__always)
    private func range(_ field: TextField, of id: RecordID) -> TextRange {
        let record = self[id]
        switch field {
        case .reference: return record.reference
        case .obligation: return record.obligation
        case .entryID: return record.entryID
        case .originalReference: return batches[id.batch].details[Int(record.details)].originalReference
        case .kind: return batches[id.batch].details[Int(record.details)].kind
        case .status: return batches[id.batch].details[Int(record.details)].status
        }
    }
}
