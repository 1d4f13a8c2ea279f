internal import CByteScan

/// One record of a delimited file: where it ends, and where its fields stand.
struct DelimitedRecord {
    private(set) var start = 0
    /// Just past the line break.
    private(set) var end = 0
    private(set) var fieldCount = 0
    /// Line breaks inside quoted fields.
    private(set) var innerNewlines = 0
    private var faults: UInt32 = 0
    private var ends: [UInt64]

    /// - Parameter fieldsMax: how many fields are kept; more are only counted.
    init(fieldsMax: Int) { ends = [UInt64](repeating: 0, count: fieldsMax) }

    /// Whether the record goes on beyond the limit that it was scanned to.
    private(set) var isTooLong = false

    /// Scans the record that starts at `offset`, as far as `bytesMax`. - Complexity: O(n) in the record.
    mutating func scan(
        _ bytes: Span<UInt8>, at offset: Int, delimiter: UInt8, bytesMax: Int = RecordLimit.recordBytesMax
    ) {
        let stop = min(bytes.count, offset + bytesMax)
        let scanned = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe ends.withUnsafeMutableBufferPointer { ends in
                unsafe confere_scan_record(
                    source.baseAddress!, stop, offset, delimiter, ends.baseAddress!, ends.count)
            }
        }
        start = offset
        end = scanned.end
        fieldCount = scanned.fields
        innerNewlines = scanned.newlines
        faults = scanned.faults
        isTooLong = stop < bytes.count && endsWithoutLineBreak
    }

    /// Whether every byte is known to be ASCII.
    var isASCII: Bool { faults & UInt32(CONFERE_HAS_HIGH_BYTES) == 0 }
    var hasUnclosedQuote: Bool { faults & UInt32(CONFERE_FAULT_UNCLOSED_QUOTE) != 0 }
    var hasTextAfterQuote: Bool { faults & UInt32(CONFERE_FAULT_TEXT_AFTER_QUOTE) != 0 }
    var endsWithoutLineBreak: Bool { faults & UInt32(CONFERE_FAULT_NO_LINE_BREAK) != 0 }

    /// Whether the line has nothing on it but blanks.
    func isEmpty(_ bytes: Span<UInt8>) -> Bool {
        guard fieldCount == 1, !isQuoted(0) else { return false }
        return TextFieldReader.trim(bytes, range(0)).isEmpty
    }

    /// The range of a field, with its quotes if it has any. - Precondition: the field is kept.
    func range(_ field: Int) -> Range<Int> {
        let from = field == 0 ? start : place(field - 1) + 1
        return from..<max(from, place(field))
    }

    /// The characters of a field, without quotes. Doubled quotes are undone in a copy that `fields` keeps.
    func slice(_ field: Int, _ bytes: Span<UInt8>, keptIn fields: inout FieldTable) -> FieldSlice {
        let whole = range(field)
        guard isQuoted(field) else { return .source(whole) }
        guard whole.count >= 2 else { return .source(whole.upperBound..<whole.upperBound) }
        let inner = (whole.lowerBound + 1)..<(whole.upperBound - 1)
        guard inner.contains(where: { bytes[$0] == 0x22 }) else { return .source(inner) }
        var text: [UInt8] = []
        text.reserveCapacity(inner.count)
        var place = inner.lowerBound
        while place < inner.upperBound {
            text.append(bytes[place])
            place += bytes[place] == 0x22 ? 2 : 1
        }
        return fields.keep(text)
    }

    private func isQuoted(_ field: Int) -> Bool { ends[field] >> 63 == 1 }
    private func place(_ field: Int) -> Int { Int(truncatingIfNeeded: ends[field] & ((1 << 63) - 1)) }
}
