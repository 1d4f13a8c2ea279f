internal import PaymentModel

/// Reads BAI2, the balance reports of North American banks.
///
/// Each record 16 is a record: its type code says the direction, its amount is in minor units of the currency of the account (03) or group
/// (02), by default USD, and its date is the as-of date of the group; a value date (funds type `V`) is the date for
/// ``DateBasis/credit``. Records 03 hold balances and sums, no payments. All references are weak. The trailers 49, 98 and 99 are control totals.
///
/// Source: BAI, Cash Management Balance Reporting Specifications, version 2 (1987, with its revision of 2005).
public struct Bai2Reader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 40

    public init(options: ReadOptions) { self.options = options }

    /// A first line `01,` with a line `02,` next.
    public static func recognizes(_ head: SourceHead) -> Bool {
        let lines = head.lines.prefix(8).map { TextFieldReader.string(Array($0)) }
        guard let first = lines.first, first.hasPrefix("01,") else { return false }
        // A file header may go on in records 88.
        let next = lines.dropFirst().first { !$0.hasPrefix("88,") }
        return next?.hasPrefix("02,") == true || (next?.hasPrefix("99,") == true)
    }

    /// Reads a whole source, which may hold several files.
    ///
    /// - Throws: ``ReadError`` when the first line is no file header, or far too many lines cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var scanner = PhysicalLineScanner(bytes)
        var session = Bai2Session(options: options)
        var isFirst = true
        while let line = scanner.next(in: bytes) {
            if isFirst {
                if line.isBlank(in: bytes) { continue }
                guard let header = Bai2Line(line, bytes), header.code == 1 else {
                    throw ReadError(
                        line: line.number,
                        "no BAI2 file header, which starts with 01: name the right format with --format")
                }
                isFirst = false
            }
            try session.take(line, bytes, &intake)
        }
        if let failure = scanner.failure { throw failure }
        guard !isFirst else { throw ReadError(line: 1, "the file holds no line: ask the bank for it again") }
        try session.finish(bytes, &intake)
    }

    /// The bytes of the transaction that starts at `offset`, with its continuations.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        var scanner = PhysicalLineScanner(bytes, from: start)
        guard let first = scanner.next(in: bytes) else { return start..<start }
        var end = first.end
        while let line = scanner.next(in: bytes) {
            if line.isBlank(in: bytes) { continue }
            guard let next = Bai2Line(line, bytes), next.code == 88 else { break }
            end = line.end
        }
        return first.start..<end
    }

    /// BAI2 has no field for one.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? { nil }
}
