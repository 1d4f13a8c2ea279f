internal import CByteScan
internal import PaymentModel

/// Reads the plain rows of an indexed range of a delimited file.
struct PlainRows {
    /// For each ``GenericColumn/index`` the column's place in a row, or -1.
    private let columns: [Int]
    private let columnCount: Int
    private var reader: PlainRecordReader
    /// The columns by which rows are read sixteen bytes at a time, when no other column matters.
    private let vectorColumns: confere_plain_columns?

    /// `nil` when the layout holds amounts or directions in a way that needs a closer look.
    init?(_ layout: ColumnLayout, invertsAmounts: Bool, byVectors: Bool) {
        guard layout[.amount] >= 0, layout[.date] >= 0, layout[.taxpayerID] >= 0, layout[.direction] < 0 else {
            return nil
        }
        columns = layout.places
        columnCount = layout.headers.count
        reader = PlainRecordReader(invertsAmounts: invertsAmounts, byVectors: byVectors)
        let isSimple = [GenericColumn.currency, .obligation, .originalReference].allSatisfy { layout[$0] < 0 }
        func place(_ column: GenericColumn) -> UInt32 { UInt32(truncatingIfNeeded: layout[column]) }
        vectorColumns =
            isSimple && byVectors
            ? confere_plain_columns(
                columns: UInt32(columnCount), taxpayer: place(.taxpayerID), amount: place(.amount),
                date: place(.date), reference: place(.reference)) : nil
    }

    /// How far a range was read.
    struct Progress {
        /// The separator with which the next row's first field ends.
        var separator = 0
        /// The offset of the next row.
        var row: Int
    }

    /// Reads plain rows from where `progress` stands on. True at the end of the range; false at a row that must be read
    /// field by field.
    ///
    /// - Complexity: O(rows)
    mutating func run(
        _ progress: inout Progress, _ range: RecordRange, _ index: RangeIndex, _ bytes: Span<UInt8>,
        _ output: KeyedOutput, readDate: (Range<Int>) -> BusinessDate?
    ) -> Bool {
        if let vectorColumns {
            return runByVectors(vectorColumns, &progress, range, index, bytes, output, readDate)
        }
        return unsafe bytes.withUnsafeBufferPointer { source in
            unsafe columns.withUnsafeBufferPointer { columns in
                let base = source.baseAddress!
                let places = unsafe index.places
                let count = index.separatorCount
                let margin = PlainRecordReader.margin
                while progress.separator < count {
                    let first = progress.separator
                    guard first + columnCount <= count, unsafe isRow(places + first), progress.row >= margin else {
                        return false
                    }
                    let end = range.start + Int(unsafe places[first + columnCount - 1] & ~RangeIndex.recordEnd)
                    let row = unsafe Row(
                        base: base, start: progress.row, end: end, origin: range.start, places: places + first,
                        last: columnCount - 1, columns: columns.baseAddress!)
                    guard end < bytes.count - margin, end - progress.row < PlainRecordReader.recordBytesMax,
                        unsafe reader.read(row, output, readDate)
                    else { return false }
                    progress.separator = first + columnCount
                    progress.row = end + 1
                }
                return true
            }
        }
    }

    private mutating func runByVectors(
        _ columns: confere_plain_columns, _ progress: inout Progress, _ range: RecordRange, _ index: RangeIndex,
        _ bytes: Span<UInt8>, _ output: KeyedOutput, _ readDate: (Range<Int>) -> BusinessDate?
    ) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe withUnsafePointer(to: columns) { columns in
                let base = source.baseAddress!
                let places = unsafe index.places
                let margin = PlainRecordReader.margin
                let last = bytes.count - margin
                while progress.separator < index.separatorCount {
                    let (first, start) = (progress.separator, progress.row)
                    guard first + columnCount <= index.separatorCount, start >= margin,
                        unsafe range.start + Int(places[first + columnCount - 1] & ~RangeIndex.recordEnd)
                            < min(last, start + PlainRecordReader.recordBytesMax),
                        let end = unsafe reader.read(
                            base, origin: range.start, start: start, places + first, columns, output, readDate)
                    else { return false }
                    progress.separator = first + columnCount
                    progress.row = end + 1
                }
                return true
            }
        }
    }

    /// Moves past a row that was read field by field and ended at `end`.
    func skip(_ progress: inout Progress, to end: Int, _ index: RangeIndex) {
        while progress.separator < index.separatorCount {
            let place = unsafe index.places[progress.separator]
            progress.separator += 1
            if place & RangeIndex.recordEnd != 0 { break }
        }
        progress.row = end
    }

    /// What was read since the last call.
    mutating func takeTally() -> PlainTally { reader.takeTally() }

    /// Whether the next ``columnCount`` separators are those of one record.
    @inline(__always)
    @unsafe
    private func isRow(_ places: UnsafePointer<UInt32>) -> Bool {
        var union: UInt32 = 0
        for place in 0..<(columnCount - 1) { unsafe union |= places[place] }
        let last = unsafe places[columnCount - 1]
        return union & RangeIndex.recordEnd == 0 && last & RangeIndex.recordEnd != 0
    }

    /// One row and where its fields end.
    @unsafe
    private struct Row: PlainRecord {
        let base: UnsafePointer<UInt8>
        let start: Int
        let end: Int
        let origin: Int
        let places: UnsafePointer<UInt32>
        let last: Int
        let columns: UnsafePointer<Int>

        @inline(__always)
        func field(_ column: Int) -> Range<Int> {
            let place = unsafe columns[column]
            if place < 0 { return 0..<0 }
            let from = unsafe place == 0 ? start : origin + Int(places[place - 1]) + 1
            var to = unsafe place == last ? end : origin + Int(places[place])
            if unsafe place == last, to > from, unsafe base[to - 1] == 0x0D { to -= 1 }
            return unsafe Range(uncheckedBounds: (from, to))
        }
    }
}
