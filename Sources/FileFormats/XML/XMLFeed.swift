/// Feeds a source to a parser, piece by piece, and gives back what is wanted of it.
///
/// What the wild adds is passed over: blanks before the document, end-of-file marks and zero bytes behind it.
struct XMLFeed: ~Copyable {
    private var parser: ExpatParser
    private var place: Int
    private let end: Int
    private var fault: ReadError?
    private var isDone = false

    /// - Throws: ``ReadError`` when there is nothing to read.
    init(_ bytes: Span<UInt8>, paths: XMLPaths) throws(ReadError) {
        let encoding = XMLEncoding(of: bytes)
        var (start, end, lines) = (0, bytes.count, 0)
        if !encoding.isUTF16 {
            start = ByteOrderMark.length(bytes)
            while start < end, XMLFeed.isBlank(bytes[start]) {
                if bytes[start] == 0x0A { lines += 1 }
                start += 1
            }
            while end > start, XMLFeed.isTail(bytes[end - 1]) { end -= 1 }
        }
        guard start < end else { throw ReadError(line: 1, "the file holds nothing: ask the bank for it again") }
        guard let parser = ExpatParser(paths: paths, encoding: encoding, base: start, baseLine: lines) else {
            throw ReadError(line: nil, "there is no memory for reading XML")
        }
        self.parser = parser
        place = start
        self.end = end
    }

    /// Reads the next piece. False at the end.
    ///
    /// - Parameter bytes: those that the feed was made for.
    /// - Throws: ``ReadError`` when the document is not well-formed, has a DOCTYPE or goes beyond a limit; what it had before was given.
    /// - Complexity: O(n) in the piece.
    mutating func next(_ bytes: Span<UInt8>) throws(ReadError) -> Bool {
        parser.forget()
        if let fault { throw fault }
        if isDone { return false }
        let next = min(place + ExpatParser.pieceBytes, end)
        do throws(ExpatParser.Fault) {
            try parser.feed(bytes.extracting(place..<next), isLast: next == end)
        } catch {
            fault = ReadError(line: parser.line, XMLFeed.message(error))
        }
        place = next
        isDone = next == end
        return true
    }

    /// What the last piece had, and the texts of it.
    var events: [XMLEvent] { parser.events }
    var texts: [UInt8] { parser.texts }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isTail(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x1A || byte == 0 }

    private static func message(_ fault: ExpatParser.Fault) -> String {
        switch fault {
        case .stopped(.doctype):
            "the XML has a DOCTYPE, which bank files have no use for and attacks do: ask the sender for the file without it"
        case .stopped(.tooDeep):
            "the XML has elements within elements deeper than \(XMLRecorder.depthMax): this is no file of a bank"
        case .tagTooLong:
            "the XML has a tag or comment longer than \(ExpatParser.tagBytesMax >> 10) KiB: this is no file of a bank"
        case .textTooLong:
            "the XML goes on for more than \(ExpatParser.textBytesMax >> 20) MiB without a tag: this is no file of a bank"
        case .cut: "the XML ends before its first element does, so the file was cut: ask the bank for it again"
        case .malformed(let reason): "the XML is not well-formed: \(reason); ask the bank for the file again"
        }
    }
}
