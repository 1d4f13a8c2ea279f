/// How a delimited file is written: its delimiter and its header.
struct DelimitedDialect {
    let delimiter: UInt8
    let layout: ColumnLayout
    /// Where the first record starts, and on which line.
    let bodyOffset: Int
    let bodyLine: Int

    /// The delimiters that are tried, in this order.
    static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    /// The most columns that a header may have.
    static let columnsMax = 4096

    /// Reads the header with the delimiter that gives an amount and a date, or else the most columns.
    ///
    /// - Throws: ``ReadError`` when no delimiter gives a usable header.
    static func find(_ bytes: Span<UInt8>, mapping: ColumnMapping) throws(ReadError) -> DelimitedDialect {
        var start = ByteOrderMark.length(bytes)
        var line = 1
        while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D {
            if bytes[start] == 0x0A { line += 1 }
            start += 1
        }
        guard start < bytes.count else {
            throw ReadError(
                line: nil, "the file is empty: not even a header is there; if nothing was paid, send a header alone")
        }
        var failure: ReadError?
        var mostColumns = 0
        var record = DelimitedRecord(fieldsMax: columnsMax)
        for delimiter in delimiters {
            record.scan(bytes, at: start, delimiter: delimiter, bytesMax: RecordLimit.headerBytesMax)
            if record.isTooLong {
                throw RecordLimit.tooLong(
                    "header", line: line, RecordLimit.headerBytesMax, "name the right format with --format")
            }
            guard record.fieldCount <= columnsMax, !record.hasUnclosedQuote else { continue }
            var fields = FieldTable()
            let headers = (0..<record.fieldCount).map { column -> String in
                let name = record.slice(column, bytes, keptIn: &fields)
                return TextFieldReader.string(fields.characters(name, bytes))
            }
            do throws(ReadError) {
                let layout = try ColumnLayout(headers: headers, line: line, mapping: mapping)
                return DelimitedDialect(
                    delimiter: delimiter, layout: layout, bodyOffset: record.end,
                    bodyLine: line + 1 + record.innerNewlines)
            } catch  where record.fieldCount > mostColumns {
                mostColumns = record.fieldCount
                failure = error
            } catch {}
        }
        throw failure
            ?? ReadError(
                line: line, "the header cannot be read: a quote is never closed, or there are too many columns")
    }

    /// The delimiter for people.
    var delimiterName: String {
        switch delimiter {
        case 0x2C: "comma"
        case 0x3B: "semicolon"
        case 0x09: "tab"
        default: "bar"
        }
    }
}

/// The byte order mark that some programs put before UTF-8.
enum ByteOrderMark {
    static func length(_ bytes: Span<UInt8>) -> Int {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }
}
