internal import PaymentModel

/// Reads MT940, the statement of an account, and MT942, the report within a day; also MT950, which is MT940 without texts.
///
/// Each field 61 is a record with the bank's text, field 86, after it. The currency is that of the opening balance (60F, 60M) or of
/// MT942's floor limit (34F). All references are weak. A statement tallies when opening balance and entries give the closing balance (62F, 62M).
///
/// Source: SWIFT User Handbook, Standards MT, category 9, MT940 and MT942; what banks do differently stands in `docs/formats/mt940.md`.
public struct Mt940Reader: FormatReader {
    private let options: ReadOptions

    public static let bytesPerRecord = 60

    public init(options: ReadOptions) { self.options = options }

    /// Lines that start with :20:, :25: and a field that only statements have. MT101 has the first two.
    public static func recognizes(_ head: SourceHead) -> Bool {
        var (hasReference, hasAccount, isStatement) = (false, false, false)
        for line in head.lines {
            let bytes = Array(line)
            let start = SwiftBlock.textStart(bytes.span, 0..<bytes.count) ?? 0
            guard let (tag, _) = SwiftTag.read(bytes.span, start..<bytes.count) else { continue }
            switch tag {
            case .reference: hasReference = true
            case .account, .accountAndOwner: hasAccount = true
            case .number, .oldNumber, .openingFinal, .openingIntermediate, .closingFinal, .closingIntermediate,
                .floorLimit,
                .entry:
                isStatement = true
            default: break
            }
            if hasReference && hasAccount && isStatement { return true }
        }
        return false
    }

    /// Reads a whole source, which may hold many messages.
    ///
    /// - Throws: ``ReadError`` when there is no field of a message, or far too many lines cannot be read.
    /// - Complexity: O(n) in the bytes.
    public mutating func read(_ bytes: Span<UInt8>, into intake: inout RecordIntake) throws(ReadError) {
        var scanner = PhysicalLineScanner(bytes)
        var session = Mt940Session(options: options)
        while let line = scanner.next(in: bytes) { try session.take(line, bytes, &intake) }
        if let failure = scanner.failure { throw failure }
        try session.finish(bytes, &intake)
    }

    /// The bytes of the entry that starts at `offset`, with the bank's text.
    public func extent(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        var scanner = PhysicalLineScanner(bytes, from: start)
        var end = start
        var isFirst = true
        while let line = scanner.next(in: bytes) {
            if !isFirst {
                if let (tag, _) = SwiftTag.read(bytes, line.range), tag != .information, tag != .nonSwift { break }
                if SwiftBlock.endsText(bytes, line.range) || SwiftBlock.textStart(bytes, line.range) != nil { break }
            }
            isFirst = false
            if !line.isBlank(in: bytes) { end = line.end }
            if end - start > 2 * Mt940Session.fieldBytesMax { break }
        }
        return start..<max(start, end)
    }

    /// SWIFT statements have no field for one.
    public func taxpayerID(ofRecordAt offset: Int, in bytes: Span<UInt8>) -> String? { nil }
}
