/// Reads CNAB 240, the files that Brazilian banks exchange: returns (what became of boletos, segments T and U), payments (what became
/// of orders, segments A and B) and account statements (segment E).
///
/// A boleto's record is its pair of lines T and U, when the bank's movement code says that it was paid; its amount is what
/// the payer paid, its date the day on which he did, its obligation the qualified nosso número
/// (``QualifiedObligation``). A payment's record is its line A, with the payee of the line B that follows; it is negative,
/// since the money goes out. A statement line's record has a weak reference.
///
/// Source: FEBRABAN CNAB 240 layout, positions 1-based and inclusive, and what the banks do differently (``Cnab240Layout``).
public struct Cnab240Reader: FormatReader {
    /// Characters of a line.
    static let width = 240

    public static let bytesPerRecord = 240

    private let options: ReadOptions

    public init(options: ReadOptions) { self.options = options }

    /// A file header: bank, lot 0000 and record type 0. An order file has one too.
    public static func recognizes(_ head: SourceHead) -> Bool {
        let line = head.firstLine
        guard line.count >= 20, !line.contains(where: { $0 == 0x2C || $0 == 0x3B }) else { return false }
        return line.prefix(3).allSatisfy { $0 ^ 0x30 < 10 } && line.dropFirst(3).prefix(5).allSatisfy { $0 == 0x30 }
    }

    /// Reads a whole source, which may be several files one after another.
    ///
    /// - Throws: ``ReadError`` when the first line is no file header, or far too many lines cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var scanner = FixedWidthScanner(bytes, width: Cnab240Reader.width)
        var first = scanner.next(in: bytes)
        while let line = first, line.isBlank(in: bytes) { first = scanner.next(in: bytes) }
        guard let first else { throw ReadError(line: 1, "the file holds no line: ask the bank for it again") }
        var session = try Cnab240Session(first: first, bytes, options)
        while let line = scanner.next(in: bytes) {
            if line.isBlank(in: bytes) { continue }
            try session.take(line, bytes, &intake)
        }
        try session.finish(bytes, &intake)
    }

    /// The bytes of the record that starts at `offset`: from line T through line U, from line A through line B, or one line.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        var scanner = FixedWidthScanner(bytes, width: Cnab240Reader.width, from: min(max(offset, 0), bytes.count))
        guard let first = scanner.next(in: bytes) else { return scanner.offset..<scanner.offset }
        let firstLine = first.start..<first.start + first.length
        let isTitle = first.isDetail(UInt8(ascii: "T"), in: bytes)
        guard isTitle || first.isDetail(UInt8(ascii: "A"), in: bytes) else { return firstLine }
        while let next = scanner.next(in: bytes) {
            if next.isBlank(in: bytes) { continue }
            guard next.isDetail(isTitle ? UInt8(ascii: "U") : UInt8(ascii: "B"), in: bytes) else { break }
            return first.start..<next.start + next.length
        }
        return firstLine
    }

    /// The payer of a line T or E, the payee of a line A. Its layout is that of the bank which every line names.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? {
        var scanner = FixedWidthScanner(bytes, width: Cnab240Reader.width, from: min(max(offset, 0), bytes.count))
        guard let line = scanner.next(in: bytes), let bank = line.digits(1...3, in: bytes) else { return nil }
        let layout = Cnab240Layout.of(bank: Int(bank))
        var payer: Range<Int>?
        if line.isDetail(UInt8(ascii: "T"), in: bytes) {
            let type = line.byte(layout.title.payerType, in: bytes)
            payer = Cnab240Payer.id(type: type, line.range(layout.title.payerID), in: bytes)
        } else if line.isDetail(UInt8(ascii: "E"), in: bytes) {
            payer = layout.entry.payerID.flatMap { Cnab240Payer.leadingID(line.range($0), in: bytes) }
        } else if line.isDetail(UInt8(ascii: "A"), in: bytes) {
            let next = scanner.next(in: bytes)
            let complement = next.flatMap { $0.isDetail(UInt8(ascii: "B"), in: bytes) ? $0 : nil }
            payer = Cnab240Payee.id(line, complement, bytes)
        }
        return payer.map { range in TextFieldReader.string(range.map { bytes[$0] }) }
    }
}
