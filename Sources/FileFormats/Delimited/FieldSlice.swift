/// Where a field's characters stand: in the source as they are, or unescaped into memory of their own.
struct FieldSlice {
    /// The range in the source, or in the copy.
    let range: Range<Int>
    /// The place of the copy in its ``FieldTable``; -1 for the source, -2 when the column is not there.
    fileprivate let copy: Int

    static let absent = FieldSlice(range: 0..<0, copy: -2)
    static func source(_ range: Range<Int>) -> FieldSlice { FieldSlice(range: range, copy: -1) }

    var isAbsent: Bool { copy == -2 }
    var isInSource: Bool { copy == -1 }
}

/// The fields of one line, one for each ``GenericColumn/index``. Reused from line to line.
struct FieldTable {
    private var slices = [FieldSlice](repeating: .absent, count: GenericColumn.allCases.count)
    private var copies: [[UInt8]] = []
    /// Whether every byte of the line is known to be ASCII.
    var isASCII = false

    /// Forgets all fields.
    mutating func clear() {
        for column in slices.indices { slices[column] = .absent }
        copies.removeAll(keepingCapacity: true)
    }

    /// Forgets the copies of the last line; the slices are about to be set anew.
    mutating func reuse() {
        if !copies.isEmpty { copies.removeAll(keepingCapacity: true) }
    }

    subscript(column: Int) -> FieldSlice {
        get { slices[column] }
        set { slices[column] = newValue }
    }

    subscript(column: GenericColumn) -> FieldSlice { slices[column.index] }

    /// Keeps unescaped characters.
    mutating func keep(_ text: [UInt8]) -> FieldSlice {
        copies.append(text)
        return FieldSlice(range: 0..<text.count, copy: copies.count - 1)
    }

    /// The unescaped characters of a slice that is not in the source.
    func copied(_ slice: FieldSlice) -> [UInt8] { slice.copy >= 0 ? copies[slice.copy] : [] }

    /// The characters of a slice, copied.
    func characters(_ slice: FieldSlice, _ bytes: Span<UInt8>) -> [UInt8] {
        slice.isInSource ? slice.range.map { bytes[$0] } : copied(slice)
    }
}
