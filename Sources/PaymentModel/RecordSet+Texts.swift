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
        return unsafe max(1, XXH3_64bits_withSeed(start(range, of: id), range.length, seed))
    }

    /// The first byte of a text of a record, in its source or its batch's arena.
    @inline(__always)
    @unsafe
    func start(_ range: TextRange, of id: RecordID) -> UnsafePointer<UInt8> {
        if range.isInArena {
            let arena = unsafe rowTable[id.batch].arena
            precondition(range.offset + range.length <= arena.count)
            return unsafe arena.start + range.offset
        }
        return unsafe sourceStarts[self[id].source] + range.offset
    }

    /// Compares a text field of two records by bytes, a missing text first. Negative, zero or positive.
    public func compare(_ field: TextField, _ left: RecordID, _ right: RecordID) -> Int {
        let (leftRange, rightRange) = (range(field, of: left), range(field, of: right))
        if leftRange.isMissing || rightRange.isMissing { return leftRange.length - rightRange.length }
        let order = unsafe memcmp(
            start(leftRange, of: left), start(rightRange, of: right), min(leftRange.length, rightRange.length))
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
