/// Reads what Brazil's PIX API tells of received payments: pages of `GET /pix`, bodies of its webhooks, charges with their payments
/// (`GET /cob`, `/cobv`), lists of payments and single ones, one document or many in a row.
///
/// A payment is a record: its reference the end-to-end ID, its date that of `horario` in the business zone, its obligation the txid of a
/// charge. Each of its returns that moved money is a record of its own.
///
/// Source: API PIX 2.9.0 of the Banco Central do Brasil, schemas PixConsultados, CobsConsultadas, Pix, Devolucao and Paginacao.
public struct PixReader: FormatReader {
    private let options: ReadOptions
    private let table = PixKey.table

    public static let bytesPerRecord = 200

    public init(options: ReadOptions) { self.options = options }

    /// JSON with a payment's keys, or with a list named `pix`.
    public static func recognizes(_ head: SourceHead) -> Bool {
        guard head.starts(with: "{") || head.starts(with: "["), !head.hasControlBytes else { return false }
        return (head.contains("\"endToEndId\"") && head.contains("\"horario\"")) || hasList(head.bytes)
    }

    /// `"pix": [`
    private static func hasList(_ bytes: [UInt8]) -> Bool {
        let key = Array("\"pix\"".utf8)
        guard bytes.count > key.count else { return false }
        func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
        return (0..<bytes.count - key.count).contains { start in
            guard bytes[start] == 0x22, bytes[start..<start + key.count].elementsEqual(key) else { return false }
            let rest = bytes[(start + key.count)...].drop(while: isBlank)
            return rest.first == 0x3A && rest.dropFirst().drop(while: isBlank).first == 0x5B
        }
    }

    /// Reads a whole source, which may be several documents.
    ///
    /// - Throws: ``ReadError`` when an object is too long, or far too many objects cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        intake.reading.level = .detail
        intake.reading.layout = "payments received"
        var session = try PixSession(bytes, options, table)
        try session.read(bytes, &intake)
    }

    /// The object of a payment with its returns, or that of a return.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        var scanner = JSONScanner(start..<min(bytes.count, start + PixSession.elementBytesMax))
        if (try? scanner.value(bytes)) != nil { return start..<scanner.place }
        return start..<LineScan.next(bytes.extracting(0..<scanner.end), from: start).end
    }

    /// The payer's ID, unescaped. A return has none of its own.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        var scanner = JSONScanner(extent(ofRecordAt: offset, in: bytes))
        var fields = PixFields()
        try? scanner.object(bytes, table) { (scanner, key) throws(JSONScanner.Fault) in
            let value = try scanner.value(bytes)
            if let key { fields.put(key, value) }
        }
        return PixPayer(fields, bytes, table).id.map { TextFieldReader.string($0.copy(bytes)) }
    }
}
