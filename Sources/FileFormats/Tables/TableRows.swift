/// The rows of a table, one physical line at a time where that is possible.
///
/// A stray quote costs its own row and no other: only when a line opens a quote that it does not close are further lines looked at,
/// and when they make no good row either, the line alone is given up. One column may hold JSON whose quotes are not doubled.
struct TableRows {
    /// What a line is.
    enum Row {
        case fields
        /// Blanks, or the end-of-file mark of old systems.
        case blank
        /// No row; the reason in words.
        case broken(String)
    }

    private let header: TableHeader
    /// The column that may hold undoubled quotes and delimiters, or -1.
    private let looseColumn: Int
    private var record: DelimitedRecord
    private var ranges: [Range<Int>]
    /// Where the next row starts, and on which line.
    private var offset: Int
    private var line: Int
    /// How many more bytes may be looked at in vain for the end of a quote: keeps hostile files linear.
    private var lookaheadBytesLeft: Int

    private(set) var start = 0
    /// Just past the row's line break.
    private(set) var end = 0
    private(set) var rowLine = 0
    private(set) var endsWithoutLineBreak = false

    /// A row longer than this is none.
    static let rowBytesMax = 1 << 20

    init(_ header: TableHeader, of bytes: Span<UInt8>, looseColumn: Int = -1) {
        self.init(header, from: header.bodyOffset, line: header.bodyLine, of: bytes, looseColumn: looseColumn)
    }

    init(_ header: TableHeader, from offset: Int, line: Int, of bytes: Span<UInt8>, looseColumn: Int) {
        self.header = header
        self.looseColumn = looseColumn
        self.offset = offset
        self.line = line
        record = DelimitedRecord(fieldsMax: header.names.count + 1)
        ranges = [Range<Int>](repeating: 0..<0, count: header.names.count)
        lookaheadBytesLeft = 4 * bytes.count + TableRows.rowBytesMax
    }

    /// The row's length without its line break.
    func length(_ bytes: Span<UInt8>) -> Int {
        var last = end
        while last > start, bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D { last -= 1 }
        return last - start
    }

    /// The next row; `nil` at the end. - Complexity: O(n) amortised.
    mutating func next(_ bytes: Span<UInt8>) -> Row? {
        guard offset < bytes.count else { return nil }
        start = offset
        rowLine = line
        var lineEnd = start
        while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
        endsWithoutLineBreak = lineEnd == bytes.count
        end = min(lineEnd + 1, bytes.count)
        offset = end
        line += 1
        guard end - start <= TableRows.rowBytesMax else { return .broken("the line is longer than 1 MiB") }
        record.scan(bytes.extracting(0..<end), at: start, delimiter: header.delimiter)
        if record.isEmpty(bytes) || isEndMark(bytes) { return .blank }
        if takeFields(bytes) { return .fields }
        if splitAroundLooseColumn(bytes) { return .fields }
        if record.hasUnclosedQuote, lookAhead(bytes) { return .fields }
        record.scan(bytes.extracting(0..<end), at: start, delimiter: header.delimiter)
        return .broken(fault)
    }

    private var fault: String {
        if record.hasUnclosedQuote { return "a quote that opens here is never closed" }
        if record.hasTextAfterQuote { return "text follows a closing quote; a quote inside a field is doubled" }
        return "has \(record.fieldCount) fields where the header has \(header.names.count)"
    }

    private func isEndMark(_ bytes: Span<UInt8>) -> Bool {
        end == bytes.count && (start..<end).allSatisfy { bytes[$0] == 0x1A }
    }

    /// Takes the fields of a row that is as it should be; a delimiter may end the line.
    private mutating func takeFields(_ bytes: Span<UInt8>) -> Bool {
        guard !record.hasUnclosedQuote, !record.hasTextAfterQuote else { return false }
        let surplus = record.fieldCount - ranges.count
        guard surplus == 0 || (surplus == 1 && record.range(ranges.count).isEmpty) else { return false }
        for column in ranges.indices { ranges[column] = record.range(column) }
        return looseColumn < 0 || looksWhole(bytes, ranges[looseColumn])
    }

    /// A quoted field that goes on in the next lines.
    private mutating func lookAhead(_ bytes: Span<UInt8>) -> Bool {
        guard lookaheadBytesLeft > 0 else { return false }
        let limit = min(bytes.count, start + TableRows.rowBytesMax)
        record.scan(bytes.extracting(0..<limit), at: start, delimiter: header.delimiter)
        lookaheadBytesLeft -= record.end - start
        guard record.end < limit || limit == bytes.count, takeFields(bytes) else { return false }
        lookaheadBytesLeft += record.end - start
        end = record.end
        offset = end
        line = rowLine + 1 + record.innerNewlines
        endsWithoutLineBreak = record.endsWithoutLineBreak
        return true
    }

