/// Reads OFX, the statements that banks offer for accounting programs: 1.x (SGML) and 2.x (XML), of accounts and of credit cards.
///
/// A transaction (STMTTRN) is a record with a weak reference (FITID); its amount's sign is its direction, its date the booking date as
/// the bank prints it.
///
/// Source: OFX 1.0.2, 1.6 and 2.2, sections 2 (syntax), 3.2.8.2 (dates) and 11 (banking), and what banks do with them.
public struct OFXReader: FormatReader {
    private let options: ReadOptions
    private let table = OFXTag.table

    public static let bytesPerRecord = 160

    public init(options: ReadOptions) { self.options = options }

    /// The header of 1.x, or `<OFX>` behind nothing but a header or a declaration.
    public static func recognizes(_ head: SourceHead) -> Bool {
        if head.hasControlBytes { return false }
        if head.starts(with: "OFXHEADER") { return true }
        guard head.starts(with: "<") || head.starts(with: "DATA:OFXSGML") || head.starts(with: "VERSION:") else {
            return false
        }
        return head.contains("<OFX>") || head.contains("<ofx>") || head.contains("<?OFX")
    }

    /// Reads a whole source, which may be several files one after another.
    ///
    /// - Throws: ``ReadError`` when there is no `<OFX>`, a document type is declared, or an element is too long.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var session = try OFXSession(bytes, options, table)
        var scanner = OFXScanner(table, from: ByteOrderMark.length(bytes))
        while let element = try next(&scanner, &session, bytes) {
            guard let tag = element.tag, !(element.isClosing && tag.isValue) else { continue }
            try session.take(tag, element, bytes, &intake)
        }
        try session.finish(bytes, &intake)
    }

    @inline(__always)
    private func next(
        _ scanner: inout OFXScanner, _ session: inout OFXSession, _ bytes: Span<UInt8>
    ) throws(ReadError) -> OFXElement? {
        do throws(OFXFault) { return try scanner.next(bytes) } catch {
            throw error.error(line: session.line(at: error.place, bytes))
        }
    }

    /// From `<STMTTRN>` through its closing tag, or up to what follows where that is missing.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        var end = start
        var scanner = OFXScanner(table, from: start)
        while let element = try? scanner.next(bytes) {
            switch element.tag {
            case .stmttrn where element.isClosing:
                // Past its `>`; line breaks behind it are not its own.
                return start..<min(element.start + "</STMTTRN>".utf8.count, bytes.count)
            case .stmttrn where element.start > start, .banktranlist, .ledgerbal, .availbal, .stmtrs, .ccstmtrs,
                .invstmtrs, .ofx, .stmttrnp:
                return start..<OFXScanner.trim(bytes, start..<element.start).upperBound
            default: end = element.end
            }
        }
        return start..<max(start, OFXScanner.trim(bytes, start..<end).upperBound)
    }

    /// The ID that MEMO or NAME hold, by any bank's rule: what looks like one is masked at every bank.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        let extent = extent(ofRecordAt: offset, in: bytes)
        var scanner = OFXScanner(table, from: extent.lowerBound)
        var payer = OFXPayer()
        while let element = try? scanner.next(bytes), element.start < extent.upperBound {
            if element.tag == .memo || element.tag == .name { payer.look(in: element.value, bytes, bareToo: true) }
        }
        return payer.range.map { range in TextFieldReader.string(range.map { bytes[$0] }) }
    }
}
