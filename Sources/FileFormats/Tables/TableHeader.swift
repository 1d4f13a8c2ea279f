/// The header row of a table that is told by its column names: where each column stands.
struct TableHeader {
    let delimiter: UInt8
    /// The names as the source has them.
    let names: [String]
    /// The same to be compared: lower case, without blanks around.
    private let comparedNames: [String]
    /// Where the first row starts, and on which line.
    let bodyOffset: Int
    let bodyLine: Int

    /// How many lines may stand before the header: some reports begin with a summary.
    static let linesBeforeMax = 10
    /// The most columns that a header may have.
    static let columnsMax = 4096
    /// A header longer than this is none.
    static let bytesMax = 256 << 10

    /// Finds the first line that has all of `required` as columns, whatever their case.
    ///
    /// - Complexity: O(n) in the bytes looked at: ``linesBeforeMax`` lines of at most ``bytesMax``, with each delimiter.
    static func find(_ bytes: Span<UInt8>, required: [String]) -> TableHeader? {
        var start = ByteOrderMark.length(bytes)
        var line = 1
        for _ in 0...linesBeforeMax {
            guard start < bytes.count else { return nil }
            let limit = min(bytes.count, start + bytesMax)
            var end = start
            while end < limit, bytes[end] != 0x0A { end += 1 }
            let next = min(end + 1, limit)
            for delimiter in DelimitedDialect.delimiters {
                var delimiters = 0
                for place in start..<end where bytes[place] == delimiter { delimiters += 1 }
                guard delimiters >= required.count - 1,
                    let names = columns(
                        bytes.extracting(0..<next), at: start, delimiter, columnsMax: min(columnsMax, delimiters + 1))
                else { continue }
                let compared = names.map(normalize)
                if required.allSatisfy({ compared.contains(normalize($0)) }) {
                    return TableHeader(
                        delimiter: delimiter, names: names, comparedNames: compared, bodyOffset: next,
                        bodyLine: line + 1)
                }
            }
            guard end < limit else { return nil }
            start = next
            line += 1
        }
        return nil
    }

    private static func columns(
        _ bytes: Span<UInt8>, at start: Int, _ delimiter: UInt8, columnsMax: Int
    ) -> [String]? {
        var record = DelimitedRecord(fieldsMax: columnsMax)
        record.scan(bytes, at: start, delimiter: delimiter)
        guard record.fieldCount > 1, record.fieldCount <= columnsMax, !record.hasUnclosedQuote else { return nil }
        var fields = FieldTable()
        return (0..<record.fieldCount).map { column in
            let name = record.slice(column, bytes, keptIn: &fields)
            return TextFieldReader.string(fields.characters(name, bytes))
        }
    }

    /// The place of a column, or -1. The first of several names that is there wins.
    func place(_ wanted: String...) -> Int { place(anyOf: wanted) }

    func place(anyOf wanted: [String]) -> Int {
        for name in wanted {
            let normalized = TableHeader.normalize(name)
            if let place = comparedNames.firstIndex(of: normalized) { return place }
        }
        return -1
    }

    /// The place of the column that the user named for a field; `nil` when none is named.
    ///
    /// - Throws: ``ReadError`` when there is no such column.
    func place(mappedTo field: GenericColumn, _ mapping: ColumnMapping) throws(ReadError) -> Int? {
        guard let wanted = mapping.columns[field] else { return nil }
        let place = place(wanted)
        guard place >= 0 else {
            throw ReadError(
                .configuration, line: bodyLine - 1,
                "there is no column \"\(wanted)\", which --map names for \(field.rawValue); the columns are: "
                    + names.joined(separator: ", "))
        }
        return place
    }

    /// Lower case, blanks around removed.
    private static func normalize(_ name: String) -> String {
        let bytes = name.utf8
        func isText(_ byte: UInt8) -> Bool { byte != 0x20 && byte != 0x09 }
        guard let first = bytes.firstIndex(where: isText), let last = bytes.lastIndex(where: isText) else { return "" }
        return name[first..<bytes.index(after: last)].lowercased()
    }
}