    /// Takes the columns before the loose one from the left and those behind it from the right: what is between is its text.
    private mutating func splitAroundLooseColumn(_ bytes: Span<UInt8>) -> Bool {
        guard looseColumn >= 0 else { return false }
        var (left, right) = (start, start + length(bytes))
        for column in 0..<looseColumn {
            guard let field = LooseSplit.first(bytes, left..<right, header.delimiter) else { return false }
            ranges[column] = field
            left = field.upperBound + 1
        }
        for column in (looseColumn + 1..<ranges.count).reversed() {
            guard let field = LooseSplit.last(bytes, left..<right, header.delimiter) else { return false }
            ranges[column] = field
            right = field.lowerBound - 1
        }
        ranges[looseColumn] = left..<right
        return looksWhole(bytes, left..<right, isJSON: true)
    }

    /// Whether a loose field is empty or a whole JSON object or array, in quotes or not; or, unless it must be JSON, another text.
    private func looksWhole(_ bytes: Span<UInt8>, _ field: Range<Int>, isJSON: Bool = false) -> Bool {
        var inner = TextFieldReader.trim(bytes, field)
        if inner.count >= 2, bytes[inner.lowerBound] == 0x22, bytes[inner.upperBound - 1] == 0x22 {
            inner = TextFieldReader.trim(bytes, inner.lowerBound + 1..<inner.upperBound - 1)
        }
        guard let first = inner.first, let last = inner.last else { return true }
        switch bytes[first] {
        case 0x7B: return bytes[last] == 0x7D && inner.count > 1
        case 0x5B: return bytes[last] == 0x5D && inner.count > 1
        default: return !isJSON
        }
    }

    /// A field of the row in hand; absent when the table has no such column. - Precondition: the row has fields.
    func field(_ column: Int, _ bytes: Span<UInt8>) -> TableField {
        guard column >= 0 else { return .absent }
        let whole = ranges[column]
        guard whole.count >= 2, bytes[whole.lowerBound] == 0x22, bytes[whole.upperBound - 1] == 0x22 else {
            return .source(whole)
        }
        let inner = whole.lowerBound + 1..<whole.upperBound - 1
        guard inner.contains(where: { bytes[$0] == 0x22 }) else { return .source(inner) }
        var text: [UInt8] = []
        var place = inner.lowerBound
        while place < inner.upperBound {
            text.append(bytes[place])
            place += bytes[place] == 0x22 ? 2 : 1
        }
        return .copied(text)
    }

    /// A field's place in the source without its quotes; empty when the table has no such column.
    func range(_ column: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        guard column >= 0 else { return 0..<0 }
        let whole = ranges[column]
        guard whole.count >= 2, bytes[whole.lowerBound] == 0x22, bytes[whole.upperBound - 1] == 0x22 else {
            return TextFieldReader.trim(bytes, whole)
        }
        return TextFieldReader.trim(bytes, whole.lowerBound + 1..<whole.upperBound - 1)
    }
}

/// Splits fields off one end of a line.
private enum LooseSplit {
    /// The first field, which must end with a delimiter.
    static func first(_ bytes: Span<UInt8>, _ line: Range<Int>, _ delimiter: UInt8) -> Range<Int>? {
        var place = line.lowerBound
        if place < line.upperBound, bytes[place] == 0x22 {
            place += 1
            while place < line.upperBound {
                if bytes[place] == 0x22 {
                    guard place + 1 < line.upperBound, bytes[place + 1] == 0x22 else { break }
                    place += 1
                }
                place += 1
            }
            place += 1
            guard place < line.upperBound, bytes[place] == delimiter else { return nil }
            return line.lowerBound..<place
        }
        while place < line.upperBound, bytes[place] != delimiter { place += 1 }
        return place < line.upperBound ? line.lowerBound..<place : nil
    }

    /// The last field, which must start behind a delimiter. A quoted one has no quote inside.
    static func last(_ bytes: Span<UInt8>, _ line: Range<Int>, _ delimiter: UInt8) -> Range<Int>? {
        var place = line.upperBound
        if place - line.lowerBound >= 2, bytes[place - 1] == 0x22 {
            place -= 2
            while place > line.lowerBound, bytes[place] != 0x22 { place -= 1 }
            guard place > line.lowerBound, bytes[place - 1] == delimiter else { return nil }
            return place..<line.upperBound
        }
        while place > line.lowerBound, bytes[place - 1] != delimiter { place -= 1 }
        return place > line.lowerBound ? place..<line.upperBound : nil
    }
}
