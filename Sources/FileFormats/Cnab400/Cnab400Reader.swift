/// Reads CNAB 400 returns: what became of boletos, one line a title.
///
/// A title is a record when the bank's occurrence code says that it was paid: its amount is what the bank says it received, its
/// date the day of the occurrence, its obligation the qualified nosso número (``QualifiedObligation``). The layout has no place for the
/// payer's ID: positions 4-17 are the beneficiary's.
///
/// Source: the banks' CNAB 400 collection manuals, positions 1-based and inclusive; where they differ is data (``Cnab400Layout``).
public struct Cnab400Reader: FormatReader {
    /// Characters of a line.
    static let width = 400

    public static let bytesPerRecord = 400

    private let options: ReadOptions

    public init(options: ReadOptions) { self.options = options }

    /// A file header of a return, which starts with `02RETORNO`. Order files start with `01REMESSA` and are not read.
    public static func recognizes(_ head: SourceHead) -> Bool { head.starts(with: "02RETORNO") }

    /// Reads a whole source, which may be several files one after another.
    ///
    /// - Throws: ``ReadError`` when the first line is no file header, or far too many lines cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        try RecordLimit.refuseLongLines(bytes)
        var scanner = FixedWidthScanner(bytes, width: Cnab400Reader.width)
        var first = scanner.next(in: bytes)
        while let line = first, line.isBlank(in: bytes) { first = scanner.next(in: bytes) }
        guard let first else { throw ReadError(line: 1, "the file holds no line: ask the bank for it again") }
        var session = try Cnab400Session(first: first, bytes, options)
        while let line = scanner.next(in: bytes) {
            if line.isBlank(in: bytes) { continue }
            try session.take(line, bytes, &intake)
        }
        try session.completeTitle(bytes, &intake)
        session.leaveFile(bytes, &intake)
        intake.reading.level = .detail
    }

    /// The line that starts at `offset`.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        var scanner = FixedWidthScanner(bytes, width: Cnab400Reader.width, from: min(max(offset, 0), bytes.count))
        guard let line = scanner.next(in: bytes) else { return scanner.offset..<scanner.offset }
        return line.start..<line.start + line.length
    }

    /// None: the layout has no place for the payer's ID.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? { nil }
}
