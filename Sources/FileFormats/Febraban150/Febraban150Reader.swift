/// Reads FEBRABAN 150: what banks collected for utilities and public bodies on bills with a barcode (records G), and what became
/// of direct debits (records F).
///
/// A record G is a record: its amount is what was paid, its date the day of the payment, its obligation the barcode. A record F is one
/// when its return code says that the account was debited.
///
/// Source: FEBRABAN, layout of collections with barcode, versions 3 to 6, and layout of direct debits, versions 4 to 8; positions
/// 1-based and inclusive.
public struct Febraban150Reader: FormatReader {
    /// Characters of a line.
    static let width = 150

    public static let bytesPerRecord = 150

    private let options: ReadOptions

    public init(options: ReadOptions) { self.options = options }

    /// A record A: direction at 2, bank at 43-45, day of the file at 66-73.
    public static func recognizes(_ head: SourceHead) -> Bool {
        let line = Array(head.firstLine)
        guard line.count >= 79, line[0] == UInt8(ascii: "A"),
            line[1] == UInt8(ascii: "1") || line[1] == UInt8(ascii: "2")
        else { return false }
        return line[42..<45].allSatisfy { $0 ^ 0x30 < 10 } && line[65..<79].allSatisfy { $0 ^ 0x30 < 10 }
    }

    /// Reads a whole source, which may be several files one after another.
    ///
    /// - Throws: ``ReadError`` when the first line is no record A, or far too many lines cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        var scanner = FixedWidthScanner(bytes, width: Febraban150Reader.width)
        var first = scanner.next(in: bytes)
        while let line = first, line.isBlank(in: bytes) { first = scanner.next(in: bytes) }
        guard let first else { throw ReadError(line: 1, "the file holds no line: ask the bank for it again") }
        var session = try Febraban150Session(first: first, bytes, options)
        while let line = scanner.next(in: bytes) {
            if line.isBlank(in: bytes) { continue }
            try session.take(line, bytes, &intake)
        }
        session.leaveFile(bytes, &intake)
        intake.reading.level = .detail
    }

    /// The line that starts at `offset`.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        var scanner = FixedWidthScanner(bytes, width: Febraban150Reader.width, from: min(max(offset, 0), bytes.count))
        guard let line = scanner.next(in: bytes) else { return scanner.offset..<scanner.offset }
        return line.start..<line.start + line.length
    }

    /// The payer of a record F, 131-145, when 130 says what it is.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        var scanner = FixedWidthScanner(bytes, width: Febraban150Reader.width, from: min(max(offset, 0), bytes.count))
        guard let line = scanner.next(in: bytes), line.byte(1, in: bytes) == UInt8(ascii: "F"),
            let range = Febraban150Session.payer(of: line, bytes)
        else { return nil }
        return TextFieldReader.string(range.map { bytes[$0] })
    }
}
