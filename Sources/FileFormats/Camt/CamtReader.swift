/// Reads camt.053 (statements), camt.054 (notifications) and camt.052 (reports) of ISO 20022, versions 02 to 08 and their successors.
///
/// A booked entry (`Ntry`) is a record; one with several transactions (`TxDtls`) that have amounts is a record for each of them. The
/// amount is what was booked, its sign `CdtDbtInd`; the date is the booking date. Elements, references and totals: `docs/formats/camt.md`.
///
/// Source: ISO 20022 message definition reports, Bank-to-Customer Cash Management.
public struct CamtReader: FormatReader {
    public static let bytesPerRecord = 500

    private let options: ReadOptions

    public init(options: ReadOptions) { self.options = options }

    /// XML that names one of the messages, by its namespace or by its element.
    public static func recognizes(_ head: SourceHead) -> Bool {
        if head.bytes.contains(0), head.bytes.count > 4 {
            // UTF-16: every other byte of names is zero, and a byte order mark comes first.
            let ascii = head.bytes.filter { $0 != 0 && $0 < 0x80 }
            let text = SourceHead(ascii.span)
            return text.starts(with: "<") && names(text)
        }
        return head.starts(with: "<") && names(head)
    }

    private static func names(_ head: SourceHead) -> Bool {
        head.contains("camt.052.001.") || head.contains("camt.053.001.") || head.contains("camt.054.001.")
            || head.contains("BkToCstmrStmt") || head.contains("BkToCstmrDbtCdtNtfctn")
            || head.contains("BkToCstmrAcctRpt")
    }

    /// Reads a whole source: one XML document, in which the message may stand in an envelope.
    ///
    /// - Throws: ``ReadError`` when the XML is not well-formed, has a DOCTYPE, goes beyond a limit or holds no such message, or far too
    ///   many entries cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var session = try CamtSession(options)
        var feed = try XMLFeed(bytes, paths: CamtElement.paths)
        while try feed.next(bytes) { try session.take(feed.events, feed.texts, bytes, &intake) }
        try session.finish(&intake)
    }

    /// The element that starts at `offset`, an entry or a transaction, through its end tag.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        CamtEvidence.extent(ofElementAt: offset, in: bytes)
    }

    /// The first CPF, CNPJ or other number of a party in the element that starts at `offset`.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        CamtEvidence.taxpayerID(ofElementAt: offset, in: bytes)
    }
}
