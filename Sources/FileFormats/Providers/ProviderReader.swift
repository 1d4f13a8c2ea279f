internal import PaymentModel

/// What the readers of all providers' reports share: finding the header, reading the rows, showing a row again.
enum ProviderTable<Profile: ProviderProfile> {
    static func recognizes(_ head: SourceHead) -> Bool {
        !head.hasControlBytes && TableHeader.find(head.bytes.span, required: Profile.requiredColumns) != nil
    }

    static func read(
        _ bytes: Span<UInt8>, _ options: ReadOptions, into intake: inout RecordIntake
    ) throws(ReadError) {
        guard let header = TableHeader.find(bytes, required: Profile.requiredColumns) else {
            throw ReadError(
                line: 1,
                "no \(Profile.name): its first lines have no header with the columns "
                    + Profile.requiredColumns.joined(separator: ", ") + "; name the right format with --format")
        }
        intake.reading.level = .detail
        intake.reading.layout = Profile.name
        var reading = try ProviderReading<Profile>(header: header, options: options)
        try reading.read(header, bytes, looseColumn(header), into: &intake)
    }

    private static func looseColumn(_ header: TableHeader) -> Int {
        Profile.looseColumn.isEmpty ? -1 : header.place(Profile.looseColumn)
    }

    static func extent(_ offset: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        let row = row(offset, bytes)
        return row.map { $0.start..<$0.end } ?? min(offset, bytes.count)..<min(offset, bytes.count)
    }

    static func taxpayerID(_ offset: Int, _ bytes: Span<UInt8>, _ options: ReadOptions) -> String? {
        guard let header = TableHeader.find(bytes, required: Profile.requiredColumns),
            let profile = try? Profile(header: header, options: options), let rows = row(offset, bytes, header)
        else { return nil }
        for column in profile.texts.taxpayers {
            let field = rows.field(column, bytes)
            if !field.isBlank(bytes) { return TextFieldReader.string(field.characters(bytes)) }
        }
        return nil
    }

    private static func row(_ offset: Int, _ bytes: Span<UInt8>) -> TableRows? {
        guard let header = TableHeader.find(bytes, required: Profile.requiredColumns) else { return nil }
        return row(offset, bytes, header)
    }

    private static func row(_ offset: Int, _ bytes: Span<UInt8>, _ header: TableHeader) -> TableRows? {
        guard offset >= 0, offset < bytes.count else { return nil }
        var rows = TableRows(header, from: offset, line: 1, of: bytes, looseColumn: looseColumn(header))
        return rows.next(bytes) == nil ? nil : rows
    }
}
